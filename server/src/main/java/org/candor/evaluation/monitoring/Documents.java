package org.candor.evaluation.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.springframework.stereotype.Component;

/** The whole of a measurement, as {@code candor measure --format json} writes it. */
@Component
public class Documents {

  private final Companions companions;
  private final FileStore files;

  Documents(Companions companions, FileStore files) {
    this.companions = companions;
    this.files = files;
  }

  /** Empty where nothing was measured, or its file is gone. */
  public Optional<String> of(Entry<Measurement> entry) {
    var sha = entry.content().document();
    if (sha == null || missing(entry)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(files.path(sha)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean missing(Entry<Measurement> entry) {
    var sha = entry.content().document();
    return sha == null || !Files.isRegularFile(files.path(sha));
  }

  Optional<Entry<Attachment>> file(Entry<Measurement> entry) {
    return companions.attachments(entry.ref(), AsOf.NOW).stream()
        .filter(it -> it.content().sha256().equals(entry.content().document()))
        .findFirst();
  }
}
