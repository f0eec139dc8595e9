package org.candor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.candor.catalog.FrameworkFile.About;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.KeyTaken;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts frameworks and licensed text on the organization's own shelf, and takes them off. */
@Service
public class Shelf {

  private final OwnFrameworks own;
  private final Records records;

  Shelf(OwnFrameworks own, Records records) {
    this.own = own;
    this.records = records;
  }

  /** The largest file that is looked at, in bytes. */
  public static final int LARGEST = FrameworkFile.LARGEST;

  /**
   * Puts a version of a framework on the shelf. The same file again changes nothing.
   *
   * @param name of the file: it tells CSV from YAML
   * @param id what the file does not say of itself, or wins over what it says; empty for nothing
   * @throws BadFramework saying what is wrong with which line
   */
  @Transactional
  public Framework put(
      String name, byte[] bytes, String id, String title, String version, Actor actor) {
    return put(name, bytes, new About(id, title, "", version), actor);
  }

  /**
   * Puts a version of a framework on the shelf. The same file again changes nothing.
   *
   * @throws BadFramework saying what is wrong with which line, or that this version is there with
   *     other content
   */
  @Transactional
  Framework put(String name, byte[] bytes, About about, Actor actor) {
    var framework = FrameworkFile.read(name, bytes, about);
    if (!framework.id().matches("[a-z0-9][a-z0-9-]{1,59}")) {
      throw bad(Messages.text("catalog.bad.name"));
    }
    if (Catalog.isShipped(framework.id())) {
      throw bad(Messages.text("catalog.bad.shipped", framework.id()));
    }
    var content = content(framework);
    var before = known(framework.id(), actor);
    if (before == null) {
      try {
        records.record(OwnFramework.KIND, content, framework.id(), actor, null);
      } catch (KeyTaken _) {
        throw bad(Messages.text("catalog.bad.faster", framework.id()));
      }
    } else if (otherwise(before, content)) {
      throw bad(Messages.text("catalog.bad.version", content.release(), framework.id()));
    } else if (!before.content().release().equals(content.release())) {
      records.revise(OwnFramework.KIND, before.id(), before.version(), content, actor, null);
    }
    return framework;
  }

  /** Whether this version was there before, at any time, with other words in whatever order. */
  private boolean otherwise(Entry<OwnFramework> entry, OwnFramework content) {
    var said = content.read();
    return records.versions(OwnFramework.KIND, entry.id(), AsOf.NOW).stream()
        .map(Entry::content)
        .anyMatch(it -> it.release().equals(content.release()) && !it.read().says(said));
  }

  @Transactional
  public void takeOff(String id, Actor actor) {
    var entry = find(id);
    if (entry == null) {
      throw new NotFound(Messages.text("catalog.bad.own", id));
    }
    records.retire(OwnFramework.KIND, entry.id(), entry.version(), actor, null);
  }

  /**
   * Keeps the licensed words of a framework, for this organization alone: they are in no export.
   *
   * @throws BadFramework naming every line that the framework does not have
   */
  @Transactional
  public int license(Framework framework, String name, byte[] bytes) {
    var lines = LicensedText.read(framework, name, bytes);
    own.license(framework.id(), lines);
    return lines.size();
  }

  /** Keeps no licensed words of a framework any longer. */
  @Transactional
  public void unlicense(Framework framework) {
    own.license(framework.id(), List.of());
  }

  /** The licensed words of a framework by line; empty where the organization holds none. */
  public Map<String, String> licensed(String framework) {
    return own.licensed(framework).stream()
        .collect(toMap(OwnFrameworks.Line::line, OwnFrameworks.Line::words));
  }

  /** The id is the key of its record, so that two at once cannot both put it there. */
  private @Nullable Entry<OwnFramework> known(String id, Actor actor) {
    var known = records.byExternalKey(OwnFramework.KIND, List.of(id)).get(id);
    var entry =
        known == null ? null : records.find(OwnFramework.KIND, known, AsOf.NOW).orElse(null);
    return entry != null && entry.retired()
        ? records.restore(OwnFramework.KIND, entry.id(), entry.version(), actor, null)
        : entry;
  }

  private @Nullable Entry<OwnFramework> find(String id) {
    return own.all(AsOf.NOW).stream()
        .filter(it -> it.content().framework().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static OwnFramework content(Framework it) {
    var document = it.json().toString();
    var hash = HexFormat.of().formatHex(sha256(document));
    return new OwnFramework(it.id(), it.title(), it.edition(), it.version(), hash, document);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }

  private static BadFramework bad(String reason) {
    return new BadFramework(List.of(reason));
  }
}
