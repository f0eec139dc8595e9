package org.candor.records;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Compares a file with its hash at the moment somebody relies on it, and tells whoever keeps watch
 * when it is not what was stored.
 */
@Component
public class SoundFiles {

  private final FileStore store;
  private final ApplicationEventPublisher events;

  SoundFiles(FileStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  /** What became of a file. */
  public enum State {
    SOUND,
    GONE,
    ALTERED
  }

  /**
   * That a file was read and found sound.
   *
   * @param mark it had before that
   */
  public record Seen(String sha256, Map<String, Object> mark) {
    public Seen {
      mark = Map.copyOf(mark);
    }
  }

  /** Reads all of it, and tells nobody; empty unless it is sound. */
  public Optional<Seen> seen(Attachment file) {
    try {
      var mark = store.mark(file.sha256());
      return store.isIntact(file.sha256())
          ? Optional.of(new Seen(file.sha256(), mark))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The same without reading what was seen to be sound and was not touched since. */
  public State state(Attachment file, Collection<Seen> seen) {
    try {
      if (seen.contains(new Seen(file.sha256(), store.mark(file.sha256())))) {
        return State.SOUND;
      }
    } catch (IOException _) {
      return State.GONE;
    }
    return state(file);
  }

  /** Reads all of it. */
  public State state(Attachment file) {
    try {
      if (store.isIntact(file.sha256())) {
        return State.SOUND;
      }
    } catch (IOException _) {
      return State.GONE;
    }
    events.publishEvent(new FileAltered(file.sha256()));
    return State.ALTERED;
  }
}
