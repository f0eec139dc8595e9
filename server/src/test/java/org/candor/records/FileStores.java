package org.candor.records;

import java.nio.file.Path;
import org.candor.database.DataFolder;

/** Stores of files in folders of a test. */
public final class FileStores {

  private FileStores() {}

  public static FileStore in(Path folder) {
    return new FileStore(new DataFolder(folder));
  }
}
