package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.catalog.Framework;
import org.candor.kernel.OrgId;
import org.candor.ledger.CanonicalJson;
import org.candor.ledger.Hash;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an organization stands on every checkable line of a framework: a pure function of its
 * ledger up to a size, and of the day.
 */
public final class Position {

  private final OrgId org;
  private final Framework framework;
  private final long ledgerSize;
  private final LocalDate day;
  private final List<Standing> lines;
  private final Map<String, Standing> byId = new HashMap<>();
  private volatile @Nullable String canonical;

  Position(OrgId org, Framework framework, long ledgerSize, LocalDate day, List<Standing> lines) {
    this.org = org;
    this.framework = framework;
    this.ledgerSize = ledgerSize;
    this.day = day;
    this.lines = List.copyOf(lines);
    lines.forEach(it -> byId.put(it.id(), it));
  }

  public OrgId org() {
    return org;
  }

  public Framework framework() {
    return framework;
  }

  /** Facts recorded up to it. */
  public long ledgerSize() {
    return ledgerSize;
  }

  /** The day it is seen on: evidence and attestations grow old. */
  public LocalDate day() {
    return day;
  }

  /** In the framework's order. */
  public List<Standing> lines() {
    return lines;
  }

  public Optional<Standing> find(String line) {
    return Optional.ofNullable(byId.get(line));
  }

  /** How many lines have each verdict; every verdict is there. */
  public Map<Verdict, Integer> counts() {
    return counts(lines);
  }

  static Map<Verdict, Integer> counts(List<Standing> some) {
    var counts = new EnumMap<Verdict, Integer>(Verdict.class);
    for (var verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    some.forEach(it -> counts.merge(it.verdict(), 1, Integer::sum));
    return counts;
  }

  /** Whether nothing on record tells of any of its lines. */
  public boolean silent() {
    return lines.stream()
        .allMatch(
            it -> it.verdict() == Verdict.UNKNOWN && it.human().state() == Human.State.NOTHING);
  }

  /** Lines that are met, of those that apply: from 0 to 1; 0 when none applies. */
  public double share() {
    var counts = counts();
    var apply = lines.size() - counts.getOrDefault(Verdict.NOT_APPLICABLE, 0);
    return apply == 0 ? 0 : (double) counts.getOrDefault(Verdict.MET, 0) / apply;
  }

  /** The canonical JSON (RFC 8785) of all that was computed: verdicts, numbers, references. */
  public String canonical() {
    var known = canonical;
    if (known == null) {
      known = CanonicalJson.canonical(json().toString());
      canonical = known;
    }
    return known;
  }

  /** SHA-256 of {@link #canonical()}, hex: the same whoever computes it, today or later. */
  public String sha256() {
    return Hash.sha256(canonical().getBytes(UTF_8)).hex();
  }

  private ObjectNode json() {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("organization", org.toString()).put("framework", framework.id());
    json.put("frameworkVersion", framework.version()).put("ledgerSize", ledgerSize);
    json.put("day", day.toString());
    var all = json.putArray("lines");
    lines.forEach(it -> line(all.addObject(), it));
    return json;
  }

  private static void line(ObjectNode json, Standing it) {
    json.put("id", it.id()).put("verdict", it.verdict().name()).put("excluded", it.excluded());
    json.put("people", it.human().state().name());
    json.put("evidence", it.human().inForce()).put("expired", it.human().expired());
    if (it.human().incomplete() > 0) {
      json.put("incomplete", it.human().incomplete());
    }
    var said = it.human().said();
    if (said != null) {
      json.put("attestation", said.label());
    }
    var findings = json.putArray("findings");
    it.findings().forEach(finding -> finding(findings.addObject(), finding));
  }

  private static void finding(ObjectNode json, Finding it) {
    json.put("rule", it.rule()).put("verdict", it.verdict().name()).put("decides", it.decides());
    json.put("population", it.population()).put("yes", it.agreeing()).put("no", it.saidNo());
    json.put("silent", it.silent()).put("stale", it.stale());
    var exceptions = json.putArray("exceptions");
    it.exceptions().first().forEach(one -> exceptions.add(one.label()));
  }
}
