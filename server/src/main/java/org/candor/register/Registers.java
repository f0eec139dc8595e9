package org.candor.register;

import static org.candor.web.Messages.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.records.NotFound;
import org.springframework.stereotype.Component;

/** Every register there is, by its path. */
@Component
public class Registers {

  private final Map<String, Register<?>> byPath = new LinkedHashMap<>();

  Registers(List<Register<?>> all) {
    all.forEach(it -> byPath.put(it.path(), it));
  }

  public Collection<Register<?>> all() {
    return byPath.values();
  }

  public Optional<Register<?>> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /**
   * @throws NotFound if there is no such register
   */
  public Register<?> at(String path) {
    return find(path).orElseThrow(() -> new NotFound(text("register.missing", path)));
  }
}
