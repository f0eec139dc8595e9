package org.candor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The jar says what it is made of. The plugin that writes it skips silently when offline. */
class SbomTests {

  @Test
  void theBillOfMaterialsIsInTheJar() throws Exception {
    var bom =
        JsonMapper.shared()
            .readTree(new ClassPathResource("META-INF/sbom/application.cdx.json").getInputStream());
    assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(bom.path("components").findValuesAsString("name"))
        .contains("spring-boot", "postgresql", "candor-ledger", "fastcsv");
  }
}
