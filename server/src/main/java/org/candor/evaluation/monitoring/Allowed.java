package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.JdbcAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which folders and database servers may be measured: those that whoever runs Candor named, and
 * none by default. Nobody reads the server's disk or network by way of a data source.
 */
@Component
class Allowed {

  private static final Pattern HOSTS =
      Pattern.compile("jdbc:(postgresql|trino)://([^/?]+)(?:[/?].*)?");

  private final List<Path> roots;
  private final List<String> hosts;

  /**
   * @param roots folders, with commas between them
   * @param hosts of databases, {@code name} or {@code name:port}
   */
  @Autowired
  Allowed(
      @Value("${candor.data-roots:}") List<String> roots,
      @Value("${candor.data-hosts:}") List<String> hosts) {
    this.roots =
        roots.stream()
            .filter(it -> !it.isBlank())
            .map(it -> Path.of(it.strip()).toAbsolutePath().normalize())
            .toList();
    this.hosts = hosts.stream().map(it -> it.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** A file, with the folder it must lie in also when it is opened. */
  record Found(Path path, Path root) {}

  /**
   * The file of that path in the first folder that has it.
   *
   * @throws Unmeasurable for a path that leads out of the folders, also by a link, and where there
   *     is no such file
   */
  Found file(String path) {
    if (roots.isEmpty()) {
      throw new Unmeasurable(text("evaluation.refused.noRoots"));
    }
    var relative = relative(path);
    for (var root : roots) {
      var file = root.resolve(relative);
      if (Files.exists(file)) {
        return inside(file, root, path);
      }
    }
    throw new Unmeasurable(text("evaluation.refused.noFile", path));
  }

  private static Path relative(String path) {
    try {
      var relative = Path.of(path.strip()).normalize();
      if (relative.isAbsolute() || relative.startsWith("..") || relative.toString().isEmpty()) {
        throw new Unmeasurable(text("evaluation.refused.outside", path));
      }
      return relative;
    } catch (InvalidPathException e) {
      throw new Unmeasurable(text("evaluation.refused.outside", path), e);
    }
  }

  private static Found inside(Path file, Path root, String path) {
    try {
      var real = file.toRealPath();
      if (!real.startsWith(root.toRealPath()) || !Files.isRegularFile(real)) {
        throw new Unmeasurable(text("evaluation.refused.outside", path));
      }
      return new Found(file, root);
    } catch (IOException e) {
      throw new Unmeasurable(text("evaluation.refused.noFile", path), e);
    }
  }

  /**
   * @throws Unmeasurable where its host is not among those that may be asked, it says a parameter
   *     that may not be said, or names a certificate that lies outside the folders
   */
  void check(Source.Table table) {
    var address = HOSTS.matcher(table.url());
    if (!address.matches()) {
      throw new Unmeasurable(text("evaluation.refused.address"));
    }
    for (var each : address.group(2).toLowerCase(Locale.ROOT).split(",")) {
      if (!hosts.contains(each) && !hosts.contains(each.replaceAll(":\\d+$", ""))) {
        throw new Unmeasurable(text("evaluation.refused.host", each));
      }
    }
    var stranger = JdbcAddress.stranger(table.url());
    if (stranger.isPresent()) {
      var known = String.join(", ", JdbcAddress.harmless());
      throw new Unmeasurable(text("evaluation.refused.parameter", stranger.get(), known));
    }
    certificates(table.url());
  }

  /** The driver reads the file of this name, so it has to be one that may be read. */
  private void certificates(String url) {
    int question = url.indexOf('?');
    for (var each : question < 0 ? new String[0] : url.substring(question + 1).split("&")) {
      int is = each.indexOf('=');
      var name = decoded(is < 0 ? each : each.substring(0, is));
      if (name.equalsIgnoreCase("sslrootcert")) {
        certificate(is < 0 ? "" : decoded(each.substring(is + 1)));
      }
    }
  }

  private void certificate(String path) {
    try {
      var real = Path.of(path).toRealPath();
      for (var root : roots) {
        if (Path.of(path).isAbsolute() && real.startsWith(root.toRealPath())) {
          return;
        }
      }
    } catch (IOException | InvalidPathException e) {
      throw new Unmeasurable(text("evaluation.refused.certificate", path), e);
    }
    throw new Unmeasurable(text("evaluation.refused.certificate", path));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Unmeasurable(text("evaluation.refused.address"), e);
    }
  }
}
