package org.candor.exchange;

import org.candor.records.Kind;

/**
 * One file that came into a register: what history points to when it says where rows came from.
 *
 * @param mapping the name of the mapping, {@code mappingVersion} its version
 */
record Import(
    String register,
    String fileName,
    String sha256,
    long bytes,
    String mapping,
    int mappingVersion,
    Outcome outcome,
    int read,
    int created,
    int changed,
    int same,
    int refused) {

  static final Kind<Import> KIND = new Kind<>("exchange/imports", Import.class, "IMP");

  /** How it ended. One that was cut off by a crash stays begun until it is resumed. */
  enum Outcome {
    BEGUN,
    DONE,
    CANCELLED,
    FAILED
  }

  static Import begun(Job job) {
    return new Import(
        job.register(),
        job.fileName(),
        job.sha256(),
        job.bytes(),
        job.mapping().name(),
        job.mapping().version(),
        Outcome.BEGUN,
        0,
        0,
        0,
        0,
        0);
  }

  Import ended(Outcome how, Report.Counts counts) {
    return new Import(
        register,
        fileName,
        sha256,
        bytes,
        mapping,
        mappingVersion,
        how,
        counts.read(),
        counts.created(),
        counts.changed(),
        counts.same(),
        counts.refused());
  }
}
