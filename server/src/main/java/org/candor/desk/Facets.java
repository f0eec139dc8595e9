package org.candor.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.register.Field;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Words;
import org.springframework.stereotype.Component;

/** The panel of one field: which values there are under the other filters, and how often. */
@Component
class Facets {

  private static final int FREQUENT = 12;
  private static final String TO = "..";

  private final Desk desk;
  private final Listings listings;

  Facets(Desk desk, Listings listings) {
    this.desk = desk;
    this.listings = listings;
  }

  Pages.Facet of(Register<?> register, Field field, Look look, Address here) {
    Query.read(register, here.parameters());
    var others = here.without(field.name(), "view");
    var query = Query.read(register, others.parameters());
    var counts = listings.counts(register, query, field, look.asOf());
    var chosen = here.parameters().getOrDefault(field.name(), List.of());
    var typed = typed(field, chosen);
    var offered = new LinkedHashMap<String, Long>();
    offered(field, counts.keySet())
        .forEach(it -> offered.put(spelled(field, it), counts.getOrDefault(it, 0L)));
    var further =
        chosen.stream()
            .filter(it -> !it.equals(typed) && !it.equals(Query.NONE) && !offered.containsKey(it))
            .toList();
    further.stream()
        .limit(FREQUENT)
        .forEach(it -> offered.put(it, total(register, field, it, look, others)));
    offered.put(Query.NONE, counts.getOrDefault("", 0L));
    var carried = new ArrayList<>(others.carried());
    further.stream().skip(FREQUENT).forEach(it -> carried.add(Map.entry(field.name(), it)));
    var ends = typed.split("\\.\\.", -1);
    return new Pages.Facet(
        register,
        look,
        field,
        Words.label(register, field),
        register.href(),
        carried,
        counted(register, field, offered, chosen, others),
        typed,
        ends[0],
        ends[ends.length - 1]);
  }

  private List<Pages.Counted> counted(
      Register<?> register,
      Field field,
      Map<String, Long> offered,
      List<String> chosen,
      Address others) {
    var values = desk.values(List.of(field));
    return offered.entrySet().stream()
        .map(
            it ->
                new Pages.Counted(
                    it.getKey(),
                    values.spelled(register, field, it.getKey()),
                    it.getValue(),
                    chosen.contains(it.getKey()),
                    others.with(field.name(), it.getKey()).at(register.href()).toString()))
        .toList();
  }

  /** How many rows a chosen value has that is not among those counted. */
  private long total(Register<?> register, Field field, String value, Look look, Address others) {
    var query = Query.read(register, others.with(field.name(), value).parameters());
    return listings.page(register, query.limited(1), look.asOf()).total();
  }

  /** The first of those chosen that the panel shows as typed: a part of a text, or a period. */
  private static String typed(Field field, List<String> chosen) {
    return chosen.stream()
        .filter(
            it ->
                switch (field) {
                  case Field.Line _ -> !it.startsWith(Query.EXACTLY);
                  case Field.Whole _ -> it.contains(TO);
                  case Field.Paragraph _, Field.Day _ -> true;
                  case Field.Choice _, Field.Choices _, Field.Flag _ -> false;
                  case Field.Someone _, Field.Terms _ -> false;
                })
        .filter(it -> !it.equals(Query.NONE))
        .findFirst()
        .orElse("");
  }

  /** A counted value as an address asks for it, and for nothing else. */
  private static String spelled(Field field, String value) {
    return switch (field) {
      case Field.Line _ -> Query.EXACTLY + value;
      case Field.Terms _ when value.equals(Query.NONE) || value.startsWith(Query.EXACTLY) ->
          Query.EXACTLY + value;
      case Field.Terms _, Field.Paragraph _, Field.Choice _, Field.Choices _ -> value;
      case Field.Day _, Field.Flag _, Field.Whole _, Field.Someone _ -> value;
    };
  }

  /** Every option of a choice, even those nobody took; of other fields the most frequent values. */
  private static List<String> offered(Field field, Collection<String> counted) {
    var named = counted.stream().filter(it -> !it.isEmpty()).toList();
    return switch (field) {
      case Field.Choice it -> it.options().stream().map(Enum::name).toList();
      case Field.Choices it -> it.options().stream().map(Enum::name).toList();
      case Field.Flag _ -> List.of("true", "false");
      case Field.Someone _ -> named;
      case Field.Line _, Field.Terms _, Field.Whole _ -> named.stream().limit(FREQUENT).toList();
      case Field.Paragraph _, Field.Day _ -> List.of();
    };
  }
}
