package org.candor.tabular;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/**
 * XML read event by event: no document types, no entities, no deep nesting, and no single event (an
 * attribute, a comment) larger than a row may be.
 */
final class Xml implements Closeable {
  private static final int READ_AHEAD = 1 << 17;

  private final Meter meter;
  private final XMLStreamReader events;
  private final Limits limits;
  private int depth;

  private Xml(Meter meter, XMLStreamReader events, Limits limits) {
    this.meter = meter;
    this.events = events;
    this.limits = limits;
  }

  static Xml read(InputStream in, Limits limits) throws IOException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
    factory.setProperty("jdk.xml.maxElementDepth", limits.depth() + 1);
    var meter = new Meter(in, limits.row() + READ_AHEAD);
    try {
      return new Xml(meter, factory.createXMLStreamReader(meter), limits);
    } catch (XMLStreamException e) {
      throw refusal(e);
    }
  }

  /** Moves to the next element's start or end, or to text; false at the end of the document. */
  boolean next() throws IOException {
    try {
      meter.reset();
      if (!events.hasNext()) {
        return false;
      }
      int event = events.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Unreadable(Reason.FORBIDDEN_XML, "tabular.xlsx.doctype");
      }
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      if (depth > limits.depth()) {
        throw new Unreadable(Reason.TOO_DEEP, "tabular.xlsx.deep", limits.depth());
      }
      return true;
    } catch (XMLStreamException e) {
      throw refusal(e);
    }
  }

  private static Unreadable refusal(XMLStreamException e) {
    return e.getNestedException() instanceof IOException
        ? Zipped.damaged()
        : new Unreadable(Reason.DAMAGED, "tabular.xlsx.xml");
  }

  boolean starts(String element) {
    return events.isStartElement() && events.getLocalName().equals(element);
  }

  boolean ends(String element) {
    return events.isEndElement() && events.getLocalName().equals(element);
  }

  boolean isText() {
    return events.isCharacters();
  }

  /** The text at hand, a piece of at most a few thousand characters. */
  String text() {
    return events.getText();
  }

  /** An attribute of the element that starts here, whatever its name space. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < events.getAttributeCount(); i++) {
      if (events.getAttributeLocalName(i).equals(name)) {
        return events.getAttributeValue(i);
      }
    }
    return null;
  }

  String attribute(String name, String otherwise) {
    String value = attribute(name);
    return value == null ? otherwise : value;
  }

  int number(String attribute, int otherwise) {
    String value = attribute(attribute);
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  @Override
  public void close() throws IOException {
    meter.close();
  }

  /** Counts what one event reads. */
  private static final class Meter extends FilterInputStream {
    private final long limit;
    private long read;

    Meter(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public void reset() {
      read = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      read += Math.max(0, n);
      if (read > limit) {
        throw new Unreadable(Reason.ROW_TOO_LONG, "tabular.xlsx.value", limit);
      }
      return n;
    }
  }
}
