package org.candor.desk;

import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Comment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.Erasure;
import org.candor.records.FileStore;
import org.candor.records.Records;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Erases by law what stands with a record and is about people: its personal fields, comments, the
 * names and the content of files. That it was there, when, by whom, and every proof stay. GDPR Art.
 * 17; DPDPA s. 12.
 */
@Service
class Erasing {

  private static final int LONGEST = 1_000;

  private final Records records;
  private final Companions companions;
  private final FileStore files;
  private final Erasure erasure;

  Erasing(Records records, Companions companions, FileStore files, Erasure erasure) {
    this.records = records;
    this.companions = companions;
    this.files = files;
    this.erasure = erasure;
  }

  enum Sort {
    FIELDS,
    COMMENT,
    FILE
  }

  /**
   * Something that can be erased.
   *
   * @param id of the comment or the file; of the record itself for its fields
   * @param words what it says, or what the file is called
   * @param removed whether it was taken back before: then it still stands in the past
   */
  record Erasable(
      UUID id,
      Sort sort,
      String words,
      @Nullable PersonId by,
      Instant recordedAt,
      boolean removed) {}

  /** What came of it. */
  sealed interface Answer {

    /**
     * @param kept labels of the files whose content another record has as well, where it stays
     */
    record Done(int erased, List<String> kept) implements Answer {
      public Done {
        kept = List.copyOf(kept);
      }
    }

    record Refused(List<String> reasons) implements Answer {
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  <R extends Record> List<Erasable> of(Register<R> register, Entry<R> about) {
    var all = new ArrayList<Erasable>();
    if (Erasure.hasPersonal(register.kind())) {
      all.add(erasable(about, Sort.FIELDS, register.title(about.content())));
    }
    companions.everSaid(about.ref()).stream()
        .filter(it -> !it.content().body().equals(Erasure.ERASED))
        .forEach(it -> all.add(erasable(it, Sort.COMMENT, it.content().body())));
    companions.everKept(about.ref()).stream()
        .filter(this::tells)
        .forEach(it -> all.add(erasable(it, Sort.FILE, it.content().name())));
    return all;
  }

  /** A name, or a content that could not be deleted when the name was. */
  private boolean tells(Entry<Attachment> it) {
    var file = it.content();
    return !file.name().equals(Erasure.ERASED)
        || files.holds(file.sha256(), file.size()) && keeping(file.sha256(), Set.of()).isEmpty();
  }

  private static Erasable erasable(Entry<?> it, Sort sort, String words) {
    return new Erasable(
        it.id(),
        sort,
        words,
        it.recordedBy(),
        it.recordedAt(),
        it.retired() && sort != Sort.FIELDS);
  }

  /**
   * Erases what was chosen, all or nothing.
   *
   * @param why is a fact for good, so it had better name nobody
   */
  @Transactional
  public <R extends Record> Answer erase(
      Register<R> register, UUID id, Set<UUID> chosen, String why, Actor actor) {
    var about = records.find(register.kind(), id, AsOf.NOW).orElseThrow();
    var known = of(register, about).stream().map(Erasable::id).toList();
    var reasons = new ArrayList<String>();
    if (chosen.isEmpty()) {
      reasons.add(text("desk.erase.refused.nothing"));
    } else if (!known.containsAll(chosen)) {
      reasons.add(text("desk.erase.refused.gone"));
    }
    if (why.isBlank() || why.length() > LONGEST) {
      reasons.add(text("desk.erase.refused.why", LONGEST));
    }
    if (!reasons.isEmpty()) {
      return new Answer.Refused(reasons);
    }
    if (chosen.contains(id)) {
      erasure.erase(register.kind(), id, actor, why);
    }
    companions.everSaid(about.ref()).stream()
        .filter(it -> chosen.contains(it.id()))
        .forEach(it -> erasure.erase(Comment.KIND, it.id(), actor, why));
    return new Answer.Done(chosen.size(), files(about, chosen, why, actor));
  }

  /** Content goes once the fact stands that says so: a rollback loses nothing. */
  private List<String> files(Entry<?> about, Set<UUID> chosen, String why, Actor actor) {
    var kept = new TreeSet<String>();
    var gone = new TreeSet<String>();
    for (var it : companions.everKept(about.ref())) {
      if (chosen.contains(it.id())) {
        erasure.erase(Attachment.KIND, it.id(), actor, why);
        var others = keeping(it.content().sha256(), chosen);
        if (others.isEmpty()) {
          gone.add(it.content().sha256());
        } else {
          kept.add(it.label());
        }
      }
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            gone.forEach(files::erase);
          }
        });
    return List.copyOf(kept);
  }

  /** Who else has the same content under a name. */
  private List<UUID> keeping(String sha256, Set<UUID> besides) {
    return companions.everKept(sha256).stream()
        .filter(it -> !besides.contains(it.id()))
        .filter(it -> !it.content().name().equals(Erasure.ERASED))
        .map(Entry::id)
        .toList();
  }
}
