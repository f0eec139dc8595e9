package org.candor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a text is found, whoever looks: in every table, in every file, in every part of a ZIP. */
public final class Traces {

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      order by 1
      """;

  private Traces() {}

  /** The tables that have it in any column of any row. */
  public static List<String> inTables(JdbcClient superuser, String text) {
    return superuser.sql(TABLES).query(String.class).list().stream()
        .filter(
            table ->
                superuser
                    .sql(
                        "select exists (select from %s it where position(:text in it::text) > 0)"
                            .formatted(table))
                    .param("text", text)
                    .query(Boolean.class)
                    .single())
        .toList();
  }

  /** The files below a folder that have it. */
  public static List<String> inFiles(Path folder, String text) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (has(Files.readAllBytes(file), text)) {
          found.add(folder.relativize(file).toString());
        }
      }
    }
    return found;
  }

  /** The parts of a ZIP that have it once they are inflated, by name or content. */
  public static List<String> inParts(Path file, String text) throws IOException {
    var found = new ArrayList<String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var part : zip.stream().toList()) {
        try (var content = zip.getInputStream(part)) {
          if (part.getName().contains(text) || has(content.readAllBytes(), text)) {
            found.add(part.getName());
          }
        }
      }
    }
    return found;
  }

  private static boolean has(byte[] bytes, String text) {
    var sought = text.getBytes(UTF_8);
    for (int at = 0; at <= bytes.length - sought.length; at++) {
      int same = 0;
      while (same < sought.length && bytes[at + same] == sought[same]) {
        same++;
      }
      if (same == sought.length) {
        return true;
      }
    }
    return false;
  }
}
