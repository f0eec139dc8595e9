package org.candor.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code candor --version} says. */
final class Version implements IVersionProvider {

  static String number() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "(development)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Candor " + number(), "Java " + Runtime.version()};
  }
}
