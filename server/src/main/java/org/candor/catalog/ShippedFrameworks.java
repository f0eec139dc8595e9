package org.candor.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.records.RecordJson;
import org.springframework.core.io.ClassPathResource;

/** The frameworks and crosswalks that come with Candor. */
final class ShippedFrameworks {

  private static final List<String> FRAMEWORKS = List.of(Catalog.ISO_42001, "eu-ai-act");
  private static final List<String> CROSSWALKS = List.of("iso-42001-to-eu-ai-act");

  private ShippedFrameworks() {}

  static Map<String, Framework> frameworks() {
    var all = new LinkedHashMap<String, Framework>();
    for (var id : FRAMEWORKS) {
      all.put(id, FrameworkTree.read(RecordJson.MAPPER.readTree(bytes(id))));
    }
    return all;
  }

  static List<Crosswalk> crosswalks() {
    return CROSSWALKS.stream()
        .map(it -> RecordJson.MAPPER.readValue(bytes("crosswalks/" + it), Crosswalk.class))
        .toList();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = new ClassPathResource("catalog/" + name + ".json").getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
