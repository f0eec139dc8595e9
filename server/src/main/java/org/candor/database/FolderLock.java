package org.candor.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Held by the one process that uses a folder; the operating system frees it when that dies. */
final class FolderLock implements AutoCloseable {

  // Closing any channel of a file frees all locks this process has on it, so a second attempt in
  // the same process must be refused before it opens the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static FolderLock on(Path folder) throws IOException {
    Files.createDirectories(folder);
    var file = folder.toRealPath().resolve("candor.lock");
    if (!HELD.add(file)) {
      throw taken(folder, ProcessHandle.current().pid() + "");
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        sign(channel);
        return new FolderLock(file, channel);
      }
      throw taken(folder, Files.readString(file).strip());
    } catch (IOException | DatabaseUnusable e) {
      HELD.remove(file);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    var pid = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
  }

  private static FolderInUse taken(Path folder, String pid) {
    return new FolderInUse(
        "Another Candor (process " + pid + ") is already running on the folder " + folder + ".",
        "Stop it first, or ask it through its API, or use a folder of your own with candor.data.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
