package org.candor.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.candor.database.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The way into an installation that has no organization yet: a link, known to whoever sees the log
 * or the data folder, good once.
 */
@Service
public class FirstRun {

  static final String FILE = "setup-link.txt";
  private static final Duration OPEN = Duration.ofDays(7);
  private static final Logger LOG = LoggerFactory.getLogger(FirstRun.class);

  private final Installation installation;
  private final Links links;
  private final Founding founding;
  private final DataFolder folder;
  private final AccessProperties properties;
  private final Clock clock;

  FirstRun(
      Installation installation,
      Links links,
      Founding founding,
      DataFolder folder,
      AccessProperties properties,
      Clock clock) {
    this.installation = installation;
    this.links = links;
    this.founding = founding;
    this.folder = folder;
    this.properties = properties;
    this.clock = clock;
  }

  @EventListener
  void serverIsUp(WebServerInitializedEvent event) {
    if (event.getWebServer().getPort() > 0 && founding.isDue()) {
      var link = link("http://localhost:" + event.getWebServer().getPort());
      LOG.info("Candor has no organization yet. Set it up here, once: {}", link);
    }
  }

  /** Makes a link, the only one that works from now on, and writes it into the data folder. */
  public String link(String base) {
    var secret = Secrets.fresh();
    var now = clock.instant();
    installation.run(
        null,
        () -> links.insert(Links.Kind.SETUP, Secrets.hash(secret), null, now, now.plus(OPEN)));
    var link = (properties.url() == null ? base : properties.base()) + "/set-up/" + secret;
    write(link);
    return link;
  }

  boolean isOpen(String secret) {
    return installation.read(
            null, () -> links.open(Links.Kind.SETUP, Secrets.hash(secret), clock.instant()))
        && founding.isDue();
  }

  /** Founds the organization for the one who holds the link; refuses a second use. */
  Decision use(String secret, String organization, String name, String email, String password) {
    var objection = founding.objection(password, email);
    if (objection.isPresent()) {
      return Decision.refused(objection.get());
    }
    if (!Person.isEmail(email)) {
      return Decision.refused("access.email.unfit");
    }
    var used =
        installation.write(
            null, () -> links.use(Links.Kind.SETUP, Secrets.hash(secret), clock.instant()));
    if (!used) {
      return Decision.refused("access.set-up.spent");
    }
    founding.found(organization, name, email, password);
    withdraw();
    return Decision.ACCEPTED;
  }

  private void write(String link) {
    try {
      Files.createDirectories(folder.path());
      Files.deleteIfExists(file());
      if (Files.getFileStore(folder.path()).supportsFileAttributeView("posix")) {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(ownerOnly));
      }
      Files.writeString(file(), link + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the file with the link, where an organization was founded another way. */
  public void withdraw() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      LOG.warn("Could not delete {}, whose link no longer works: {}", file(), e.getMessage());
    }
  }

  private Path file() {
    return folder.resolve(FILE);
  }
}
