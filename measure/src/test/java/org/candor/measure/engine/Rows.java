package org.candor.measure.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.candor.measure.Budget;
import org.candor.measure.Confusion;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Source;

/** Small files of rows, and questions to them. */
record Rows(Path file) {

  static Rows csv(Path folder, String... lines) {
    return csv(folder, StandardCharsets.UTF_8, lines);
  }

  static Rows csv(Path folder, Charset charset, String... lines) {
    try {
      return new Rows(
          Files.writeString(folder.resolve("rows.csv"), String.join("\n", lines) + "\n", charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T measure(Function<Engine, T> work) {
    return measure(Budget.USUAL, Engines.Use.ONCE, work);
  }

  <T> T measure(Budget budget, Engines.Use use, Function<Engine, T> work) {
    return Engines.measure(Source.File.at(file), budget, use, work);
  }

  Confusion confusion(String prediction, String label, String... by) {
    return measure(
        it ->
            it.confusion(
                Expression.read(prediction, it.columns()),
                Expression.read(label, it.columns()),
                List.of(by)));
  }
}
