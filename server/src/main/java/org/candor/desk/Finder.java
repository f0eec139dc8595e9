package org.candor.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.access.Caller;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Search;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.register.Words;
import org.springframework.stereotype.Component;

/** Finds records by their number or their words, in every register that the caller may read. */
@Component
class Finder {

  private final Registers registers;
  private final Listings listings;
  private final Desk desk;

  Finder(Registers registers, Listings listings, Desk desk) {
    this.registers = registers;
    this.listings = listings;
    this.desk = desk;
  }

  List<Pages.Hits> find(Caller caller, AsOf asOf, String q, int limit) {
    Query.requireText("q", q);
    var words = q.strip();
    var hits = new ArrayList<Pages.Hits>();
    var readable = registers.all().stream().filter(it -> desk.mayRead(caller, it)).toList();
    for (var register : readable) {
      numbered(register, asOf, words).ifPresent(hits::add);
    }
    if (hits.isEmpty() && !Search.words(words).isEmpty()) {
      for (var register : listings.having(readable, words)) {
        worded(register, asOf, words, limit).ifPresent(hits::add);
      }
    }
    return hits;
  }

  private <R extends Record> Optional<Pages.Hits> numbered(
      Register<R> register, AsOf asOf, String label) {
    var number = register.number(label);
    return number.isEmpty()
        ? Optional.empty()
        : listings
            .numbered(register, number.getAsInt(), asOf)
            .map(it -> hits(register, 1, register.href(it), List.of(it)));
  }

  private <R extends Record> Optional<Pages.Hits> worded(
      Register<R> register, AsOf asOf, String words, int limit) {
    var query = Query.read(register, Map.of("q", List.of(words))).limited(limit);
    var page = listings.page(register, query, asOf);
    var all = new Address(register.href(), Map.of("q", List.of(words))).toString();
    return page.total() == 0
        ? Optional.empty()
        : Optional.of(hits(register, page.total(), all, page.entries()));
  }

  private static <R extends Record> Pages.Hits hits(
      Register<R> register, long total, String href, List<Entry<R>> entries) {
    var found =
        entries.stream()
            .map(
                it ->
                    new Pages.Found(
                        it.ref().toString(),
                        it.label(),
                        register.title(it.content()),
                        Words.one(register),
                        register.icon(),
                        register.href(it)))
            .toList();
    return new Pages.Hits(Words.count(register, total), register.icon(), total, href, found);
  }
}
