package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.candor.measure.Budget;
import org.candor.measure.Metric;
import org.candor.measure.Source;

/** Small files of rows, and whole measurements of them. */
final class Tables {

  private Tables() {}

  static Path of(Path folder, String name, String... lines) {
    try {
      return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path of(Path folder, String name, String head, int rows, IntFunction<String> row) {
    var lines = new ArrayList<>(List.of(head));
    for (int i = 0; i < rows; i++) {
      lines.add(row.apply(i));
    }
    return of(folder, name, lines.toArray(String[]::new));
  }

  /** Whatever the number of threads: any number has to give the same bytes. */
  static Measurement measure(Study study, Path... files) {
    var sources = Stream.of(files).<Source>map(Source.File::at).toList();
    var one = study.measure(sources, Budget.USUAL.threads(1));
    for (int threads = 2; threads <= 3; threads++) {
      var again = study.measure(sources, Budget.USUAL.threads(threads));
      assertThat(again.json().canonical()).isEqualTo(one.json().canonical());
    }
    return one;
  }

  static Metric metric(Measurement measurement, String name, String... of) {
    return measurement.findings().metrics().stream()
        .filter(it -> it.name().equals(name))
        .filter(it -> of.length == 0 || Arrays.asList(of).contains(it.of()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " " + Arrays.toString(of)));
  }
}
