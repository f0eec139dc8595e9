package org.candor.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.register.Register;
import org.springframework.stereotype.Component;

/** What pages and API share: who may touch which import, and the file of what stayed out. */
@Component
class ImportDesk {

  private final Imports imports;
  private final Permissions permissions;

  ImportDesk(Imports imports, Permissions permissions) {
    this.imports = imports;
    this.permissions = permissions;
  }

  /** The register, for someone who may import into it. */
  Register<?> importing(Caller caller, String path) {
    permissions.require(caller, Action.IMPORT, path);
    return imports.register(path);
  }

  /** An import, for someone who may read what it brought. */
  Job reading(Caller caller, UUID id) {
    var job = imports.require(id);
    permissions.require(caller, Action.READ, job.register());
    return job;
  }

  boolean mayImport(Caller caller, String path) {
    return permissions.may(caller, Action.IMPORT, path);
  }

  boolean mayRead(Caller caller, String path) {
    return permissions.may(caller, Action.READ, path);
  }

  void errors(Job job, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Disposition", "attachment; filename=\"import-errors.csv\"");
    imports.errors(job.id(), response.getOutputStream());
  }
}
