package org.candor.database;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.candor.kernel.OrgId;
import org.jspecify.annotations.Nullable;

/**
 * What the queries of this thread may see. Every transaction tells PostgreSQL its scope with {@code
 * SET LOCAL}, and row-level security compares: without a scope a query finds nothing.
 *
 * @param org the organization whose rows are seen; null outside any
 * @param installation whether the tables that belong to no organization (people, sessions,
 *     organizations) are seen
 */
public record Scope(@Nullable OrgId org, boolean installation) {

  static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();
  private static final Scope NOTHING = new Scope(null, false);

  public static Scope of(OrgId org) {
    return new Scope(org, false);
  }

  /**
   * For the access room alone: people and sessions are found before their organization is known.
   */
  public static Scope installation(@Nullable OrgId org) {
    return new Scope(org, true);
  }

  public static Scope current() {
    return CURRENT.orElse(NOTHING);
  }

  public static OrgId currentOrg() {
    var org = current().org();
    if (org == null) {
      throw new IllegalStateException("No organization is in scope");
    }
    return org;
  }

  /** Runs the work in this scope. A transaction keeps the scope it began in. */
  public <T> T call(Callable<T> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work::call);
  }

  public <T extends @Nullable Object> T get(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
