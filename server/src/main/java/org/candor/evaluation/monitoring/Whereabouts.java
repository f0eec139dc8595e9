package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.web.Messages.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Measured;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a data source as recorded to the rows themselves. */
@Component
class Whereabouts {

  private final Named named;
  private final Allowed allowed;
  private final Secrets secrets;
  private final FileStore files;

  Whereabouts(Named named, Allowed allowed, Secrets secrets, FileStore files) {
    this.named = named;
    this.allowed = allowed;
    this.secrets = secrets;
    this.files = files;
  }

  /**
   * Rows that can be opened.
   *
   * @param called and where, for people: never a path of this server
   * @param sha256 that the file must have; null where nobody said
   */
  record Located(Source source, String called, String where, @Nullable String sha256) {

    /** The same measured source, named for people. */
    Measured told(Measured it) {
      if (sha256 != null && !sha256.equals(it.fingerprint().sha256())) {
        throw new Unmeasurable(text("evaluation.refused.changed", called));
      }
      return new Measured(called, where, it.reading(), it.engine(), it.fingerprint());
    }
  }

  /**
   * What it is compared with first, then the rows themselves.
   *
   * @throws Unmeasurable where one of them cannot be measured
   */
  List<Located> of(Monitor monitor) {
    var found = new ArrayList<Located>();
    if (monitor.question() == Monitor.Question.DRIFT && monitor.reference() != null) {
      found.add(locate(monitor.reference()));
    }
    Asking.others(monitor).forEach(it -> found.add(locate(it)));
    found.add(locate(monitor.source()));
    return found;
  }

  Located locate(String label) {
    var entry =
        named
            .find(DATA_SOURCES, label)
            .filter(it -> !it.retired())
            .orElseThrow(() -> new Unmeasurable(text("evaluation.refused.source", label)));
    return locate(entry);
  }

  Located locate(Entry<DataSource> entry) {
    var it = entry.content();
    return switch (it.kind()) {
      case UPLOAD -> upload(entry, it);
      case FILE -> file(entry, it);
      case DATABASE -> table(entry, it);
    };
  }

  private Located upload(Entry<DataSource> entry, DataSource it) {
    if (it.sha256() == null || it.bytes() == null || it.fileName() == null) {
      throw new Unmeasurable(text("evaluation.refused.nothing", entry.label()));
    }
    if (!files.holds(it.sha256(), it.bytes())) {
      throw new Unmeasurable(text("evaluation.refused.vanished", entry.label()));
    }
    var form = it.form() == null ? formOf(it.fileName()) : Source.Form.valueOf(it.form().name());
    var source = new Source.File(files.path(it.sha256()), null, form, charset(it.encoding()));
    return new Located(source, it.fileName(), entry.label(), it.sha256());
  }

  private Located file(Entry<DataSource> entry, DataSource it) {
    var path = String.valueOf(it.path());
    var found = allowed.file(path);
    var form = it.form() == null ? null : Source.Form.valueOf(it.form().name());
    var source = new Source.File(found.path(), found.root(), form, charset(it.encoding()));
    return new Located(source, source.name(), entry.label() + " " + path, null);
  }

  private Located table(Entry<DataSource> entry, DataSource it) {
    var path = List.of(String.valueOf(it.tableName()).split("\\."));
    var address = new Source.Table(String.valueOf(it.url()), it.account(), null, path);
    allowed.check(address);
    var table =
        new Source.Table(address.url(), it.account(), secrets.open(entry.id()), address.path());
    return new Located(table, table.name(), entry.label() + " " + table.url(), null);
  }

  /** By the name it was uploaded under: in the store it has another. Null for its first bytes. */
  static Source.@Nullable Form formOf(String name) {
    var low = name.toLowerCase(Locale.ROOT);
    return switch (low.substring(low.lastIndexOf('.') + 1)) {
      case "csv", "tsv", "txt", "tab" -> Source.Form.CSV;
      case "parquet", "pq" -> Source.Form.PARQUET;
      case "ndjson", "jsonl" -> Source.Form.NDJSON;
      case "json" -> Source.Form.JSON;
      default -> null;
    };
  }

  private static @Nullable Charset charset(@Nullable String name) {
    try {
      return name == null ? null : Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Unmeasurable(text("evaluation.refused.encoding", name), e);
    }
  }
}
