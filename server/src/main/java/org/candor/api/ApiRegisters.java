package org.candor.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.records.NotFound;
import org.candor.register.Register;
import org.springframework.stereotype.Component;

/** Every register, by its path. */
@Component
class ApiRegisters {

  static final String ROOT = "/api/v1";

  private final Map<String, Register<?>> byPath = new LinkedHashMap<>();

  ApiRegisters(List<Register<?>> all) {
    all.stream()
        .sorted(java.util.Comparator.comparing(Register::path))
        .forEach(it -> byPath.put(it.path(), it));
  }

  Collection<Register<?>> all() {
    return byPath.values();
  }

  Optional<Register<?>> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  Register<?> at(String path) {
    return find(path).orElseThrow(() -> new NotFound("There is no register " + path + "."));
  }

  static String href(String path) {
    return ROOT + "/" + path;
  }
}
