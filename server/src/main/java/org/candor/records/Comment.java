package org.candor.records;

import java.util.UUID;
import org.candor.kernel.Ref;

/** What someone said about a record. */
public record Comment(String aboutKind, UUID aboutId, @Personal String body) {

  public static final Kind<Comment> KIND = new Kind<>("records/comments", Comment.class, "CMT");
  private static final int LONGEST = 10_000;

  public Comment {
    if (body.isBlank()) {
      throw new Improper(Improper.Why.COMMENT_BLANK);
    }
    if (body.length() > LONGEST) {
      throw new Improper(Improper.Why.COMMENT_LONG, LONGEST);
    }
  }

  public static Comment on(Ref subject, String body) {
    return new Comment(subject.kind(), subject.id(), body);
  }
}
