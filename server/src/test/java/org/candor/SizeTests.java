package org.candor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Methods and files stay short enough to read. Offenders are named. */
class SizeTests {

  private static final int LONGEST_METHOD = 40;
  private static final int LONGEST_FILE = 400;
  private static final int REGISTER_LINES = 3_000;
  private static final int REGISTER_TYPES = 35;

  @Test
  void noMethodIsLongerThan40Lines() throws IOException {
    assertThat(longMethods(sources())).isEmpty();
  }

  @Test
  void noFileIsLongerThan400Lines() throws IOException {
    var offenders = new ArrayList<String>();
    for (var file : sources()) {
      var lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        offenders.add(file.getFileName() + ": " + lines);
      }
    }
    assertThat(offenders).isEmpty();
  }

  @Test
  void theRegisterLibraryStaysSmall() throws IOException {
    var files =
        sources().stream()
            .filter(it -> it.toString().contains("src/main/java/org/candor/register/"))
            .toList();
    long lines = 0;
    for (var file : files) {
      lines += Files.readAllLines(file).stream().filter(it -> !it.isBlank()).count();
    }
    assertThat(lines).isLessThanOrEqualTo(REGISTER_LINES);
    assertThat(files.size()).isLessThanOrEqualTo(REGISTER_TYPES);
  }

  private static List<Path> sources() throws IOException {
    var root = Path.of("").toAbsolutePath().getParent();
    var found = new ArrayList<Path>();
    for (var module : List.of("ledger", "measure", "server", "bench")) {
      var folder = root.resolve(module).resolve("src");
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (var files = Files.walk(folder)) {
        files.filter(it -> it.toString().endsWith(".java")).forEach(found::add);
      }
    }
    assertThat(found).hasSizeGreaterThan(50);
    return found;
  }

  private static List<String> longMethods(List<Path> all) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, _ -> {}, List.of(), null, files.getJavaFileObjectsFromPaths(all));
      var offenders = new ArrayList<String>();
      for (var unit : task.parse()) {
        new MethodLengths(unit, Trees.instance(task), offenders).scan(unit, null);
      }
      return offenders;
    }
  }

  /** Collects methods over the limit. */
  private static final class MethodLengths extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<String> offenders;

    MethodLengths(CompilationUnitTree unit, Trees trees, List<String> offenders) {
      this.unit = unit;
      this.trees = trees;
      this.offenders = offenders;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      if (method.getBody() == null) {
        return super.visitMethod(method, nothing);
      }
      var positions = trees.getSourcePositions();
      var start = positions.getStartPosition(unit, method.getBody());
      var end = positions.getEndPosition(unit, method);
      if (start >= 0 && end >= 0) {
        var lines =
            unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
        if (lines > LONGEST_METHOD) {
          var type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
          offenders.add("%s.%s: %d".formatted(type.getSimpleName(), method.getName(), lines));
        }
      }
      return super.visitMethod(method, nothing);
    }
  }
}
