package org.candor.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers whether a caller may do something: no, unless a resource's grants say so. Clause 5.3. */
@Component
public class Permissions {

  private final Map<String, Resource> byPath;

  Permissions(List<Resource> resources) {
    this.byPath = resources.stream().collect(Collectors.toMap(Resource::path, Function.identity()));
  }

  public boolean may(Caller caller, Action action, String path) {
    var resource = byPath.get(path);
    return resource != null
        && caller.roles().stream().anyMatch(role -> resource.lets(role, action))
        && caller.scopeCovers(action, path);
  }

  public void require(Caller caller, Action action, String path) {
    if (!may(caller, action, path)) {
      throw new Forbidden(action, path);
    }
  }

  /** The paths of all resources. */
  Collection<String> paths() {
    return byPath.keySet();
  }

  Collection<Resource> all() {
    return byPath.values();
  }
}
