package org.candor.catalog;

import org.candor.records.Kind;
import org.candor.records.RecordJson;

/**
 * A framework of the organization's own, one version of it, as a record: what was brought stays as
 * it was.
 *
 * @param framework its id, which no framework of Candor's has
 * @param release the version of our data about it
 * @param sha256 of the file it came from
 * @param document the framework in our own JSON form
 */
record OwnFramework(
    String framework,
    String title,
    String edition,
    String release,
    String sha256,
    String document) {

  static final Kind<OwnFramework> KIND = new Kind<>("catalog/frameworks", OwnFramework.class, "FW");

  Framework read() {
    return FrameworkTree.read(RecordJson.MAPPER.readTree(document));
  }
}
