package org.candor.records;

import org.jspecify.annotations.Nullable;

/**
 * The moment a reader looks at, as a position of the ledger: a past position shows exactly what
 * stood then.
 *
 * @param position number of facts that had been recorded; null for now
 */
public record AsOf(@Nullable Long position) {

  /**
   * Rows of table {@code it} of the organization in scope, in the words of the policies: who reads
   * content asks for its own, and the database sees to it besides.
   */
  public static final String OURS = "it.org_id = (select candor.org())";

  public static final AsOf NOW = new AsOf(null);

  public static AsOf position(long position) {
    return new AsOf(position);
  }

  public boolean past() {
    return position != null;
  }

  /**
   * The versions of table {@code it} that held then, in the organization in scope. Both forms use
   * the same columns.
   */
  public String sql() {
    return OURS + " and " + held();
  }

  private String held() {
    return position == null
        ? "it.to_seq is null"
        : "it.from_seq <= " + position + " and (it.to_seq is null or it.to_seq > " + position + ")";
  }
}
