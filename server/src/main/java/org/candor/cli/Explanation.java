package org.candor.cli;

import java.util.List;
import java.util.Map;
import org.candor.access.Forbidden;
import org.candor.access.Unfit;
import org.candor.tabular.Unreadable;
import org.candor.web.Messages;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Says why a command did not work, to a person who wants it to. */
final class Explanation {

  /** Properties that the rooms speak of, and the options that set them. */
  private static final Map<String, String> OPTIONS =
      Map.of("candor.database.url", "--db", "candor.data", "--data");

  private Explanation() {}

  static String of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PortInUseException taken) {
        return portTaken(taken.getPort());
      }
    }
    return analyzers().stream()
        .map(it -> it.analyze(failure))
        .filter(it -> it != null && it.getDescription() != null)
        .findFirst()
        .map(Explanation::words)
        .orElseGet(() -> isWorded(failure) ? said(failure) : unexpected(failure));
  }

  /** Exceptions of our own rooms are worded for people; so are refused arguments. */
  private static boolean isWorded(Throwable failure) {
    return failure.getMessage() != null
        && (failure instanceof IllegalArgumentException
            || failure.getClass().getName().startsWith("org.candor."));
  }

  private static String said(Throwable failure) {
    return switch (failure) {
      case Unfit it -> it.in(Messages::text);
      case Unreadable it -> it.sentence().in(Messages::text);
      case Forbidden it -> it.sentence().in(Messages::text);
      default -> String.valueOf(failure.getMessage());
    };
  }

  static String portTaken(int port) {
    return "Port %d is taken by another program. Choose another with --port.".formatted(port);
  }

  private static List<FailureAnalyzer> analyzers() {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(
            FailureAnalyzer.class,
            SpringFactoriesLoader.FailureHandler.handleMessage((_, _) -> {}));
  }

  private static String words(FailureAnalysis analysis) {
    var action = analysis.getAction();
    var text = analysis.getDescription() + (action == null ? "" : "\n" + action);
    for (var option : OPTIONS.entrySet()) {
      text = text.replaceAll("\\b" + option.getKey() + "\\b(?!\\.\\w)(?!base)", option.getValue());
    }
    return text;
  }

  private static String unexpected(Throwable failure) {
    var cause = NestedExceptionUtils.getMostSpecificCause(failure);
    var name =
        cause instanceof BeanCreationException ? "" : cause.getClass().getSimpleName() + ": ";
    return "Candor stopped by an error: %s%s%nAdd --debug to see where it came from."
        .formatted(name, cause.getMessage());
  }
}
