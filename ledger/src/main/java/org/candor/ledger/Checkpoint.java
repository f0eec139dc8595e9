package org.candor.ledger;

/**
 * What a log says it is: whose, how long, with which root. Signed, it binds everything before it.
 * C2SP tlog-checkpoint.
 *
 * @param origin names the log for ever, such as {@code candor.example/org/1f0c}
 */
public record Checkpoint(String origin, long size, Hash root) {

  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ') || size < 0) {
      throw new IllegalArgumentException("Not a checkpoint: " + origin + ", size " + size);
    }
    if (size == 0 && !root.equals(Merkle.EMPTY)) {
      throw new IllegalArgumentException("The empty log has the root of nothing");
    }
  }

  /**
   * Reads a checkpoint's text; lines after the third, which others may define, are passed over.
   *
   * @throws IllegalArgumentException when it does not have the form of a checkpoint
   */
  public static Checkpoint parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length < 4 || !text.endsWith("\n") || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
      throw new IllegalArgumentException("Not a checkpoint");
    }
    for (int i = 3; i < lines.length - 1; i++) {
      if (lines[i].isEmpty()) {
        throw new IllegalArgumentException("Empty line in a checkpoint");
      }
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
  }

  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  public SignedNote signedBy(NoteKey key) {
    return SignedNote.sign(text(), key);
  }
}
