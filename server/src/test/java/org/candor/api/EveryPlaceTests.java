package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.SoftAssertions;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.catalog.Catalog;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All that can be read, page by page and route by route, and what must not be found there. */
@SpringBootTest
class EveryPlaceTests {

  /** Words of a standard that somebody bought, each with this in it. */
  private static final String BOUGHT = "zyxwort";

  /** The only routes that are meant to show them. */
  private static final Set<String> SHOWN =
      Set.of(
          "/catalog/{id}", "/api/v1/catalog/frameworks/{id}/licensed", "/readiness/lines/{line}");

  /**
   * Routes of who signs in or is asked who they are, and of what nobody measured or mapped here.
   */
  private static final Set<String> CLOSED =
      Set.of(
          "/access/people",
          "/account",
          "/account/second-step",
          "/api/v1/evaluation/data-sources/{id}/guess",
          "/api/v1/evaluation/measurements/{id}/again/{run}",
          "/api/v1/evaluation/measurements/{id}/comparison",
          "/api/v1/evaluation/measurements/{id}/result",
          "/api/v1/evaluation/monitors/{id}/runs/{run}",
          "/api/v1/exchange/mappings",
          "/api/v1/exchange/mappings/{mapping}",
          "/invitation/{secret}",
          "/prove",
          "/recovery/{secret}",
          "/set-up/{secret}",
          "/sign-in",
          "/sign-in/code",
          "/sign-in/enrol");

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  @Autowired Registers registers;
  @Autowired Records records;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  AnOrganization clinic;
  AnApi api;

  @BeforeEach
  void somebodyWhoMayAll() {
    clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.values());
  }

  @Test
  void licensedTextIsReadInTheCatalogAndIsNowhereElse() throws Exception {
    var places = ReadingPlaces.filled(registers, records, clinic, api).of(routes);
    license("id,text\n4.1,%1$s heading lindworm\n4.1-1,%1$s line\nA.2.2,%1$s control\n");
    assertThat(api.get("/catalog/" + Catalog.ISO_42001).is(200).body())
        .contains(BOUGHT + " heading", BOUGHT + " line", BOUGHT + " control");
    var softly = new SoftAssertions();
    var reached = new TreeSet<String>();
    var others = new TreeSet<String>();
    for (var place : places) {
      var reply = place.read(api);
      others.add(place.route());
      if (reply.status() == 200) {
        reached.add(place.route());
      }
      if (!SHOWN.contains(place.route())) {
        softly.assertThat(text(reply)).as(place.toString()).doesNotContainIgnoringCase(BOUGHT);
      }
    }
    others.removeAll(reached);
    softly.assertThat(others).as("routes where nothing was looked at").isEqualTo(CLOSED);
    softly.assertAll();
  }

  @Test
  void anotherOrganizationSeesNothingOfIt() throws Exception {
    license("id,text\n4.1,%1$s heading\n");
    var other = AnOrganization.founded(ledger, transactions);
    var stranger = AnApi.of(api.mvc(), other, Role.values());
    assertThat(stranger.get("/catalog/" + Catalog.ISO_42001).is(200).body())
        .contains("4.1")
        .doesNotContain(BOUGHT);
  }

  @Test
  void whoLooksBeforeTheBeginningIsToldSoEverywhere() {
    var softly = new SoftAssertions();
    for (var place : ReadingPlaces.filled(registers, records, clinic, api).of(routes)) {
      var reply = place.with("asOf=2001-01-01").read(api);
      softly.assertThat(reply.status()).as(place.toString()).isLessThan(500);
      if (asks(place.path())) {
        softly.assertThat(reply.status()).as(place.toString()).isEqualTo(400);
        softly
            .assertThat(reply.body())
            .as(place.toString())
            .contains("Nothing had been recorded by then");
      }
    }
    softly.assertAll();
  }

  /** Where positions, gaps and statements are shown. */
  private static boolean asks(String path) {
    return List.of("readiness", "planning", "catalog", "support/coverage").stream()
        .anyMatch(it -> path.startsWith("/" + it) || path.startsWith("/api/v1/" + it));
  }

  private void license(String table) throws Exception {
    var file = table.formatted(BOUGHT).getBytes(UTF_8);
    var request =
        multipart("/catalog/" + Catalog.ISO_42001 + "/licensed")
            .file(new MockMultipartFile("file", "bought.csv", "text/csv", file))
            .requestAttr(ApiDoor.CALLER, Objects.requireNonNull(api.caller()));
    assertThat(api.mvc().perform(request).andReturn().getResponse().getStatus()).isEqualTo(303);
  }

  /** What a reader of it would read: also in a PDF, and in what is zipped. */
  private static String text(AnApi.Reply reply) throws IOException {
    var bytes = reply.raw().getContentAsByteArray();
    var begins = new String(bytes, 0, Math.min(4, bytes.length), UTF_8);
    if (begins.equals("%PDF")) {
      try (var pdf = Loader.loadPDF(bytes)) {
        return new PDFTextStripper().getText(pdf);
      }
    }
    if (!begins.startsWith("PK")) {
      return reply.body();
    }
    var file = Files.createTempFile("read", ".zip");
    Files.write(file, bytes);
    try (var zip = new ZipFile(file.toFile())) {
      var text = new StringBuilder();
      for (var entry : Collections.list(zip.entries())) {
        var part = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
        text.append(part.replaceAll("<[^>]*>", ""));
      }
      return text.toString();
    } finally {
      Files.delete(file);
    }
  }
}
