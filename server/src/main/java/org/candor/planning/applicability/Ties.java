package org.candor.planning.applicability;

import static java.util.stream.Collectors.groupingBy;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Link;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The links between the statement's entries and the records that drive or show them. */
@Repository
class Ties {

  private final JdbcClient jdbc;
  private final Records records;
  private final Registers registers;

  Ties(JdbcClient jdbc, Records records, Registers registers) {
    this.jdbc = jdbc;
    this.records = records;
    this.registers = registers;
  }

  /** By the id of the entry. */
  @Transactional(readOnly = true)
  Map<UUID, List<Line.Tie>> all(AsOf asOf) {
    var links = links(asOf);
    var others = new HashMap<Ref, Line.Tie>();
    links.stream()
        .map(it -> other(it.content()))
        .distinct()
        .collect(groupingBy(Ref::kind))
        .forEach((kind, refs) -> registers.find(kind).ifPresent(it -> add(others, it, refs, asOf)));
    var ties = new HashMap<UUID, List<Line.Tie>>();
    for (var link : links) {
      var other = others.get(other(link.content()));
      if (other != null) {
        var self = other(link.content()).equals(link.content().to());
        ties.computeIfAbsent(
                self ? link.content().fromId() : link.content().toId(), _ -> new ArrayList<>())
            .add(
                new Line.Tie(
                    link.content().relation(),
                    other.kind(),
                    other.label(),
                    other.title(),
                    other.href()));
      }
    }
    return ties;
  }

  private List<Entry<Link>> links(AsOf asOf) {
    return jdbc
        .sql(
            """
            select to_jsonb(it) from records.links it
            where %s and not it.retired and (it.from_kind = :kind or it.to_kind = :kind)
            order by it.number
            """
                .formatted(asOf.sql()))
        .param("kind", APPLICABILITY.path())
        .query(String.class)
        .list()
        .stream()
        .map(it -> records.read(Link.KIND, it))
        .toList();
  }

  private static Ref other(Link link) {
    return link.fromKind().equals(APPLICABILITY.path()) ? link.to() : link.from();
  }

  private <R extends Record> void add(
      Map<Ref, Line.Tie> found, Register<R> register, List<Ref> refs, AsOf asOf) {
    records
        .find(register.kind(), refs.stream().map(Ref::id).toList(), asOf)
        .values()
        .forEach(
            it ->
                found.put(
                    it.ref(),
                    new Line.Tie(
                        "",
                        register.path(),
                        it.label(),
                        register.title(it.content()),
                        register.href(it))));
  }
}
