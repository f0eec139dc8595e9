package org.candor.ledger;

import java.util.List;

/** What an offline look at a log found. Only {@link Intact} says anything good about it. */
public sealed interface Verdict {

  /** Every entry, every tile and the root are those that were signed. */
  record Intact(long size, Hash root) implements Verdict {}

  /** Something is not what was signed. */
  record Tampered(List<String> where) implements Verdict {
    public Tampered {
      where = List.copyOf(where);
    }
  }

  /** Nothing contradicts the signature, but not all of what was signed could be read. */
  record Unreadable(List<String> why) implements Verdict {
    public Unreadable {
      why = List.copyOf(why);
    }
  }
}
