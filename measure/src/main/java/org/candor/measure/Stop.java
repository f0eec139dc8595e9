package org.candor.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread stop a measurement: reading its file, and whatever its engines are at; and
 * see how far it is.
 */
public final class Stop {

  private static final ScopedValue<Stop> CURRENT = ScopedValue.newInstance();

  private final List<Runnable> cancels = new ArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private @Nullable Thread working;
  private boolean stopped;

  /** Measures on this thread, until {@link #stop} is called from another. */
  public <T> T during(Supplier<T> work) {
    begin();
    try {
      return ScopedValue.where(CURRENT, this).call(work::get);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    working = Thread.currentThread();
  }

  /** An interrupt that came too late must not reach what this thread does next. */
  private synchronized void end() {
    working = null;
    Thread.interrupted();
  }

  public synchronized void stop() {
    stopped = true;
    cancels.forEach(Runnable::run);
    if (working != null) {
      working.interrupt();
    }
  }

  public synchronized boolean stopped() {
    return stopped;
  }

  /** Called by engines: what to do when the measurement they serve is stopped. */
  public static void heed(Runnable cancel) {
    if (CURRENT.isBound()) {
      CURRENT.get().add(cancel);
    }
  }

  /** How many queries of the measurement began; the last of them may be under way. */
  public int begun() {
    return begun.get();
  }

  /** Called by engines: a query begins. */
  public static void tell() {
    if (CURRENT.isBound()) {
      CURRENT.get().begun.incrementAndGet();
    }
  }

  private synchronized void add(Runnable cancel) {
    cancels.add(cancel);
    if (stopped) {
      cancel.run();
    }
  }
}
