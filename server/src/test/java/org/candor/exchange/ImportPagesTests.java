package org.candor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.candor.AnOrganization;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.exchange.Finding.Kind;
import org.candor.exchange.Job.State;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.web.Shell;
import org.candor.web.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

@SpringBootTest
class ImportPagesTests {

  private static final String AT = ImportApi.AT;
  private static final String PAGES = "/exchange/imports/";
  private static final String FILE =
      "System ID,Name,Stage\nA1,<b>Triage</b>,Sleeping\nA2,Chat,Deployment\nA3,Score,Sleeping\n";

  @Autowired Imports imports;
  @Autowired ImportApi api;
  @Autowired ExportController exports;
  @Autowired Showings showings;
  @Autowired Ledger ledger;
  @Autowired Listings listings;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnOrganization clinic;
  Register<?> systems;
  Caller ada;
  MockMvc program;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
    systems = imports.register("systems/ai-systems");
    ada = caller(Role.AIMS_MANAGER);
    program = program(ada);
  }

  @Test
  void aPersonCorrectsWhatASpellingMeansAndSeesTheRowsGoIn() throws IOException {
    var job = checked(FILE);
    assertThat(job.counts().created()).isEqualTo(3);
    assertThat(job.counts().warnings()).as("two stages stay open").isEqualTo(2);
    var page = page(job);
    assertThat(page).contains("Sleeping").contains("2 times").contains("&lt;b&gt;Triage&lt;/b&gt;");
    assertThat(page).contains("Known are: Inception; ").contains("Import 3 rows");
    assertThat(page).doesNotContain("<b>Triage").doesNotContain("[exchange.");

    var sent = new LinkedMultiValueMap<String, String>();
    sent.add("column.name", "Name");
    sent.add("column.stage", "Stage");
    sent.add("value.stage.0", "RE_EVALUATION");
    var mapping = Corrections.apply(systems, job.mapping(), job.survey(), sent).mapping();
    in(() -> imports.map(job.id(), mapping));
    in(() -> imports.begin(job.id(), true));
    var again = settled(job.id());
    assertThat(again.counts().warnings()).isZero();

    in(() -> imports.begin(job.id(), false));
    assertThat(settled(job.id()).counts().created()).isEqualTo(3);
    assertThat(page(settled(job.id()))).contains("3 records are new");
    var list = clinic.scope().get(() -> showings.list(shell(), ada));
    assertThat(new StaticTemplates().exchangeList(list).render()).contains("inventory.csv");
  }

  @Test
  void aProgramSendsAFileAsksHowFarItIsAndFetchesWhatStayedOut() throws Exception {
    var answer =
        program
            .perform(post(AT + "?register=systems/ai-systems&fileName=a.csv").content(FILE))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse();
    var place = String.valueOf(answer.getHeader("Location"));
    var job = settled(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
    assertThat(job.counts().created()).isEqualTo(3);
    assertThat(body(place)).contains("\"state\":\"DONE\"").contains("\"refused\":0");
    assertThat(body(place)).contains("\"unusedColumns\":[]");
    assertThat(body(place + "/errors.csv")).contains("1,2,Stage,WARNING,Sleeping,This is none");
    assertThat(body("/systems/ai-systems/export.csv?headers=names")).contains("Chat", "DEPLOYMENT");
    assertThat(body("/systems/ai-systems/export.ndjson?stage=INCEPTION")).isEmpty();
  }

  @Test
  void whatComesToNothingIsNamedAndNothingIsImportedByMistake() throws IOException {
    var job = checked("System ID,Name,Mood,Colour\nA1,,glad,red\n");
    assertThat(job.survey().unused()).containsExactly("Mood", "Colour");
    var page = page(job);
    assertThat(page).contains("2 columns are not used", "<li>Mood</li>", "<li>Colour</li>");
    assertThat(page).contains("Nothing to import").doesNotContain("/run\"");
    assertThat(page(checked(FILE))).contains("/run\"").doesNotContain("not used");
  }

  @Test
  void aRehearsalWritesNothingUntilItIsRun() throws Exception {
    var part = new MockMultipartFile("file", "../../etc/a.csv", null, FILE.getBytes(UTF_8));
    var answer =
        program
            .perform(
                multipart(AT).file(part).param("register", systems.path()).param("dryRun", "true"))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse();
    var place = String.valueOf(answer.getHeader("Location"));
    var job = settled(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
    assertThat(job.fileName()).isEqualTo("a.csv");
    assertThat(job.state()).isEqualTo(State.CHECKED);
    assertThat(clinic.scope().get(ledger::size)).isEqualTo(1);
    program.perform(post(place + "/run")).andExpect(status().isAccepted());
    assertThat(settled(job.id()).state()).isEqualTo(State.DONE);
  }

  @Test
  void whatCannotBeReadOrIsNotKnownIsSaidPlainly() throws Exception {
    program
        .perform(post(AT + "?register=systems/ai-systems").content("<html><table>"))
        .andExpect(status().isUnprocessableContent());
    program
        .perform(post(AT + "?register=systems/ai-systems&mapping=none").content(FILE))
        .andExpect(status().isNotFound());
    program.perform(get(AT + "/" + UUID.randomUUID())).andExpect(status().isNotFound());
  }

  @Test
  void anotherOrganizationSeesNothingOfIt() throws Exception {
    var job = checked(FILE);
    var other = AnOrganization.founded(ledger, transactions);
    other
        .scope()
        .run(
            () -> {
              assertThat(imports.find(job.id())).isEmpty();
              assertThat(imports.findings(job.id(), 10, Kind.ERROR)).isEmpty();
            });
  }

  @Test
  void aMappingIsCorrectedOnThePageSavedAndTakenForTheNextFile() throws Exception {
    var pages = pages();
    var first = sent(pages, FILE);
    assertThat(settled(first).counts().warnings()).isEqualTo(2);
    assertThat(shown(pages, first))
        .contains("name=\"column.stage\"", "name=\"value.stage.0\"", "name=\"saveAs\"");
    pages
        .perform(
            post(PAGES + first + "/mapping")
                .param("column.name", "Name")
                .param("column.stage", "Stage")
                .param("value.stage.0", "RE_EVALUATION")
                .param("saveAs", "House"))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", PAGES + first));
    assertThat(settled(first).counts().warnings()).isZero();
    assertThat(shown(pages, first)).contains("House");
    var house = settled(first).mapping().name();
    assertThat(house).isEqualToIgnoringCase("House");

    var next = sent(pages, FILE.replace("Chat", "Rota"));
    settled(next);
    assertThat(shown(pages, next)).contains("House");
    pages
        .perform(post(PAGES + next + "/mapping/chosen").param("name", house))
        .andExpect(status().isSeeOther());
    assertThat(settled(next).mapping().name()).isEqualTo(house);
    assertThat(settled(next).counts().warnings()).isZero();
    assertThat(clinic.scope().get(() -> systemsRecorded())).as("only rehearsed").isZero();
    pages.perform(post(PAGES + next + "/run")).andExpect(status().isSeeOther());
    assertThat(settled(next).state()).isEqualTo(State.DONE);
    assertThat(shown(pages, next)).contains("3 records are new").doesNotContain("/run\"");
  }

  @Test
  void theBarMovesUntilAPersonCancelsAndWhatWentInIsSaid() throws Exception {
    var pages = pages();
    var rows = new StringBuilder("System ID,Name\n");
    IntStream.range(0, 4_000).forEach(it -> rows.append("B%d,System %d\n".formatted(it, it)));
    var id = sent(pages, rows.toString());
    settled(id);
    pages.perform(post(PAGES + id + "/run")).andExpect(status().isSeeOther());
    var bar = pages.perform(get(PAGES + id + "/progress")).andReturn().getResponse();
    assertThat(bar.getHeader("HX-Refresh")).isNull();
    assertThat(bar.getContentAsString(UTF_8)).contains("progress");
    pages.perform(post(PAGES + id + "/cancel")).andExpect(status().isSeeOther());
    var ended = settled(id);
    assertThat(ended.state()).isEqualTo(State.CANCELLED);
    assertThat(ended.counts().created()).isLessThan(4_000);
    assertThat(clinic.scope().get(() -> systemsRecorded()))
        .as("what was said is what went in")
        .isEqualTo(ended.counts().created());
    pages.perform(get(PAGES + id + "/progress")).andExpect(header().string("HX-Refresh", "true"));
    assertThat(shown(pages, id)).contains("Cancelled");
  }

  private long systemsRecorded() {
    return listings.total(systems, Query.all(), AsOf.NOW, ledger.size());
  }

  private UUID sent(MockMvc pages, String text) throws Exception {
    var part = new MockMultipartFile("file", "inventory.csv", null, text.getBytes(UTF_8));
    var answer =
        pages
            .perform(multipart("/exchange/imports").file(part).param("register", systems.path()))
            .andExpect(status().isSeeOther())
            .andReturn()
            .getResponse();
    return UUID.fromString(String.valueOf(answer.getHeader("Location")).substring(PAGES.length()));
  }

  private static String shown(MockMvc pages, UUID id) throws Exception {
    return pages
        .perform(get(PAGES + id))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(UTF_8);
  }

  /** The whole application as Ada meets it in her browser. */
  private MockMvc pages() {
    Filter seat =
        (request, response, chain) -> {
          ACaller.in((HttpServletRequest) request, ada);
          try {
            clinic
                .scope()
                .call(
                    () -> {
                      chain.doFilter(request, response);
                      return ada;
                    });
          } catch (IOException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IOException(e);
          }
        };
    return MockMvcBuilders.webAppContextSetup(context).addFilters(seat).build();
  }

  private String body(String place) throws Exception {
    return program
        .perform(get(place))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(UTF_8);
  }

  private Job checked(String text) throws IOException {
    var job =
        clinic
            .scope()
            .get(
                () -> {
                  try {
                    var in = new ByteArrayInputStream(text.getBytes(UTF_8));
                    return imports.upload(systems, "inventory.csv", in, null, clinic.ada());
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
    in(() -> imports.begin(job.id(), true));
    return settled(job.id());
  }

  private Job settled(UUID id) {
    return await().until(() -> clinic.scope().get(() -> imports.require(id)), it -> !it.working());
  }

  private String page(Job job) {
    var showing = clinic.scope().get(() -> showings.of(shell(), ada, job, ""));
    return new StaticTemplates().exchangeShow(showing).render();
  }

  private void in(Runnable work) {
    clinic.scope().run(work);
  }

  private static Shell shell() {
    var visitor = new Visitor("Ada", "AIMS manager", "Clinic", List.of());
    return new Shell("/exchange/imports", visitor, List.of(), null, 0, 0, null, null);
  }

  private Caller caller(Role role) {
    return new Caller(
        new PersonId(UUID.randomUUID()),
        "Ada",
        clinic.id(),
        "Clinic",
        Set.of(role),
        Set.of(),
        "web");
  }

  /** The controllers as a signed-in person reaches them. */
  private MockMvc program(Caller caller) {
    return MockMvcBuilders.standaloneSetup(api, exports)
        .setCustomArgumentResolvers(argument(Caller.class, caller), argument(AsOf.class, AsOf.NOW))
        .addFilters(
            (request, response, chain) -> {
              try {
                Void nothing =
                    clinic
                        .scope()
                        .call(
                            () -> {
                              chain.doFilter(request, response);
                              return null;
                            });
                assertThat(nothing).isNull();
              } catch (IOException | RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IOException(e);
              }
            })
        .build();
  }

  private static HandlerMethodArgumentResolver argument(Class<?> type, Object value) {
    return new HandlerMethodArgumentResolver() {
      @Override
      public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
      }

      @Override
      public Object resolveArgument(
          MethodParameter parameter,
          ModelAndViewContainer container,
          NativeWebRequest request,
          WebDataBinderFactory binders) {
        return value;
      }
    };
  }
}
