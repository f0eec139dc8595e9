package org.candor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.candor.kernel.Actor;
import org.candor.records.Records;
import org.candor.register.Register;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mappings there are for a register: those that ship with Candor, and the organization's own.
 */
@Service
public class Mappings {

  private static final double CLOSE = 0.9;

  private final Records records;
  private final SavedMappings own;
  private final List<Mapping> shipped = shipped();

  Mappings(Records records, SavedMappings own) {
    this.records = records;
    this.own = own;
  }

  /** Own ones first; an own one hides a shipped one of its name. */
  @Transactional(readOnly = true)
  public List<Mapping> of(Register<?> register) {
    var all = new ArrayList<Mapping>();
    own.of(register.path()).forEach(it -> all.add(Mapping.read(it.content().document())));
    shipped.stream()
        .filter(it -> it.register().equals(register.path()))
        .filter(it -> all.stream().noneMatch(other -> other.name().equals(it.name())))
        .forEach(all::add);
    return all;
  }

  @Transactional(readOnly = true)
  public Optional<Mapping> find(Register<?> register, String name) {
    return of(register).stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /**
   * Keeps a mapping under its name; the version counts up. Where one of that name is kept already,
   * its keys go on: its records are found again.
   */
  @Transactional
  public Mapping save(Register<?> register, Mapping mapping, Actor actor) {
    var before =
        own.of(register.path()).stream()
            .filter(it -> it.content().name().equals(mapping.name()))
            .findFirst();
    var space = before.map(it -> Mapping.read(it.content().document())).orElse(mapping).space();
    var version = before.map(it -> it.version() + 1).orElse(1);
    var next = mapping.named(mapping.name(), version).in(space);
    var content = new SavedMapping(register.path(), next.name(), next.json());
    if (before.isEmpty()) {
      records.record(SavedMapping.KIND, content, key(content), actor, null);
    } else {
      var it = before.get();
      records.revise(SavedMapping.KIND, it.id(), it.version(), content, actor, null);
    }
    return next;
  }

  /**
   * The mapping that fits a file best: a known one, the file's own, or one put together by name.
   */
  @Transactional(readOnly = true)
  public Mapping fitting(Register<?> register, List<String> columns) {
    var own = Suggestion.ownExport(register, columns);
    if (own.isPresent()) {
      return own.get();
    }
    var known = columns.stream().map(Spelling::normal).toList();
    return of(register).stream()
        .filter(it -> fit(it, known) >= CLOSE)
        .max(Comparator.comparingDouble(it -> fit(it, known)))
        .orElseGet(() -> Suggestion.byName(register, columns));
  }

  private static double fit(Mapping mapping, List<String> columns) {
    var wanted = mapping.columns();
    var found = wanted.stream().filter(it -> columns.contains(Spelling.normal(it))).count();
    return wanted.isEmpty() ? 0 : (double) found / wanted.size();
  }

  private static String key(SavedMapping it) {
    return it.register() + " " + it.name();
  }

  private static List<Mapping> shipped() {
    try {
      var found = new ArrayList<Mapping>();
      var files =
          new PathMatchingResourcePatternResolver().getResources("classpath*:mappings/*/*/*.json");
      for (var file : files) {
        found.add(Mapping.read(file.getContentAsString(UTF_8)));
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
