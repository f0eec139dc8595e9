package org.candor.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A text and the signatures under it, readable by people and programs alike. C2SP signed-note. */
public final class SignedNote {

  private static final int MAX_LENGTH = 1_000_000;
  private static final int MAX_SIGNATURES = 100;
  private static final String DASH = "\u2014 ";

  private record Line(String name, int id, byte[] signature) {
    String text() {
      var bytes = ByteBuffer.allocate(4 + signature.length).putInt(id).put(signature).array();
      return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }
  }

  private final String text;
  private final List<Line> lines;

  private SignedNote(String text, List<Line> lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * @throws IllegalArgumentException when the text is not lines of printable characters
   */
  public static SignedNote sign(String text, NoteKey key) {
    requireText(text);
    var verifier = key.verifier();
    return new SignedNote(text, List.of(new Line(verifier.name(), verifier.id(), key.sign(text))));
  }

  /**
   * Reads a note without judging its signatures.
   *
   * @throws IllegalArgumentException when it does not have the form of a signed note
   */
  public static SignedNote parse(String note) {
    int split = note.lastIndexOf("\n\n");
    if (note.length() > MAX_LENGTH || split < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("Not a signed note");
    }
    var text = note.substring(0, split + 1);
    requireText(text);
    var lines = new ArrayList<Line>();
    int at = split + 2;
    while (at < note.length()) {
      int end = note.indexOf('\n', at);
      lines.add(line(note.substring(at, end)));
      at = end + 1;
    }
    if (lines.isEmpty() || lines.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException("A note has 1 to " + MAX_SIGNATURES + " signatures");
    }
    return new SignedNote(text, List.copyOf(lines));
  }

  /** The signed text, with its last newline. */
  public String text() {
    return text;
  }

  /** Whether at least one of these signed, and no signature in the name of one of them is false. */
  public boolean isSignedBy(List<NoteVerifier> known) {
    int good = 0;
    for (var line : lines) {
      var signers =
          known.stream().filter(k -> k.id() == line.id && k.name().equals(line.name)).toList();
      if (signers.isEmpty()) {
        continue;
      }
      if (signers.size() > 1 || !signers.getFirst().verifies(text, line.signature)) {
        return false;
      }
      good++;
    }
    return good > 0;
  }

  public boolean isSignedBy(NoteVerifier verifier) {
    return isSignedBy(List.of(verifier));
  }

  /** The note itself: text, blank line, signatures. */
  @Override
  public String toString() {
    var note = new StringBuilder(text).append('\n');
    lines.forEach(line -> note.append(line.text()));
    return note.toString();
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && Surrogates.firstLone(name) < 0
        && name.chars()
            .noneMatch(
                c -> c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static void requireText(String text) {
    boolean printable = text.chars().allMatch(c -> c >= ' ' || c == '\n');
    if (!text.endsWith("\n") || !printable || Surrogates.firstLone(text) >= 0) {
      throw new IllegalArgumentException("A note is lines of printable characters");
    }
  }

  private static Line line(String line) {
    var parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : null;
    if (parts == null || parts.length != 2 || !isName(parts[0])) {
      throw new IllegalArgumentException("Not a signature line");
    }
    var bytes = StrictBase64.decode(parts[1]);
    if (bytes.length < 5) {
      throw new IllegalArgumentException("Signature too short");
    }
    return new Line(
        parts[0], ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
  }
}
