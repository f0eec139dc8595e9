package org.candor.database;

/** A role of PostgreSQL and its password, which is never printed. */
record Login(String user, String password) {

  @Override
  public String toString() {
    return user;
  }
}
