package org.candor.desk;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.candor.register.Field;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.web.Change;
import org.candor.web.Change.Strand;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Brings together what two people made of the same version of a record: what one of them changed
 * stands, what both changed is chosen, united or written by hand.
 *
 * <p>A united list has what either added and not what either removed, as a three-way merge has.
 *
 * @param started what both began with
 * @param saved what the faster made of it
 * @param mine what the slower typed
 * @param sent what was chosen and written so far
 */
record Merge<R extends Record>(
    Register<R> register,
    Form<R> started,
    Form<R> saved,
    Form<R> mine,
    MultiValueMap<String, String> sent,
    Values values) {

  /** Each is also what its values are sent under, but for {@link #MINE}, sent as in any form. */
  private static final String PICK = "pick.";

  private static final String THEIRS = "theirs";
  private static final String MINE = "mine";
  private static final String BOTH = "both";
  private static final String HAND = "hand";

  /** The button that fills what is written by hand from one side. */
  private static final String BEGIN = "begin";

  private static final String STARTED = "started";

  /** Whether the form is shown again: to begin writing from a side, or since nothing is written. */
  static boolean unsettled(Register<?> register, MultiValueMap<String, String> sent) {
    return sent.containsKey(BEGIN)
        || register.fields().stream().anyMatch(it -> unwritten(it.name(), sent));
  }

  /** It is to be as it is written by hand, and nothing is. */
  private static boolean unwritten(String field, MultiValueMap<String, String> sent) {
    return HAND.equals(sent.getFirst(PICK + field))
        && sent.getOrDefault(HAND + "." + field, List.of()).stream().allMatch(String::isBlank);
  }

  /** The version that the merge began with. */
  static int started(MultiValueMap<String, String> sent, int otherwise) {
    var said = Objects.requireNonNullElse(sent.getFirst(STARTED), "");
    return said.matches("\\d{1,9}") ? Integer.parseInt(said) : otherwise;
  }

  /** What was typed before there was anything to choose. */
  static Map<String, List<String>> typed(Register<?> register, MultiValueMap<String, String> sent) {
    var kept = new HashMap<String, List<String>>();
    for (var field : register.fields()) {
      var typed = sent.get(field.name());
      if (typed != null && !field.byVerb()) {
        kept.put(field.name(), typed);
      }
    }
    return kept;
  }

  /** What was decided: a field that is left to the other side is not sent. */
  static Map<String, List<String>> settled(
      Register<?> register, MultiValueMap<String, String> sent) {
    var kept = new HashMap<String, List<String>>(sent);
    for (var field : register.fields()) {
      var pick = Objects.requireNonNullElse(sent.getFirst(PICK + field.name()), MINE);
      switch (pick) {
        case THEIRS -> kept.remove(field.name());
        case BOTH, HAND -> {
          kept.remove(field.name());
          var said = sent.get(pick + "." + field.name());
          if (said != null) {
            kept.put(field.name(), said);
          }
        }
        default -> {}
      }
    }
    return kept;
  }

  List<Pages.Conflict> conflicts() {
    return register.fields().stream().filter(this::contested).map(this::conflict).toList();
  }

  /** What only they changed, or both alike. */
  List<Change> theirChanges() {
    return register.fields().stream()
        .filter(it -> !same(saved, started, it) && !contested(it))
        .map(it -> new Change(Words.label(register, it), said(started, it), said(saved, it)))
        .toList();
  }

  List<Change> myChanges() {
    return register.fields().stream()
        .filter(this::onlyMine)
        .map(it -> new Change(Words.label(register, it), said(started, it), said(mine, it)))
        .toList();
  }

  /** What the page sends on: all that was typed here, and what unites lists. */
  List<Map.Entry<String, String>> carried() {
    var all = new ArrayList<Map.Entry<String, String>>();
    for (var field : register.fields()) {
      if (contested(field) || onlyMine(field)) {
        carry(all, field.name(), mine.typed().getOrDefault(field.name(), List.of()));
      }
      if (contested(field) && field.many()) {
        carry(all, BOTH + "." + field.name(), united(field));
      }
      var blend = contested(field) ? blend(field) : null;
      if (blend != null) {
        carry(all, BOTH + "." + field.name(), List.of(blend));
      }
    }
    return all;
  }

  /** Something is sent of a field that was emptied, or it would stay as it is. */
  private static void carry(List<Map.Entry<String, String>> all, String name, List<String> values) {
    all.add(Map.entry(name, ""));
    values.forEach(it -> all.add(Map.entry(name, it)));
  }

  private boolean contested(Field field) {
    return !same(saved, started, field) && !same(mine, started, field) && !same(mine, saved, field);
  }

  private boolean onlyMine(Field field) {
    return same(saved, started, field) && !same(mine, started, field);
  }

  private Pages.Conflict conflict(Field field) {
    var pick = Objects.requireNonNullElse(sent.getFirst(PICK + field.name()), "");
    var begin = Objects.requireNonNullElse(sent.getFirst(BEGIN), "").split(":", 2);
    var begun = begin.length == 2 && begin[0].equals(field.name());
    var sides = new ArrayList<Pages.Side>();
    sides.add(side(field, THEIRS, saved, !begun && pick.equals(THEIRS)));
    sides.add(side(field, MINE, mine, !begun && pick.equals(MINE)));
    var blend = blend(field);
    if (field.many()) {
      sides.add(bothSides(field, !begun && pick.equals(BOTH)));
    } else if (blend != null) {
      var strands = new Change("", said(started, field), blend).woven();
      var chosen = !begun && pick.equals(BOTH);
      sides.add(new Pages.Side(BOTH, text("desk.merge.side.both"), chosen, false, strands, ""));
    }
    return new Pages.Conflict(
        field.name(),
        Words.label(register, field),
        words(started, field),
        sides,
        switch (field) {
          case Field.Line _, Field.Paragraph _, Field.Terms _ ->
              hand(field, begun ? begin[1] : "", begun || pick.equals(HAND));
          case Field.Choice _,
              Field.Choices _,
              Field.Day _,
              Field.Flag _,
              Field.Whole _,
              Field.Someone _ ->
              null;
        });
  }

  private Pages.Hand hand(Field field, String begin, boolean chosen) {
    var written = sent.getFirst(HAND + "." + field.name());
    var from =
        switch (begin) {
          case THEIRS -> saved.typed(field);
          case MINE -> mine.typed(field);
          case BOTH -> united(field);
          default ->
              written != null ? List.of(written) : field.many() ? united(field) : mine.typed(field);
        };
    var missing = begin.isEmpty() && unwritten(field.name(), sent);
    return new Pages.Hand(String.join("\n", from), chosen, !begin.isEmpty(), field.many(), missing);
  }

  private Pages.Side side(Field field, String pick, Form<R> form, boolean chosen) {
    var strands =
        field.many()
            ? entries(field, form)
            : new Change("", said(started, field), said(form, field)).woven();
    return new Pages.Side(pick, text("desk.merge.side." + pick), chosen, field.many(), strands, "");
  }

  /** Both changes of a text in one; null where they touch the same words, or it is no text. */
  private @Nullable String blend(Field field) {
    return switch (field) {
      case Field.Line _, Field.Paragraph _ ->
          Blend.of(said(started, field), said(saved, field), said(mine, field));
      case Field.Terms _,
          Field.Choice _,
          Field.Choices _,
          Field.Day _,
          Field.Flag _,
          Field.Whole _,
          Field.Someone _ ->
          null;
    };
  }

  /** Every entry there was or is, those first that went. */
  private List<Strand> entries(Field field, Form<R> form) {
    var before = items(started, field);
    var after = items(form, field);
    var strands = new ArrayList<Strand>();
    before.forEach(
        it ->
            strands.add(
                new Strand(
                    word(field, it), after.contains(it) ? Change.Side.BOTH : Change.Side.BEFORE)));
    after.stream()
        .filter(it -> !before.contains(it))
        .forEach(it -> strands.add(new Strand(word(field, it), Change.Side.AFTER)));
    return strands;
  }

  private Pages.Side bothSides(Field field, boolean chosen) {
    var before = items(started, field);
    var strands =
        united(field).stream()
            .map(
                it ->
                    new Strand(
                        word(field, it),
                        before.contains(it) ? Change.Side.BOTH : Change.Side.AFTER))
            .toList();
    var removed = new ArrayList<String>();
    for (var it : before) {
      var theyHave = items(saved, field).contains(it);
      var iHave = items(mine, field).contains(it);
      if (!theyHave || !iHave) {
        var who = theyHave ? MINE : iHave ? THEIRS : BOTH;
        removed.add(text("desk.merge.removed." + who, word(field, it)));
      }
    }
    return new Pages.Side(
        BOTH,
        text("desk.merge.side.both"),
        chosen,
        true,
        strands,
        removed.isEmpty() ? "" : text("desk.merge.removed", String.join(", ", removed)));
  }

  /** What either added to what both kept. */
  private List<String> united(Field field) {
    var before = items(started, field);
    var theirs = items(saved, field);
    var typed = items(mine, field);
    var all = new LinkedHashSet<String>();
    for (var it : before) {
      if (theirs.contains(it) && typed.contains(it)) {
        all.add(it);
      }
    }
    theirs.stream().filter(it -> !before.contains(it)).forEach(all::add);
    typed.stream().filter(it -> !before.contains(it)).forEach(all::add);
    return List.copyOf(all);
  }

  private static Set<String> items(Form<?> form, Field field) {
    var all = new LinkedHashSet<String>();
    for (var line : clean(form.typed(field))) {
      if (field instanceof Field.Terms) {
        for (var term : line.split(";")) {
          all.add(term.strip());
        }
      } else {
        all.add(line);
      }
    }
    all.remove("");
    return all;
  }

  /** Whether two say the same; the order of a list says nothing. */
  private static boolean same(Form<?> one, Form<?> other, Field field) {
    return field.many()
        ? items(one, field).equals(items(other, field))
        : clean(one.typed(field)).equals(clean(other.typed(field)));
  }

  private static List<String> clean(List<String> typed) {
    return typed.stream()
        .flatMap(it -> it.replace("\r\n", "\n").lines())
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private String said(Form<R> form, Field field) {
    return field.many()
        ? String.join(", ", words(form, field))
        : String.join("\n", words(form, field));
  }

  private List<String> words(Form<R> form, Field field) {
    return field.many()
        ? items(form, field).stream().map(it -> word(field, it)).toList()
        : form.typed(field).stream()
            .map(it -> it.replace("\r\n", "\n").strip())
            .filter(it -> !it.isEmpty())
            .map(it -> word(field, it))
            .toList();
  }

  /** What was typed in words, or as it is where it means nothing yet. */
  private String word(Field field, String typed) {
    try {
      return String.join(", ", values.words(register, field, field.parse(List.of(typed))));
    } catch (IllegalArgumentException _) {
      return typed;
    }
  }
}
