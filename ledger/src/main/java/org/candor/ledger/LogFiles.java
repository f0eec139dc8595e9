package org.candor.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one log. A file appears whole or not at all: it is written beside, forced to disk,
 * then renamed; {@link #settle} forces the names.
 */
final class LogFiles {

  static final String CHECKPOINT = "checkpoint";
  private static final String UNFINISHED = ".unfinished";

  private final Path root;
  private final Set<Path> touched = new LinkedHashSet<>();

  LogFiles(Path root) {
    this.root = root;
  }

  Path path(String name) {
    return root.resolve(name);
  }

  boolean exists(TilePath tile) {
    return Files.exists(path(tile.text()));
  }

  byte @Nullable [] read(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (NoSuchFileException absent) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The tile's bytes, from the narrowest file that holds at least its width.
   *
   * @throws IllegalStateException when no file does
   */
  byte[] atLeast(TilePath tile) {
    for (int width : widthsFrom(tile)) {
      var bytes = read(tile.ofWidth(width).text());
      if (bytes != null) {
        return bytes;
      }
    }
    throw new IllegalStateException("The log lacks " + tile.text());
  }

  private Set<Integer> widthsFrom(TilePath tile) {
    var widths =
        new TreeSet<>(partialWidths(tile).stream().filter(w -> w >= tile.width()).toList());
    widths.add(TilePath.FULL);
    return widths;
  }

  /** How many hashes or entries a level holds before the first gap. */
  long count(int level) {
    long full = 0;
    while (exists(new TilePath(level, full, TilePath.FULL))) {
      full++;
    }
    var next = new TilePath(level, full, TilePath.FULL);
    var partial = partialWidths(next);
    return next.first() + (partial.isEmpty() ? 0 : partial.last());
  }

  TreeSet<Integer> partialWidths(TilePath tile) {
    var widths = new TreeSet<Integer>();
    for (var file : list(path(tile.partials()))) {
      var partial = TilePath.parse(tile.partials() + "/" + file.getFileName());
      if (partial != null) {
        widths.add(partial.width());
      }
    }
    return widths;
  }

  void write(String name, byte[] bytes) {
    var target = path(name);
    var unfinished = path(UNFINISHED).resolve(name.replace('/', '-'));
    try {
      createDirectories(target.getParent());
      createDirectories(unfinished.getParent());
      try (var file =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
        file.force(true);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      touched.add(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After this, what was written is there even when the power fails. */
  void settle() {
    for (var directory : touched) {
      try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    touched.clear();
  }

  /** Deletes the partial forms of a tile but those of the widths to keep. */
  void deletePartials(TilePath tile, Set<Integer> keep) {
    try {
      for (int width : partialWidths(tile)) {
        if (!keep.contains(width)) {
          Files.deleteIfExists(path(tile.ofWidth(width).text()));
        }
      }
      Files.deleteIfExists(path(tile.partials()));
    } catch (DirectoryNotEmptyException keptSome) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets what a crash left half written. */
  void discardUnfinished() {
    for (var file : list(path(UNFINISHED))) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void createDirectories(@Nullable Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    createDirectories(directory.getParent());
    Files.createDirectories(directory);
    var parent = directory.getParent();
    if (parent != null) {
      touched.add(parent);
    }
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
