package org.candor.readiness;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.records.NotFound;
import org.candor.support.evidence.Coverable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Where the organization in scope stands: computed from its ledger and the day, remembered by them,
 * never stored.
 */
@Service
public class Readiness {

  private static final int REMEMBERED = 64;

  private final Groundwork groundwork;
  private final Reckoning reckoning;
  private final Catalog catalog;
  private final Coverable lines;
  private final Ledger ledger;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final Map<Key, Ground> grounds = new Remembered<>();
  private final Map<OrgId, Position> latest = new Remembered<>();

  Readiness(
      Groundwork groundwork,
      Reckoning reckoning,
      Catalog catalog,
      Coverable lines,
      Ledger ledger,
      Clock clock,
      ApplicationEventPublisher events) {
    this.groundwork = groundwork;
    this.reckoning = reckoning;
    this.catalog = catalog;
    this.lines = lines;
    this.ledger = ledger;
    this.clock = clock;
    this.events = events;
  }

  private record Key(OrgId org, long size, LocalDate day) {}

  /** Forgets what was asked for longest ago. */
  private static final class Remembered<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > REMEMBERED;
    }
  }

  /**
   * The present position on ISO/IEC 42001 was computed anew after something changed: published in
   * the thread and scope of whoever asked, after reading. A listener that writes opens a
   * transaction of its own.
   *
   * @param before the position computed before; null for the first since the start
   */
  public record Recomputed(OrgId org, @Nullable Position before, Position after) {}

  /**
   * How far the records are read that a position is computed from, while they are.
   *
   * @param done registers of {@code all}
   */
  public record Laying(int done, int all) {}

  /**
   * The position now, or at a past moment as seen on the day of its last fact.
   *
   * @throws NotFound if there is no such framework
   */
  public Position position(String framework, AsOf asOf) {
    return position(framework, asOf, day(asOf));
  }

  /**
   * @param day on which it is seen: evidence and attestations hold or have expired
   * @throws NotFound if there is no such framework
   */
  public Position position(String framework, AsOf asOf, LocalDate day) {
    var size = asOf.position() == null ? ledger.size() : asOf.position();
    var at = AsOf.position(size);
    var chosen = catalog.require(framework, at);
    var org = Scope.currentOrg();
    var ground = ground(size, day);
    var position = ground.position(chosen, it -> reckoning.position(org, withOwn(it, at), ground));
    if (!asOf.past() && framework.equals(Catalog.ISO_42001) && day.equals(today())) {
      tell(position);
    }
    return position;
  }

  /** One line of it. */
  public Optional<Standing> standing(String framework, String line, AsOf asOf) {
    return position(framework, asOf).find(line);
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  LocalDate day(AsOf asOf) {
    var position = asOf.position();
    return position == null
        ? today()
        : LocalDate.ofInstant(ledger.momentOf(position), ZoneOffset.UTC);
  }

  /**
   * As it stood at a moment: a position of the past is one on the version of then, and that of
   * ISO/IEC 42001 has the controls among its lines that the organization had added by then. 6.1.3,
   * c.
   */
  Framework framework(String id, AsOf asOf) {
    return withOwn(catalog.require(id, asOf), asOf);
  }

  /** Whether there was such a framework at a moment. */
  boolean knows(String framework, AsOf asOf) {
    return catalog.find(framework, asOf).isPresent();
  }

  private Framework withOwn(Framework framework, AsOf asOf) {
    return framework.id().equals(Catalog.ISO_42001)
        ? OwnControls.beside(framework, lines.own(asOf))
        : framework;
  }

  Ground ground(long size, LocalDate day) {
    var key = new Key(Scope.currentOrg(), size, day);
    Ground near;
    synchronized (grounds) {
      var known = grounds.get(key);
      if (known != null) {
        return known;
      }
      near = nearest(key);
    }
    var ground = near == null ? groundwork.anew(size, day) : groundwork.onwards(near, size);
    if (ground.shaky() && near != null) {
      ground = groundwork.anew(size, day);
    }
    synchronized (grounds) {
      grounds.put(key, ground);
    }
    return ground;
  }

  /** The latest ground of the same day before it that is not too far away. */
  private @Nullable Ground nearest(Key key) {
    return grounds.entrySet().stream()
        .filter(it -> it.getKey().org().equals(key.org()) && it.getKey().day().equals(key.day()))
        .filter(it -> it.getKey().size() < key.size() && !it.getValue().shaky())
        .filter(it -> key.size() - it.getKey().size() <= Groundwork.MOST_CHANGES)
        .max(java.util.Comparator.comparingLong(it -> it.getKey().size()))
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  private void tell(Position after) {
    Position before;
    synchronized (latest) {
      before = latest.get(after.org());
      if (before != null
          && before.ledgerSize() >= after.ledgerSize()
          && !before.day().isBefore(after.day())) {
        return;
      }
      latest.put(after.org(), after);
    }
    events.publishEvent(new Recomputed(after.org(), before, after));
  }
}
