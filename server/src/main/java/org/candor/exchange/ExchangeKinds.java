package org.candor.exchange;

import java.util.List;
import org.candor.records.Kind;
import org.candor.records.Kinds;
import org.springframework.stereotype.Component;

/** The kinds of record that imports leave behind, for audit and backup. */
@Component
class ExchangeKinds implements Kinds {

  @Override
  public List<Kind<?>> all() {
    return List.of(Import.KIND, SavedMapping.KIND);
  }
}
