package org.candor.records;

import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds that stand beside any record. */
@Component
class OwnKinds implements Kinds {

  @Override
  public List<Kind<?>> all() {
    return List.of(Link.KIND, Comment.KIND, Attachment.KIND);
  }
}
