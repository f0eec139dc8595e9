package org.candor.records;

import java.util.UUID;

/**
 * A file kept with a record.
 *
 * @param mediaType as sniffed from the content, never as claimed
 * @param size in bytes
 * @param sha256 of the content, hex; also its name in the file store
 */
public record Attachment(
    String aboutKind,
    UUID aboutId,
    @Personal String name,
    String mediaType,
    long size,
    String sha256) {

  public static final Kind<Attachment> KIND =
      new Kind<>("records/attachments", Attachment.class, "ATT");

  public Attachment {
    if (name.isBlank()) {
      throw new Improper(Improper.Why.FILE_UNNAMED);
    }
  }
}
