package org.candor.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A field's words before and after, with marks on the words that differ. */
public record Change(String field, String before, String after) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.");

  /** Words in a row that are all kept or all changed. */
  public record Piece(String words, boolean marked) {}

  public List<Piece> beforePieces() {
    return pieces(words(before), words(after), true);
  }

  public List<Piece> afterPieces() {
    return pieces(words(before), words(after), false);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(m -> m.group()).toList();
  }

  private static List<Piece> pieces(List<String> before, List<String> after, boolean first) {
    var pieces = new ArrayList<Piece>();
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
      var chunk = first ? delta.getSource() : delta.getTarget();
      var marked = delta.getType() != com.github.difflib.patch.DeltaType.EQUAL;
      if (!chunk.getLines().isEmpty()) {
        pieces.add(new Piece(String.join("", chunk.getLines()), marked));
      }
    }
    return pieces;
  }
}
