package org.candor.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the caller wants otherwise than usual: {@code --name value} pairs. */
record Options(Map<String, String> values) {

  static Options read(List<String> arguments) {
    var values = new TreeMap<String, String>();
    for (var i = 0; i < arguments.size(); i += 2) {
      if (!arguments.get(i).startsWith("--") || i + 1 == arguments.size()) {
        throw new IllegalArgumentException("Options are pairs: --name value");
      }
      values.put(arguments.get(i).substring(2), arguments.get(i + 1));
    }
    return new Options(values);
  }

  int number(String name, int usual) {
    var value = values.get(name);
    return value == null ? usual : Integer.parseInt(value.replace("_", ""));
  }

  String text(String name, String usual) {
    return values.getOrDefault(name, usual);
  }
}
