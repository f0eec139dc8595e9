package org.candor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a text is found, whoever looks: in every table, in every file, in every part of a ZIP. */
public final class Traces {

  /** Each asks one table, column by column: a whole row as text doubles every quotation mark. */
  private static final String QUESTIONS =
      """
      select format('%I.%I', n.nspname, c.relname) as name,
        format('select exists (select from %I.%I where position(:text in concat_ws(chr(10), %s)) > 0)',
          n.nspname, c.relname, string_agg(quote_ident(a.attname), ', ')) as question
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      group by n.nspname, c.relname order by 1
      """;

  private Traces() {}

  /** The tables that have it in any column of any row. */
  public static List<String> inTables(JdbcClient superuser, String text) {
    var questions =
        superuser
            .sql(QUESTIONS)
            .query((rs, _) -> Map.entry(rs.getString(1), rs.getString(2)))
            .list();
    return questions.stream()
        .filter(
            it -> superuser.sql(it.getValue()).param("text", text).query(Boolean.class).single())
        .map(Map.Entry::getKey)
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
