package org.candor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.candor.kernel.PersonId;
import org.candor.systems.AiSystem;
import org.candor.systems.AiSystem.Automation;
import org.candor.systems.AiSystem.Discovery;
import org.candor.systems.AiSystem.Impact;
import org.candor.systems.AiSystem.ImpactAssessment;
import org.candor.systems.AiSystem.OrganizationRole;
import org.candor.systems.AiSystem.Origin;
import org.candor.systems.AiSystem.ScopeDecision;
import org.candor.systems.Answer;
import org.candor.systems.DataSet;
import org.candor.systems.Model;
import org.candor.systems.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * Made-up content for a first look: thirty AI systems of a health provider, with models and data
 * sets. The same seed and day give the same inventory. Some answers are missing on purpose, as they
 * are in life.
 */
final class SampleInventory {

  private static final String MADE_UP = " Made up: sample data of Candor.";
  private static final List<String> SUPPLIERS =
      List.of("Larkspur Medical (made up)", "Tidewater Analytics (made up)", "Quill AI (made up)");
  private static final List<String> WATCHING =
      List.of(
          "Every result is confirmed by a clinician before anything happens.",
          "A specialist reviews a sample each week and can switch it off.",
          "Users may overrule it at any time; overrulings are counted.");

  private final Random random;
  private final LocalDate today;
  private final List<PersonId> owners;

  SampleInventory(long seed, LocalDate today, List<PersonId> owners) {
    this.random = new Random(seed);
    this.today = today;
    this.owners = List.copyOf(owners);
  }

  /**
   * A system, and the model and data set it uses where those are known.
   *
   * @param model null where nobody said which model is inside
   * @param data null where nobody said which data it was made with
   */
  record Item(String key, AiSystem system, @Nullable Model model, @Nullable DataSet data) {}

  List<Item> items() {
    var items = new ArrayList<Item>();
    for (var line : lines()) {
      var words = line.split("\\s*\\|\\s*");
      var system = system(words, items.size());
      var numbered = "sample-%02d".formatted(items.size() + 1);
      var ours = items.size() % 3 == 0;
      items.add(new Item(numbered, system, ours ? model(words) : null, ours ? data(words) : null));
    }
    return items;
  }

  private AiSystem system(String[] words, int index) {
    var stage = Stage.values()[index * 5 % Stage.values().length];
    var origin = maybe(9, oneOf(Origin.values()));
    var impact = maybe(9, Impact.values()[index % Impact.values().length]);
    var scope = ScopeDecision.values()[index % 7 == 6 ? 1 : index % 4 == 3 ? 2 : 0];
    var started = today.minusDays(200 + random.nextInt(1500));
    var operating = stage.compareTo(Stage.OPERATION_AND_MONITORING) >= 0;
    return new AiSystem(
        words[0],
        words[1] + "." + MADE_UP,
        words[2] + ".",
        maybe(5, "Used for people it was not tested on, or as the only ground for a decision."),
        origin,
        roles(origin),
        index == 29 ? null : stage,
        null,
        maybe(8, oneOf(owners)),
        words[3],
        null,
        words[4],
        words[5] + ".",
        bought(origin) ? oneOf(SUPPLIERS) : null,
        maybe(8, words[6] + "."),
        impact,
        assessment(impact),
        words[7] + ".",
        maybe(8, index == 25 ? Answer.NO : Answer.YES),
        maybe(4, "The insurers' contract asks for a yearly report on errors."),
        maybe(8, oneOf(Automation.values())),
        maybe(7, oneOf(WATCHING)),
        List.of("Sampleland"),
        maybe(8, started),
        maybe(6, started.plusDays(60)),
        operating ? started.plusDays(180) : null,
        stage == Stage.RETIREMENT ? today.minusDays(random.nextInt(20)) : null,
        scope,
        scope == ScopeDecision.OUT ? "Bought as a plain tool; the IT policy covers it." : null,
        maybe(9, oneOf(Discovery.values())));
  }

  private Model model(String[] words) {
    return new Model(
        words[0] + " model",
        "%d.%d".formatted(1 + random.nextInt(4), random.nextInt(10)),
        words[1] + "." + MADE_UP,
        maybe(9, oneOf(Model.Technique.values())),
        maybe(8, oneOf(SUPPLIERS)),
        maybe(6, "Proprietary"),
        null,
        maybe(6, "Less certain for people under 18, who were few in its training data."),
        maybe(7, oneOf(owners)),
        maybe(7, today.minusDays(100 + random.nextInt(900))));
  }

  private DataSet data(String[] words) {
    var until = today.minusDays(300 + random.nextInt(600));
    return new DataSet(
        words[7] + " (" + words[0] + ")",
        "What " + words[0] + " was made and tested with." + MADE_UP,
        EnumSet.of(DataSet.Use.TRAINING, oneOf(DataSet.Use.values())),
        maybe(8, words[3] + ", from care as usual"),
        maybe(6, "Names removed; double entries merged; one clinician labelled, another checked."),
        maybe(8, Answer.YES),
        maybe(5, "Adults of three hospitals; few people over 90 and few who moved recently."),
        maybe(6, "Own data"),
        maybe(8, 1_000 * (2 + random.nextInt(400))),
        maybe(7, oneOf(owners)),
        until.minusDays(700),
        until);
  }

  private Set<OrganizationRole> roles(@Nullable Origin origin) {
    if (origin == null) {
      return Set.of();
    }
    return bought(origin)
        ? EnumSet.of(OrganizationRole.CUSTOMER, OrganizationRole.USER)
        : EnumSet.of(OrganizationRole.PRODUCER, OrganizationRole.USER);
  }

  private static boolean bought(@Nullable Origin origin) {
    return origin != null && origin.compareTo(Origin.PROCURED) >= 0;
  }

  private @Nullable ImpactAssessment assessment(@Nullable Impact impact) {
    return impact == Impact.NEITHER
        ? ImpactAssessment.NOT_APPLICABLE
        : maybe(6, oneOf(ImpactAssessment.values()));
  }

  /** The value in so many cases of ten. */
  private <T> @Nullable T maybe(int ofTen, T value) {
    return random.nextInt(10) < ofTen ? value : null;
  }

  @SafeVarargs
  private <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<String> lines() {
    try {
      return new ClassPathResource("sample/systems.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(it -> !it.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
