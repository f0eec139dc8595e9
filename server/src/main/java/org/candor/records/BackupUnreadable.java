package org.candor.records;

/** A file is no backup, not a whole one, or not what it says. */
public class BackupUnreadable extends RuntimeException {

  BackupUnreadable(String message) {
    super(message);
  }

  BackupUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
