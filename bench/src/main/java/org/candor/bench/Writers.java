package org.candor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.Change;
import org.candor.records.Change.Recording;
import org.candor.records.Ids;
import org.candor.records.KeyTaken;
import org.candor.records.LedgerAudit;
import org.candor.records.Outcome;
import org.candor.records.Records;
import org.candor.systems.AiSystem;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The process that gets killed: its clients record systems, each with a key of its own, and say
 * {@code ok KEY.} once a write is acknowledged. A client whose write broke off does not know
 * whether it is in: it writes again with the same key, and a key that is taken says that it was.
 */
final class Writers {

  private static final int CLIENTS = 4;

  private final Installation installation;
  private final OrgId org;
  private final ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);
  private volatile boolean done;

  private Writers(Installation installation, OrgId org) {
    this.installation = installation;
    this.org = org;
  }

  public static void main(String[] arguments) throws IOException {
    System.setProperty("logging.level.root", "error");
    var installation =
        Installation.in(Path.of(arguments[0]), Map.of("candor.checkpoint-every", "1s"));
    var writers =
        new Writers(
            installation,
            arguments[1].equals("-") ? installation.organization("Crash") : OrgId.of(arguments[1]));
    for (var i = 0; i < CLIENTS; i++) {
      var client = i;
      Thread.ofPlatform().daemon().start(() -> writers.write(arguments[2] + "-" + client));
    }
    writers.obey();
    installation.close();
    System.exit(0);
  }

  private void write(String prefix) {
    var some = new SomeSystems(prefix.hashCode());
    for (var n = 0; !done; n++) {
      var key = prefix + "-" + n;
      var content = some.next();
      while (!done && !written(key, content)) {
        rest();
      }
      say("ok " + key + ".");
    }
  }

  /** Whether it is safely in. */
  private boolean written(String key, AiSystem content) {
    pause.readLock().lock();
    try {
      var change = new Recording<>(Ids.next(), content, key, null);
      var outcome =
          Scope.of(org)
              .get(
                  () ->
                      installation
                          .bean(Records.class)
                          .write(
                              SomeSystems.kind(installation),
                              List.<Change<AiSystem>>of(change),
                              Installation.actor())
                          .getFirst());
      return switch (outcome) {
        case Outcome.Written<AiSystem> _ -> true;
        case Outcome.Unchanged<AiSystem> _ -> true;
        case Outcome.Refused<AiSystem> it -> it.reason() instanceof KeyTaken;
      };
    } catch (DataAccessException | TransactionException e) {
      return false;
    } finally {
      pause.readLock().unlock();
    }
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers what it is asked until nobody asks any more. */
  private void obey() throws IOException {
    say("ready");
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "org" -> say("org " + org);
        case "audit" -> say("audit " + audit());
        default -> say(line + " ?");
      }
    }
    done = true;
  }

  private String audit() {
    pause.writeLock().lock();
    try {
      var report = installation.bean(LedgerAudit.class).audit(org);
      return report.intact() ? "intact " + report.size() : "broken " + report.problems();
    } catch (DataAccessException | TransactionException e) {
      return "failed " + String.valueOf(e.getMessage()).replace('\n', ' ');
    } finally {
      pause.writeLock().unlock();
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
