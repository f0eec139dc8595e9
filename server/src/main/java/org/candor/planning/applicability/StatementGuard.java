package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.planning.applicability.Statement.State;
import org.candor.records.AsOf;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One version waits at a time: of two that are submitted at once, the first to be written. */
@Component
class StatementGuard implements Guard<Statement> {

  private final Statements statements;

  StatementGuard(Statements statements) {
    this.statements = statements;
  }

  @Override
  public Kind<Statement> kind() {
    return Statement.KIND;
  }

  @Override
  public Watch<Statement> watch() {
    var waiting =
        statements.all(AsOf.NOW).stream()
            .filter(it -> it.content().state() == State.SUBMITTED)
            .findFirst();
    return (id, before, it) ->
        waiting
            .filter(other -> submits(before, it) && !other.id().equals(id))
            .map(other -> text("planning.soa.refused.waiting", other.number()))
            .map(words -> List.of(new Objection("state", words)))
            .orElse(List.of());
  }

  private static boolean submits(@Nullable Statement before, Statement it) {
    return before == null && it.state() == State.SUBMITTED;
  }
}
