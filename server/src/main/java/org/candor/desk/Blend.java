package org.candor.desk;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two changes of one text in one text, where they touch different words: a three-way merge as of
 * diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007), word by word.
 */
final class Blend {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.");

  private Blend() {}

  /** Null where both touch the same words, or words that stand side by side. */
  static @Nullable String of(String started, String one, String other) {
    var words = words(started);
    var changes = new ArrayList<AbstractDelta<String>>();
    changes.addAll(DiffUtils.diff(words, words(one)).getDeltas());
    changes.addAll(DiffUtils.diff(words, words(other)).getDeltas());
    changes.sort(Comparator.comparingInt(it -> it.getSource().getPosition()));
    var blend = new ArrayList<String>();
    int at = 0;
    int touched = -1;
    for (var change : changes) {
      int from = change.getSource().getPosition();
      if (from <= touched) {
        return null;
      }
      blend.addAll(words.subList(at, from));
      blend.addAll(change.getTarget().getLines());
      at = from + change.getSource().size();
      touched = at;
    }
    blend.addAll(words.subList(at, words.size()));
    return String.join("", blend);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(it -> it.group()).toList();
  }
}
