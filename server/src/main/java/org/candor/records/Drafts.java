package org.candor.records;

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
  private final Map<Record, Said> states = new IdentityHashMap<>();
  private final Said who;

  <R extends Record> Drafts(Kind<R> kind, List<Change<R>> changes, Actor actor) {
    this.kind = kind;
    this.who = Said.who(actor);
    for (var change : changes) {
      switch (change) {
        case Recording<R> it -> put(it.content());
        case Revising<R> it -> put(it.content());
        case Retiring<R> _, Restoring<R> _ -> {}
      }
    }
  }

  private void put(Record content) {
    Storable.check(content);
    states.put(content, Said.of(kind, content));
  }

  Said state(Record content) {
    var said = states.get(content);
    return said == null ? Said.of(kind, content) : said;
  }

  /**
   * The facts of one transaction commit to the name of their author together: they say by whom and
   * when in plain, so this links nothing that was not linked.
   */
  Said who() {
    return who;
  }
}
