package org.candor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reference values that other libraries computed, read from the JSON file they were kept in. */
public final class Golden {

  private final String text;
  private int at;

  private Golden(String text) {
    this.text = text;
  }

  /** The value at a path of member names. */
  public static Object at(String... path) {
    try {
      Object value = new Golden(Files.readString(SharedData.file("golden.json"))).value();
      for (String name : path) {
        value = ((Map<?, ?>) value).get(name);
        assertThat(value).as(name).isNotNull();
      }
      return value;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(String... path) {
    return (Map<String, Object>) at(path);
  }

  public static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  public static double number(Map<?, ?> map, String name) {
    return number(map.get(name));
  }

  public static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(Golden::number).toArray();
  }

  /** Equal to 12 digits, as far as doubles carry them. */
  public static void close(double seen, double expected, double error, String what) {
    assertThat(Math.abs(seen - expected))
        .as("%s: %s, expected %s", what, seen, expected)
        .isLessThanOrEqualTo(error * Math.max(1, Math.abs(expected)));
  }

  private Object value() {
    skip();
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    for (skip(); text.charAt(at) != '}'; skip()) {
      String name = string();
      skip();
      at++;
      map.put(name, value());
    }
    at++;
    return map;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    at++;
    for (skip(); text.charAt(at) != ']'; skip()) {
      list.add(value());
    }
    at++;
    return list;
  }

  private String string() {
    int end = text.indexOf('"', at + 1);
    String string = text.substring(at + 1, end);
    at = end + 1;
    return string;
  }

  private Object word() {
    int start = at;
    while (",]}: \n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return word.equals("null") ? "null" : (Object) Double.valueOf(word);
  }

  private void skip() {
    while (" \n\r\t,".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
