package org.candor.catalog;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.springframework.stereotype.Service;

/** Every framework there is: those that ship with Candor, and the organization's own. */
@Service
public class Catalog {

  /** The framework that Candor is made for. */
  public static final String ISO_42001 = "iso-42001";

  private static final Map<String, Framework> SHIPPED = ShippedFrameworks.frameworks();
  private static final List<Crosswalk> CROSSWALKS = ShippedFrameworks.crosswalks();

  private final OwnFrameworks own;
  // By the hash of what was brought: a version never changes.
  private final Map<String, Framework> read = new ConcurrentHashMap<>();

  Catalog(OwnFrameworks own) {
    this.own = own;
  }

  /** ISO/IEC 42001:2023. */
  public Framework iso42001() {
    return shipped();
  }

  static Framework shipped() {
    return Optional.ofNullable(SHIPPED.get(ISO_42001)).orElseThrow();
  }

  /** Whether it comes with Candor. */
  public static boolean isShipped(String id) {
    return SHIPPED.containsKey(id);
  }

  /** Those that ship first, then the organization's own, as they stand now. */
  public List<Framework> frameworks() {
    return frameworks(AsOf.NOW);
  }

  public List<Framework> frameworks(AsOf asOf) {
    var all = new ArrayList<>(SHIPPED.values());
    own.all(asOf).forEach(it -> all.add(parsed(it.content())));
    return all;
  }

  /**
   * As it stood at a moment.
   *
   * @throws NotFound if there was no such framework
   */
  public Framework require(String id, AsOf asOf) {
    return find(id, asOf).orElseThrow(() -> new NotFound(text("catalog.bad.missing", id)));
  }

  public Optional<Framework> find(String id) {
    return find(id, AsOf.NOW);
  }

  public Optional<Framework> find(String id, AsOf asOf) {
    var shipped = SHIPPED.get(id);
    return shipped != null
        ? Optional.of(shipped)
        : own.all(asOf).stream()
            .map(it -> it.content())
            .filter(it -> it.framework().equals(id))
            .findFirst()
            .map(this::parsed);
  }

  /** Those from a framework, whichever side it stands on in the file. */
  public List<Crosswalk> crosswalks(String from) {
    return Stream.concat(
            CROSSWALKS.stream().filter(it -> it.from().equals(from)),
            CROSSWALKS.stream().filter(it -> it.to().equals(from)).map(Crosswalk::reversed))
        .toList();
  }

  private Framework parsed(OwnFramework it) {
    return read.computeIfAbsent(it.sha256(), _ -> it.read());
  }
}
