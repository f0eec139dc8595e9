package org.candor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.candor.AnOrganization;
import org.candor.exchange.Finding.Kind;
import org.candor.exchange.Job.State;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.tabular.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** What tests of imports share: an organization, files, and looking at what came of them. */
@SpringBootTest
abstract class AnImport {

  static final String HEAD = "System ID,Name,Stage,Unit,Started on\n";

  @Autowired Imports imports;
  @Autowired Exports exports;
  @Autowired Mappings mappings;
  @Autowired Jobs jobs;
  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired Listings listings;
  @Autowired TransactionOperations transactions;
  @TempDir Path folder;
  AnOrganization clinic;
  Register<?> systems;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
    systems = imports.register("systems/ai-systems");
  }

  static final class Breaking extends InputStream {
    private int left = 100_000;

    @Override
    public int read() throws IOException {
      if (left-- <= 0) {
        throw new IOException("the line broke");
      }
      return 'a';
    }
  }

  Path uploadFolder() {
    var path = clinic.scope().get(() -> imports.file(upload("x.csv", stream("Name\nX\n"))));
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path.getParent();
  }

  static String rows(int from, int to) {
    var text = new StringBuilder(HEAD);
    for (int i = from; i < to; i++) {
      text.append("A%d,System %d,Deployment,Ward %d,\n".formatted(i, i, i % 7));
    }
    return text.toString();
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  Path file(String text) {
    try {
      return Files.writeString(folder.resolve("inventory.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Report run(String text) {
    return run(text, false);
  }

  Report run(String text, boolean rehearsal) {
    return run(file(text), null, rehearsal, (_, _) -> true);
  }

  Report run(Path file, Mapping mapping, boolean rehearsal, Imports.ProgressListener listener) {
    return clinic
        .scope()
        .get(
            () -> {
              try {
                return imports.run(systems, file, mapping, clinic.ada(), rehearsal, listener);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  Job upload(String name, InputStream in) {
    try {
      return clinic.scope().call(() -> imports.upload(systems, name, in, null, clinic.ada()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw sneaky(e);
    }
  }

  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException sneaky(Throwable it) throws T {
    throw (T) it;
  }

  void export(Format format, Path path, boolean labels) {
    clinic
        .scope()
        .run(
            () -> {
              try (var out = Files.newOutputStream(path)) {
                exports.write(systems, Query.all(), AsOf.NOW, format, labels, out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  State state(Job job) {
    return clinic.scope().get(() -> imports.require(job.id()).state());
  }

  List<Finding> findings(Report report, Kind... kind) {
    return clinic.scope().get(() -> imports.findings(report.id(), 1_000, kind));
  }

  long size() {
    return clinic.scope().get(ledger::size);
  }

  String label(String field) {
    return Labels.of(systems, systems.field(field).orElseThrow());
  }

  Entry<?> only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  Entry<?> named(String name) {
    return all().stream().filter(it -> said(it, "name").equals(name)).findFirst().orElseThrow();
  }

  List<? extends Entry<?>> all() {
    return list(systems);
  }

  <R extends Record> List<Entry<R>> list(Register<R> register) {
    return clinic
        .scope()
        .get(() -> listings.page(register, Query.all().limited(1_000), AsOf.NOW).entries());
  }

  String said(Entry<?> entry, String field) {
    return say(systems, entry, field);
  }

  @SuppressWarnings("unchecked")
  static <R extends Record> String say(Register<R> register, Entry<?> entry, String field) {
    return String.join("; ", Form.of(register, (R) entry.content()).typed().get(field));
  }

  void revise(Entry<?> entry, Map<String, List<String>> sent) {
    revise(systems, entry, sent);
  }

  @SuppressWarnings("unchecked")
  <R extends Record> void revise(
      Register<R> register, Entry<?> entry, Map<String, List<String>> sent) {
    var content = Form.read(register, sent, (R) entry.content()).content();
    clinic
        .scope()
        .run(
            () ->
                records.revise(
                    register.kind(), entry.id(), entry.version(), content, clinic.ada(), null));
  }
}
