package org.candor.support.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.candor.web.Messages.text;

import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Change;
import org.candor.records.Entry;
import org.candor.records.FileAltered;
import org.candor.records.FileStore;
import org.candor.records.Records;
import org.candor.records.SoundFiles;
import org.candor.records.SoundFiles.Seen;
import org.candor.records.SoundFiles.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Whether the files of evidence are still where they were put, and still what was put there. That
 * they are not becomes a fact of the ledger, so that whatever is computed from it knows. Clause
 * 7.5.3.
 */
@Service
public class EvidenceFiles {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);
  private static final Actor CANDOR = Actor.installation("files");

  private final AttachedFiles attached;
  private final Losses losses;
  private final FileStore store;
  private final Rereading rereading;
  private final SoundFiles sound;
  private final Records records;
  private final Clock clock;

  EvidenceFiles(
      AttachedFiles attached,
      Losses losses,
      FileStore store,
      Rereading rereading,
      SoundFiles sound,
      Records records,
      Clock clock) {
    this.sound = sound;
    this.clock = clock;
    this.attached = attached;
    this.losses = losses;
    this.store = store;
    this.rereading = rereading;
    this.records = records;
  }

  /** A file that is on record, and the evidence it belongs to. */
  public record Attached(Entry<Evidence> evidence, Entry<Attachment> attachment) {}

  /** How many pieces of evidence were found to have lost their files, or to have them again. */
  public record Looked(int lost, int back) {}

  /**
   * What came of comparing files with their SHA-256.
   *
   * @param all whether everything that was due was read
   * @param news whether a file turned out otherwise than before
   */
  public record Compared(boolean all, boolean news) {}

  /** Files that are on record and not in the store, or not as they were put there. */
  public List<Attached> vanished() {
    return attached.all(AsOf.NOW).stream().filter(it -> !held(it.attachment())).toList();
  }

  /** Whether a file that is missed lies there, with other bytes than were stored. */
  public boolean altered(Attached it) {
    return Files.exists(store.path(it.attachment().content().sha256()));
  }

  /**
   * Compares files with their SHA-256, as far as they are due.
   *
   * @param most bytes to read
   */
  public Compared reread(long most) {
    var files = attached.all(AsOf.NOW).stream().map(it -> it.attachment().content()).toList();
    return rereading.read(files, most);
  }

  /** Reads the files of evidence that somebody is about to rely on, by its number. */
  public Set<Seen> read(Set<Integer> evidence) {
    return filesOf(evidence)
        .flatMap(it -> sound.seen(it.attachment().content()).stream())
        .collect(toSet());
  }

  /**
   * Evidence of which a file is no longer what was stored, by its number.
   *
   * @param seen files that were read just now: only what was touched since is read again
   */
  public Set<Integer> unsound(Set<Integer> evidence, Set<Seen> seen) {
    return filesOf(evidence)
        .filter(it -> sound.state(it.attachment().content(), seen) == State.ALTERED)
        .map(it -> it.evidence().number())
        .collect(toCollection(TreeSet::new));
  }

  private Stream<Attached> filesOf(Set<Integer> evidence) {
    return evidence.isEmpty()
        ? Stream.of()
        : attached.all(AsOf.NOW).stream().filter(it -> evidence.contains(it.evidence().number()));
  }

  /**
   * Records what somebody met before the daily reading did. In a transaction of its own: what they
   * were about to do was refused, and this stays.
   */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void altered(FileAltered it) {
    rereading.again(it.sha256());
    look(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /**
   * Looks for every file and records what is newly gone, and what is back. Evidence that was
   * retired meanwhile keeps its loss: it may come back into use, its files may not.
   *
   * @param today the day it is missed since
   */
  @Transactional
  public Looked look(LocalDate today) {
    var files = attached.all(AsOf.NOW);
    var inUse = files.stream().map(it -> it.evidence().id()).collect(toSet());
    var known = new LinkedHashMap<UUID, Entry<Loss>>();
    losses.all(AsOf.NOW).forEach(it -> known.put(it.content().evidence(), it));
    // What was missed counts again only when every byte of it was compared.
    files.stream()
        .filter(it -> known.containsKey(it.evidence().id()))
        .forEach(it -> rereading.read(it.attachment().content().sha256()));
    var gone = gone(files);
    var changes = new ArrayList<Change<Loss>>();
    gone.forEach(
        (id, lost) -> {
          if (!known.containsKey(id)) {
            var loss = loss(lost, today);
            tell(loss);
            changes.add(Change.Recording.of(loss));
          }
        });
    var lost = changes.size();
    var missed =
        files.stream()
            .filter(it -> !held(it.attachment()))
            .map(it -> it.evidence().id())
            .collect(toSet());
    known.forEach(
        (id, it) -> {
          var altered = it.content().cause() == Loss.Cause.ALTERED && missed.contains(id);
          if (inUse.contains(id) && !gone.containsKey(id) && !altered) {
            changes.add(
                new Change.Retiring<>(it.id(), it.version(), text("support.lost-files.back")));
          }
        });
    records.write(Loss.KIND, changes, CANDOR);
    return new Looked(lost, changes.size() - lost);
  }

  private static void tell(Loss loss) {
    LOG.warn(
        loss.cause() == Loss.Cause.ALTERED
            ? "A file of EV-{} was altered, in organization {}."
            : "EV-{} lost its files, in organization {}.",
        loss.evidenceNumber(),
        Scope.currentOrg());
  }

  private Loss loss(List<Attached> files, LocalDate today) {
    var evidence = files.getFirst().evidence();
    var hashes = files.stream().map(it -> it.attachment().content().sha256()).toList();
    var cause = files.stream().anyMatch(this::altered) ? Loss.Cause.ALTERED : Loss.Cause.GONE;
    return new Loss(evidence.id(), evidence.number(), hashes, today, cause);
  }

  /**
   * Evidence that consists of nothing but files that are gone, or of which a file was altered: it
   * shows nothing. What is known of a past is on record; now, the store itself is asked as well.
   */
  Set<UUID> without(AsOf asOf) {
    var lost = losses.all(asOf).stream().map(it -> it.content().evidence()).collect(toSet());
    lost.addAll(gone(attached.all(asOf)).keySet());
    return lost;
  }

  /** Whatever else is said to carry it: a place can be typed once the files are gone. */
  private Map<UUID, List<Attached>> gone(List<Attached> files) {
    var byEvidence =
        files.stream()
            .collect(
                groupingBy(
                    it -> it.evidence().id(), LinkedHashMap::new, mapping(it -> it, toList())));
    byEvidence
        .values()
        .removeIf(
            all ->
                all.stream().noneMatch(this::changed)
                    && all.stream().anyMatch(it -> held(it.attachment())));
    return byEvidence;
  }

  /** One altered file among sound ones is enough to trust none of them. */
  private boolean changed(Attached it) {
    return altered(it) && rereading.altered(it.attachment().content().sha256());
  }

  private boolean held(Entry<Attachment> file) {
    var it = file.content();
    return store.holds(it.sha256(), it.size()) && !rereading.altered(it.sha256());
  }
}
