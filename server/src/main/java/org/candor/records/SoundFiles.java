package org.candor.records;

import java.io.IOException;
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
