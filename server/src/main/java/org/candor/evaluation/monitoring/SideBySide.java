package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.web.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.candor.evaluation.results.Comparison;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.web.Option;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Any two measurements side by side, the earlier one first. Two that did not ask the same are not
 * compared: it is said in what they differ.
 */
@Component
class SideBySide {

  private static final int MOST = 50;

  private final History history;
  private final Trends trends;
  private final Named named;
  private final Listings listings;

  SideBySide(History history, Trends trends, Named named, Listings listings) {
    this.history = history;
    this.trends = trends;
    this.named = named;
    this.listings = listings;
  }

  /**
   * What was chosen, and what came of it.
   *
   * @param made null where nothing could be compared
   * @param why it could not; empty where it was, or nobody chose and there is nothing to compare
   */
  record Chosen(@Nullable Made made, String why) {}

  /** The two, the earlier first. */
  record Made(Entry<Measurement> before, Entry<Measurement> now, Comparison comparison) {}

  /**
   * @param against label of the other; empty for the one before it
   */
  Chosen of(Entry<Measurement> entry, String against, Eyes eyes, AsOf asOf) {
    var own = history.seen(entry, eyes).orElse(null);
    var other =
        against.isEmpty()
            ? history.before(entry, asOf).flatMap(it -> named.find(MEASUREMENTS, it.id(), asOf))
            : named.find(MEASUREMENTS, against, asOf);
    if (other.isEmpty()) {
      return new Chosen(null, against.isEmpty() ? "" : text("evaluation.compare.none", against));
    }
    var others = other.flatMap(it -> history.seen(it, eyes)).orElse(null);
    if (own == null || others == null) {
      var empty = own == null ? entry.label() : other.get().label();
      return new Chosen(null, text("evaluation.compare.nothing", empty));
    }
    if (other.get().id().equals(entry.id())) {
      return new Chosen(null, text("evaluation.compare.itself"));
    }
    var earlier = other.get().number() < entry.number();
    return new Chosen(
        earlier
            ? new Made(other.get(), entry, Comparison.of(others, own))
            : new Made(entry, other.get(), Comparison.of(own, others)),
        "");
  }

  /** As the page shows it; null where there is nothing to compare with. */
  ResultPage.@Nullable Compared on(Entry<Measurement> entry, String against, AsOf asOf) {
    if (entry.content().document() == null) {
      return null;
    }
    var chosen = of(entry, against.strip(), Eyes.OWN, asOf);
    var made = chosen.made();
    var other = made == null ? "" : other(made, entry).label();
    var options = options(entry, other, asOf);
    return made == null && options.isEmpty() && chosen.why().isEmpty()
        ? null
        : new ResultPage.Compared(
            made == null ? null : made.comparison(),
            other,
            made == null ? "" : made.before().label(),
            made == null ? "" : made.now().label(),
            options,
            chosen.why(),
            !against.isBlank());
  }

  private static Entry<Measurement> other(Made made, Entry<Measurement> entry) {
    return made.before().id().equals(entry.id()) ? made.now() : made.before();
  }

  /** Those of the same monitor, and those that asked the same, the latest first. */
  private List<Option> options(Entry<Measurement> entry, String chosen, AsOf asOf) {
    Map<Integer, Entry<Measurement>> found = new TreeMap<>(Comparator.reverseOrder());
    var monitor = entry.content().monitor();
    if (monitor != null) {
      trends
          .last(monitor, MOST, asOf)
          .getOrDefault(monitor, List.of())
          .forEach(it -> found.put(it.number(), it));
    }
    Optional.ofNullable(entry.content().identity())
        .map(it -> Query.read(MEASUREMENTS, Map.of("identity", List.of(Query.EXACTLY + it))))
        .map(it -> listings.page(MEASUREMENTS, it.limited(MOST), asOf))
        .ifPresent(page -> page.entries().forEach(it -> found.put(it.number(), it)));
    return found.values().stream()
        .filter(it -> it.content().document() != null && !it.id().equals(entry.id()))
        .map(it -> new Option(it.label(), words(it), it.label().equals(chosen)))
        .toList();
  }

  private static String words(Entry<Measurement> it) {
    return "%s, %s, %s: %s"
        .formatted(
            it.label(),
            Times.shortDay(it.content().measuredOn()),
            it.content().monitor(),
            Labels.word(it.content().outcome()));
  }
}
