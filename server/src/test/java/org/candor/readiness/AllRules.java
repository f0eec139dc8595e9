package org.candor.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every rule there is, without starting the application. */
public final class AllRules {

  private AllRules() {}

  public static List<Rule> list() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Rule.class));
    var rules = new ArrayList<Rule>();
    for (var found : scanner.findCandidateComponents("org.candor.readiness.rules")) {
      rules.add(made(String.valueOf(found.getBeanClassName())));
    }
    rules.sort(Comparator.comparing(Rule::id));
    return rules;
  }

  private static Rule made(String name) {
    try {
      var constructor = Class.forName(name).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Rule) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("A rule is made without arguments: " + name, e);
    }
  }
}
