package org.candor.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Every framework there is: those that ship with Candor, and the organization's own. */
@Service
public class Catalog {

  /** The framework that Candor is made for. */
  public static final String ISO_42001 = "iso-42001";

  private static final List<String> SHIPPED = List.of(ISO_42001);

  private final Map<String, Framework> shipped = new LinkedHashMap<>();

  Catalog() {
    for (var id : SHIPPED) {
      shipped.put(id, read(id));
    }
  }

  /** ISO/IEC 42001:2023. */
  public Framework iso42001() {
    return Optional.ofNullable(shipped.get(ISO_42001)).orElseThrow();
  }

  public List<Framework> frameworks() {
    return List.copyOf(shipped.values());
  }

  public Optional<Framework> find(String id) {
    return Optional.ofNullable(shipped.get(id));
  }

  private static Framework read(String id) {
    try (var file = new ClassPathResource("catalog/" + id + ".json").getInputStream()) {
      return FrameworkJson.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
