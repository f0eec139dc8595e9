package org.candor.records;

import java.util.UUID;
import org.candor.kernel.Ref;

/**
 * Ties one record to another, for a stated reason. Itself a record, so that links have history too.
 *
 * @param relation what the first is to the second, e.g. {@code uses}, {@code trained-on}
 */
public record Link(String fromKind, UUID fromId, String toKind, UUID toId, String relation) {

  public static final Kind<Link> KIND = new Kind<>("records/links", Link.class, "LNK");

  public Link {
    if (relation.isBlank()) {
      throw new Improper(Improper.Why.LINK_UNNAMED);
    }
    if (fromId.equals(toId)) {
      throw new Improper(Improper.Why.LINK_TO_ITSELF);
    }
  }

  public static Link between(Ref from, Ref to, String relation) {
    return new Link(from.kind(), from.id(), to.kind(), to.id(), relation);
  }

  public Ref from() {
    return new Ref(fromKind, fromId);
  }

  public Ref to() {
    return new Ref(toKind, toId);
  }

  /** The end that is not {@code one}. */
  public Ref other(Ref one) {
    return from().equals(one) ? to() : from();
  }
}
