package org.candor.api;

/** Where the API stands. */
final class Api {

  static final String ROOT = "/api/v1";

  private Api() {}

  static String href(String path) {
    return ROOT + "/" + path;
  }
}
