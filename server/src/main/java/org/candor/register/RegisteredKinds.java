package org.candor.register;

import java.util.List;
import org.candor.records.Kind;
import org.candor.records.Kinds;
import org.springframework.stereotype.Component;

/** The kinds that registers keep. */
@Component
class RegisteredKinds implements Kinds {

  private final List<Register<?>> registers;

  RegisteredKinds(List<Register<?>> registers) {
    this.registers = registers;
  }

  @Override
  public List<Kind<?>> all() {
    return registers.stream().<Kind<?>>map(Register::kind).toList();
  }
}
