package org.candor.work;

import static org.candor.work.WorkRegisters.TASKS;

import java.util.List;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets nobody take the task of a failing monitor out of sight. Clause 10.2. */
@Component
class TaskGuard implements Guard<Task> {

  private final Records records;
  private final Tasks tasks;

  TaskGuard(Records records, Tasks tasks) {
    this.records = records;
    this.tasks = tasks;
  }

  @Override
  public Kind<Task> kind() {
    return TASKS.kind();
  }

  @Override
  public Watch<Task> watch() {
    return new Watch<>() {
      @Override
      public List<Objection> objections(UUID id, @Nullable Task before, Task after) {
        return List.of();
      }

      @Override
      public List<Objection> retiring(UUID id, Task before) {
        return whileItFails(id);
      }
    };
  }

  private List<Objection> whileItFails(UUID id) {
    return records.find(TASKS.kind(), id, AsOf.NOW).stream()
        .flatMap(it -> tasks.whileItFails(it).stream())
        .map(it -> new Objection("", it))
        .toList();
  }
}
