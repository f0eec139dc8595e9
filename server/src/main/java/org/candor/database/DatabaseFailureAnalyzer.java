package org.candor.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows {@link DatabaseUnusable} at start-up as words instead of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseUnusable> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DatabaseUnusable cause) {
    return new FailureAnalysis(cause.what(), cause.mend(), cause);
  }
}
