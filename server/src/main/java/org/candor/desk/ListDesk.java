package org.candor.desk;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.candor.desk.SavedViews.SavedView;
import org.candor.kernel.PersonId;
import org.candor.records.Entry;
import org.candor.register.Field;
import org.candor.register.Listings;
import org.candor.register.Page;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.web.Chip;
import org.candor.web.Option;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where people meet a whole register: found, narrowed, sorted, counted. */
@Component
class ListDesk {

  private final Desk desk;
  private final Listings listings;
  private final SavedViews saved;
  private final List<Highlight> highlights;
  private final ObjectProvider<NewPage> newPages;

  ListDesk(
      Desk desk,
      Listings listings,
      SavedViews saved,
      List<Highlight> highlights,
      ObjectProvider<NewPage> newPages) {
    this.newPages = newPages;
    this.desk = desk;
    this.listings = listings;
    this.saved = saved;
    this.highlights = highlights;
  }

  <R extends Record> Pages.Listing list(Register<R> register, Look look, Address here) {
    var query = Query.read(register, here.parameters());
    var page = listings.page(register, query, look.asOf());
    var views = saved.of(register, look.caller().person());
    var columns = columns(register, here, views);
    var values = desk.values(fieldsIn(register, columns, here));
    var rows = page.entries().stream().map(it -> row(register, it, columns, values)).toList();
    var narrowed = narrowed(register, here);
    return new Pages.Listing(
        register,
        look,
        begin(register),
        Words.count(register, page.total()),
        narrowed ? whole(register, look, page) : null,
        narrowed || query.retired() || page.total() == 0
            ? List.of()
            : remarks(register, look, page),
        query.search(),
        here.without("q").carried(),
        chips(register, here, values),
        narrowed ? here.without(filterNames(register)).without("q", "view").toString() : null,
        columns.stream().map(it -> head(register, it, query, here)).toList(),
        rows,
        page.next() == null ? null : here.with("after", page.next().text()).toString(),
        query.after() == null ? null : here.without("after").toString(),
        facets(register, here),
        choices(register, columns),
        views(here, views, look.caller().person()),
        query.retired(),
        (query.retired() ? here.without("retired") : here.with("retired", "true")).toString(),
        here.without("after", "view").query());
  }

  private String begin(Register<?> register) {
    return newPages.stream()
        .filter(it -> it.path().equals(register.path()))
        .map(NewPage::href)
        .findFirst()
        .orElse(register.href() + "/new");
  }

  private static List<Field> fieldsIn(Register<?> register, List<Field> columns, Address here) {
    var all = new ArrayList<>(columns);
    here.parameters().keySet().forEach(it -> register.field(it).ifPresent(all::add));
    return all;
  }

  private static boolean narrowed(Register<?> register, Address here) {
    return !here.first("q").isEmpty()
        || here.parameters().keySet().stream().anyMatch(it -> register.field(it).isPresent());
  }

  private static String[] filterNames(Register<?> register) {
    return register.fields().stream().map(Field::name).toArray(String[]::new);
  }

  private Pages.Remark whole(Register<?> register, Look look, Page<?> page) {
    var all = listings.total(register, Query.all(), look.asOf(), page.ledgerSize());
    return new Pages.Remark(text("desk.whole", Words.count(register, all)), register.href());
  }

  private List<Pages.Remark> remarks(Register<?> register, Look look, Page<?> page) {
    return highlights.stream()
        .filter(it -> it.path().equals(register.path()))
        .map(
            it -> {
              var query = Query.read(register, it.parameters());
              var count = listings.total(register, query, look.asOf(), page.ledgerSize());
              return new Pages.Remark(
                  text(it.words(), count),
                  new Address(register.href(), it.parameters()).toString());
            })
        .toList();
  }

  /** The columns asked for, else those of the view, else those the person chose, else the usual. */
  private static List<Field> columns(Register<?> register, Address here, List<SavedView> views) {
    var asked = here.parameters().getOrDefault("columns", List.of());
    var names =
        asked.isEmpty()
            ? views.stream()
                .filter(it -> it.name().equals(SavedViews.COLUMNS))
                .flatMap(it -> Arrays.stream(it.query().split(",")))
                .toList()
            : asked.stream().flatMap(it -> Arrays.stream(it.split(","))).toList();
    var chosen = register.fields().stream().filter(it -> names.contains(it.name())).toList();
    if (chosen.isEmpty()) {
      return register.listed();
    }
    var titled = new ArrayList<Field>(chosen);
    titled.remove(register.listed().getFirst());
    titled.addFirst(register.listed().getFirst());
    return titled;
  }

  private static List<Option> choices(Register<?> register, List<Field> columns) {
    return register.fields().stream()
        .filter(it -> !it.equals(register.listed().getFirst()))
        .map(it -> new Option(it.name(), Words.label(register, it), columns.contains(it)))
        .toList();
  }

  private static Pages.Head head(Register<?> register, Field field, Query query, Address here) {
    var sorted = field.equals(query.sort());
    var other = sorted && !query.descending() ? "-" + field.name() : field.name();
    return new Pages.Head(
        Words.label(register, field),
        Query.sortable(field) ? here.with("sort", other).toString() : null,
        sorted ? (query.descending() ? "descending" : "ascending") : null,
        field instanceof Field.Whole);
  }

  private static <R extends Record> Pages.Row row(
      Register<R> register, Entry<R> entry, List<Field> columns, Values values) {
    var cells =
        columns.stream()
            .skip(1)
            .map(
                it ->
                    new Pages.Cell(
                        Words.label(register, it),
                        values.words(register, it, register.value(entry.content(), it)),
                        it instanceof Field.Whole))
            .toList();
    return new Pages.Row(
        entry.id(),
        entry.label(),
        register.title(entry.content()),
        register.href(entry),
        entry.version(),
        entry.retired(),
        cells);
  }

  private static List<Chip> chips(Register<?> register, Address here, Values values) {
    var chips = new ArrayList<Chip>();
    here.parameters()
        .forEach(
            (name, spelled) ->
                register
                    .field(name)
                    .ifPresent(
                        field ->
                            chips.add(
                                new Chip(
                                    Words.label(register, field),
                                    String.join(
                                        ", ",
                                        spelled.stream()
                                            .map(it -> values.spelled(register, field, it))
                                            .toList()),
                                    here.without(name).toString()))));
    return chips;
  }

  private static List<Pages.Link> facets(Register<?> register, Address here) {
    return register.fields().stream()
        .map(
            it ->
                new Pages.Link(
                    Words.label(register, it),
                    here.without("after").at(register.href() + "/filter/" + it.name()).toString()))
        .toList();
  }

  private static List<Pages.View> views(Address here, List<SavedView> views, PersonId person) {
    return views.stream()
        .filter(it -> !it.name().equals(SavedViews.COLUMNS))
        .map(
            it ->
                new Pages.View(
                    it.id(),
                    it.name(),
                    here.path()
                        + "?"
                        + (it.query().isEmpty() ? "" : it.query() + "&")
                        + "view="
                        + it.id(),
                    here.first("view").equals(it.id().toString()),
                    it.shared(),
                    it.person().equals(person)))
        .toList();
  }

  /** Remembers a view; without a name, only which columns the person wants. */
  UUID save(Register<?> register, Look look, String name, boolean shared, String query) {
    return saved.save(register, look.caller().person(), name, shared, query);
  }
}
