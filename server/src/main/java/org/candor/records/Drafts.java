package org.candor.records;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.candor.kernel.Actor;
import org.candor.records.Change.Recording;
import org.candor.records.Change.Restoring;
import org.candor.records.Change.Retiring;
import org.candor.records.Change.Revising;

/**
 * The parts of facts that need no position, made before the writer takes its turn and others wait.
 */
class Drafts {

  private final Kind<?> kind;
  private final Actor actor;
  private final Map<Record, Said> states = new IdentityHashMap<>();
  private final Deque<Said> whos = new ArrayDeque<>();

  <R extends Record> Drafts(Kind<R> kind, List<Change<R>> changes, Actor actor) {
    this.kind = kind;
    this.actor = actor;
    for (var change : changes) {
      whos.add(Said.who(actor));
      switch (change) {
        case Recording<R> it -> states.put(it.content(), Said.of(kind, it.content()));
        case Revising<R> it -> states.put(it.content(), Said.of(kind, it.content()));
        case Retiring<R> _, Restoring<R> _ -> {}
      }
    }
  }

  Said state(Record content) {
    var said = states.get(content);
    return said == null ? Said.of(kind, content) : said;
  }

  /**
   * Each fact commits to the name of its author by itself, so that facts cannot be linked by it.
   */
  Said who() {
    var said = whos.poll();
    return said == null ? Said.who(actor) : said;
  }
}
