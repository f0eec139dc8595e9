package org.candor.database;

/** A PostgreSQL server: where it is reached, and as whom. */
sealed interface Server extends AutoCloseable {

  String url();

  /** Owns the schemas and migrates them. */
  Login owner();

  /** Owns nothing and sees only the rows of its scope. */
  Login app();

  @Override
  void close();

  /** A server someone else runs. */
  record Outside(String url, Login owner, Login app) implements Server {
    @Override
    public void close() {}
  }

  /** A server this process runs. */
  record Embedded(EmbeddedPostgres postgres) implements Server {
    @Override
    public String url() {
      return postgres.url("candor");
    }

    @Override
    public Login owner() {
      return postgres.passwords().owner();
    }

    @Override
    public Login app() {
      return postgres.passwords().app();
    }

    @Override
    public void close() {
      postgres.close();
    }
  }
}
