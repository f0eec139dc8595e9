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

  /** Words in a row that both have, or that only one of them has. */
  public record Strand(String words, Side side) {}

  /** Who has the words. */
  public enum Side {
    BOTH,
    BEFORE,
    AFTER
  }

  /** Both in one text: what went, marked, stands before what came in its place. */
  public List<Strand> woven() {
    var strands = new ArrayList<Strand>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(words(before), words(after), true).getDeltas()) {
      var same = delta.getType() == com.github.difflib.patch.DeltaType.EQUAL;
      add(strands, delta.getSource().getLines(), same ? Side.BOTH : Side.BEFORE);
      if (!same) {
        add(strands, delta.getTarget().getLines(), Side.AFTER);
      }
    }
    return strands;
  }

  private static void add(List<Strand> strands, List<String> words, Side side) {
    if (!words.isEmpty()) {
      strands.add(new Strand(String.join("", words), side));
    }
  }

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
