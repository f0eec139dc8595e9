package org.candor.support.evidence;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.springframework.stereotype.Service;

/** Whether the files of evidence are still where they were put. Clause 7.5.3. */
@Service
public class EvidenceFiles {

  private final AttachedFiles attached;
  private final FileStore store;

  EvidenceFiles(AttachedFiles attached, FileStore store) {
    this.attached = attached;
    this.store = store;
  }

  /** A file that is on record, and the evidence it belongs to. */
  public record Attached(Entry<Evidence> evidence, Entry<Attachment> attachment) {}

  /** Files that are on record and not in the store. */
  public List<Attached> vanished() {
    return attached.all(AsOf.NOW).stream().filter(it -> !held(it.attachment())).toList();
  }

  /** Evidence that consists of nothing but files that are gone: it shows nothing. */
  Set<UUID> without(AsOf asOf) {
    var all = attached.all(asOf);
    var held =
        all.stream()
            .filter(it -> held(it.attachment()))
            .map(it -> it.evidence().id())
            .collect(Collectors.toSet());
    return all.stream()
        .filter(it -> it.evidence().content().location() == null)
        .map(it -> it.evidence().id())
        .filter(it -> !held.contains(it))
        .collect(Collectors.toSet());
  }

  private boolean held(Entry<Attachment> file) {
    return store.holds(file.content().sha256(), file.content().size());
  }
}
