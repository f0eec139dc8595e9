package org.candor.support.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Change;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Records;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the files of evidence are still where they were put. That they are not becomes a fact of
 * the ledger, so that whatever is computed from it knows. Clause 7.5.3.
 */
@Service
public class EvidenceFiles {

  private static final Actor CANDOR = Actor.installation("files");

  private final AttachedFiles attached;
  private final Losses losses;
  private final FileStore store;
  private final Records records;

  EvidenceFiles(AttachedFiles attached, Losses losses, FileStore store, Records records) {
    this.attached = attached;
    this.losses = losses;
    this.store = store;
    this.records = records;
  }

  /** A file that is on record, and the evidence it belongs to. */
  public record Attached(Entry<Evidence> evidence, Entry<Attachment> attachment) {}

  /** How many pieces of evidence were found to have lost their files, or to have them again. */
  public record Looked(int lost, int back) {}

  /** Files that are on record and not in the store. */
  public List<Attached> vanished() {
    return attached.all(AsOf.NOW).stream().filter(it -> !held(it.attachment())).toList();
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
    var gone = gone(files);
    var inUse = files.stream().map(it -> it.evidence().id()).collect(toSet());
    var known = new LinkedHashMap<UUID, Entry<Loss>>();
    losses.all(AsOf.NOW).forEach(it -> known.put(it.content().evidence(), it));
    var changes = new ArrayList<Change<Loss>>();
    gone.forEach(
        (id, lost) -> {
          if (!known.containsKey(id)) {
            changes.add(Change.Recording.of(loss(lost, today)));
          }
        });
    var lost = changes.size();
    known.forEach(
        (id, it) -> {
          if (inUse.contains(id) && !gone.containsKey(id)) {
            changes.add(
                new Change.Retiring<>(it.id(), it.version(), text("support.lost-files.back")));
          }
        });
    records.write(Loss.KIND, changes, CANDOR);
    return new Looked(lost, changes.size() - lost);
  }

  private static Loss loss(List<Attached> files, LocalDate today) {
    var evidence = files.getFirst().evidence();
    var hashes = files.stream().map(it -> it.attachment().content().sha256()).toList();
    return new Loss(evidence.id(), evidence.number(), hashes, today);
  }

  /**
   * Evidence that consists of nothing but files that are gone: it shows nothing. What is known of a
   * past is on record; now, the store itself is asked as well.
   */
  Set<UUID> without(AsOf asOf) {
    var lost = losses.all(asOf).stream().map(it -> it.content().evidence()).collect(toSet());
    lost.addAll(gone(attached.all(asOf)).keySet());
    return lost;
  }

  private Map<UUID, List<Attached>> gone(List<Attached> files) {
    var byEvidence =
        files.stream()
            .filter(it -> it.evidence().content().location() == null)
            .collect(
                groupingBy(
                    it -> it.evidence().id(), LinkedHashMap::new, mapping(it -> it, toList())));
    byEvidence.values().removeIf(all -> all.stream().anyMatch(it -> held(it.attachment())));
    return byEvidence;
  }

  private boolean held(Entry<Attachment> file) {
    return store.holds(file.content().sha256(), file.content().size());
  }
}
