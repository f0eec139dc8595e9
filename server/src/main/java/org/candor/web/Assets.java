package org.candor.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The files that pages load, under names that carry a hash of their content, so that a browser may
 * keep them for ever. The build writes the list.
 */
public final class Assets {

  private static final Properties NAMES = read();

  private Assets() {}

  /** The address of a file by its plain name, such as {@code candor.css}. */
  public static String path(String name) {
    var hashed = NAMES.getProperty(name);
    if (hashed == null) {
      throw new IllegalArgumentException("The build made no such file: " + name);
    }
    return "/assets/" + hashed;
  }

  /** The address of an icon inside the sprite. */
  public static String icon(String name) {
    return path("icons.svg") + "#" + name;
  }

  private static Properties read() {
    var names = new Properties();
    try (var list = Assets.class.getResourceAsStream("/assets/names.properties")) {
      if (list != null) {
        names.load(new InputStreamReader(list, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }
}
