package org.candor.measure.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the project, where there is any. */
public final class SharedData {

  private SharedData() {}

  public static Path file(String name) {
    var here = Path.of("../../shared/data", name);
    var file = Files.exists(here) ? here : Path.of("../shared/data", name);
    assumeTrue(
        Files.isReadable(file), () -> "skipped: there is no " + name + " beside the project");
    return file;
  }
}
