package org.candor.measure.engine;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.candor.measure.Unmeasurable;

/**
 * A folder nobody else may look into, with one file under a name of ours: so that no character of
 * the real name means anything to the engine, and room for what does not fit into memory.
 */
final class PrivateFolder implements AutoCloseable {

  /** How its own name begins. */
  static final String NAME = "candor-measure-";

  private static final char MARK = '\uFEFF';

  private final Path folder;

  PrivateFolder() {
    try {
      folder = Files.createTempDirectory(NAME);
    } catch (IOException e) {
      throw new Unmeasurable("No temporary folder can be made: " + e.getMessage(), e);
    }
  }

  Path spill() {
    return folder.resolve("spill");
  }

  Path linked(Path real, String name) {
    try {
      return Files.createSymbolicLink(folder.resolve(name), real);
    } catch (IOException e) {
      throw new Unmeasurable("No temporary file can be made: " + e.getMessage(), e);
    }
  }

  /** The text in UTF-8, without a mark. */
  Path transcoded(Path real, Charset from, String name) {
    var decoder =
        from.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var file = folder.resolve(name);
    try (var in = new java.io.InputStreamReader(Files.newInputStream(real), decoder);
        var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      char[] letters = new char[1 << 16];
      boolean first = true;
      for (int read = in.read(letters); read >= 0; read = in.read(letters)) {
        int mark = first && read > 0 && letters[0] == MARK ? 1 : 0;
        out.write(letters, mark, read - mark);
        first = false;
      }
      return file;
    } catch (CharacterCodingException e) {
      throw new Unmeasurable(
          "The file is not written in %s. Say its encoding.".formatted(from.name()), e);
    } catch (IOException e) {
      throw new Unmeasurable("The text could not be converted: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new Unmeasurable("Temporary files stay behind in " + folder + ".", e);
    }
  }
}
