package org.candor.readiness;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.candor.readiness.Finding.Exceptions;
import org.candor.records.AsOf;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people call the records that findings name, looked up when they are shown. */
@Repository
class Names {

  private final JdbcClient jdbc;
  private final Registers registers;

  Names(JdbcClient jdbc, Registers registers) {
    this.jdbc = jdbc;
    this.registers = registers;
  }

  /** A record as it is shown. */
  record Named(String name, String href) {}

  /** By label, as {@code SYS-12}: one query for each register. */
  @Transactional(readOnly = true)
  public Map<String, Named> of(Collection<Finding> findings, AsOf asOf) {
    var wanted = new HashMap<String, TreeSet<Integer>>();
    findings.stream().map(Finding::exceptions).forEach(it -> want(wanted, it));
    var named = new HashMap<String, Named>();
    wanted.forEach((path, numbers) -> find(registers.at(path), numbers, asOf, named));
    return named;
  }

  private static void want(Map<String, TreeSet<Integer>> wanted, Exceptions exceptions) {
    var path = exceptions.register();
    if (path != null) {
      var numbers = wanted.computeIfAbsent(path, _ -> new TreeSet<>());
      exceptions.first().forEach(it -> numbers.add(it.number()));
    }
  }

  private void find(
      Register<?> register, Collection<Integer> numbers, AsOf asOf, Map<String, Named> named) {
    jdbc.sql(
            "select it.number, it.id, it.%s::text as name from %s it where it.number = any(:numbers) and %s"
                .formatted(
                    register.listed().getFirst().column(), register.kind().table(), asOf.sql()))
        .param("numbers", new SqlArrayValue("int", numbers.toArray()))
        .query(
            row -> {
              var id = row.getObject("id", UUID.class);
              named.put(
                  register.kind().prefix() + "-" + row.getInt("number"),
                  new Named(row.getString("name"), register.href() + "/" + id));
            });
  }
}
