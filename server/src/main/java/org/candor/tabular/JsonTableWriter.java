package org.candor.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Objects in a JSON array, or one on each line; values exactly as they are. */
final class JsonTableWriter implements TableWriter {
  private final List<String> columns;
  private final JsonGenerator json;
  private final boolean array;
  private boolean first = true;

  JsonTableWriter(OutputStream out, List<String> columns, boolean array) {
    this.columns = List.copyOf(columns);
    this.array = array;
    this.json =
        JsonFactory.builder()
            .rootValueSeparator((String) null)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out);
    if (array) {
      json.writeStartArray();
    }
  }

  @Override
  public void write(List<? extends @Nullable Object> values) {
    TableWriter.requireWidth(values, columns);
    if (array) {
      json.writeRaw(first ? "\n" : "");
    }
    first = false;
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeName(columns.get(i));
      value(values.get(i));
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    if (array) {
      json.writeEndArray();
    }
    json.close();
  }
}
