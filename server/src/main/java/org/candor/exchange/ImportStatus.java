package org.candor.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, as the API says it.
 *
 * @param total rows of the file; null until they were counted
 * @param remainingSeconds at the speed so far; null where that cannot be said
 * @param unusedColumns of the file, which no field and no key is made of
 * @param errors where the rows that stay out, and the values left open, are listed
 */
record ImportStatus(
    UUID id,
    String register,
    String fileName,
    String sha256,
    long bytes,
    String detected,
    String mapping,
    int mappingVersion,
    Job.State state,
    Instant createdAt,
    @Nullable Integer total,
    Report.Counts counts,
    long rowsPerSecond,
    @Nullable Long remainingSeconds,
    String message,
    List<String> unusedColumns,
    String errors) {

  static ImportStatus of(Job job) {
    return new ImportStatus(
        job.id(),
        job.register(),
        job.fileName(),
        job.sha256(),
        job.bytes(),
        job.detected(),
        job.mapping().name(),
        job.mapping().version(),
        job.state(),
        job.createdAt(),
        job.total(),
        job.counts(),
        Math.round(job.speed()),
        job.remaining(),
        job.message(),
        job.survey().unused(),
        ImportApi.AT + "/" + job.id() + "/errors.csv");
  }
}
