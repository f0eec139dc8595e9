package org.candor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Reference values that other libraries computed, read from the JSON file they were kept in. */
public final class Golden {

  /** Where numbers and lists of them were read, such as {@code elec2/n}. */
  private static final Set<String> READ = ConcurrentHashMap.newKeySet();

  private final String text;
  private int at;

  private Golden(String text) {
    this.text = text;
  }

  /** The value at a path of member names. */
  public static Object at(String... path) {
    try {
      Object value = whole();
      for (String name : path) {
        value = ((Map<?, ?>) value).get(name);
        assertThat(value).as(name).isNotNull();
      }
      return value;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Object whole() throws IOException {
    return new Golden(Files.readString(SharedData.file("golden.json"))).value("");
  }

  /** Where all numbers and lists of numbers are that were not read so far. */
  static Set<String> unread() {
    try {
      Set<String> all = new TreeSet<>();
      leaves((Map<?, ?>) whole(), "", all);
      all.removeAll(READ);
      return all;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void leaves(Map<?, ?> map, String path, Set<String> all) {
    for (Object name : map.keySet()) {
      Object value = map.getOrDefault(name, null); // which nobody remembers as asked
      if (value instanceof Map<?, ?> inner) {
        leaves(inner, path + name + "/", all);
      } else if (value instanceof Number || value instanceof List<?>) {
        all.add(path + name);
      }
    }
  }

  /** Remembers what was asked of it. */
  private static final class Remembering extends LinkedHashMap<String, Object> {
    private final String path;

    private Remembering(String path) {
      this.path = path;
    }

    @Override
    public Object get(Object name) {
      READ.add(path + name);
      return super.get(name);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      keySet().forEach(name -> READ.add(path + name));
      return super.entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> each) {
      keySet().forEach(name -> READ.add(path + name));
      super.forEach(each);
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

  private Object value(String path) {
    skip();
    return switch (text.charAt(at)) {
      case '{' -> object(path);
      case '[' -> list(path);
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object(String path) {
    Map<String, Object> map = new Remembering(path);
    at++;
    for (skip(); text.charAt(at) != '}'; skip()) {
      String name = string();
      skip();
      at++;
      map.put(name, value(path + name + "/"));
    }
    at++;
    return map;
  }

  private List<Object> list(String path) {
    List<Object> list = new ArrayList<>();
    at++;
    for (skip(); text.charAt(at) != ']'; skip()) {
      list.add(value(path));
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
