package org.candor.measure.engine;

import java.sql.SQLException;
import org.candor.measure.Unmeasurable;

/** What engines have in common that run elsewhere. */
abstract class ServerDialect implements Dialect {

  private static final int MOST_WORDS = 300;

  @Override
  public final Unmeasurable explain(SQLException failure) {
    var state = failure.getSQLState();
    var code = state == null ? "" : state;
    if (code.startsWith("08") || code.startsWith("57P")) {
      return new Unmeasurable(
          "The database stopped answering, so nothing was measured: " + words(failure), failure);
    }
    if (code.equals("57014")) {
      return new Unmeasurable("A query took longer than it may. Nothing was measured.", failure);
    }
    if (code.startsWith("28") || code.equals("42501")) {
      return new Unmeasurable("The database does not allow it: " + words(failure), failure);
    }
    return new Unmeasurable("The database cannot answer: " + words(failure), failure);
  }

  private static String words(SQLException failure) {
    var words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + " ..." : words;
  }
}
