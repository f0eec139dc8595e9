package org.candor.api;

import static org.candor.access.Action.READ;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.Map;
import org.candor.access.Caller;
import org.candor.access.OpenToAll;
import org.candor.access.Permissions;
import org.candor.access.SignedIn;
import org.candor.records.RecordJson;
import org.candor.register.Registers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the API begins: the registers that the caller may read. */
@RestController
@RequestMapping(path = Api.ROOT, produces = APPLICATION_JSON_VALUE)
class ApiIndexController {

  private final Registers registers;
  private final Permissions permissions;
  private final OpenApi openApi;

  ApiIndexController(Registers registers, Permissions permissions, OpenApi openApi) {
    this.registers = registers;
    this.permissions = permissions;
    this.openApi = openApi;
  }

  @GetMapping
  @SignedIn
  ResponseEntity<byte[]> index(Caller caller) {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("organization", caller.orgName()).put("caller", caller.name());
    var items = json.putArray("registers");
    for (var register : registers.all()) {
      if (permissions.may(caller, READ, register.path())) {
        var item = items.addObject().put("path", register.path());
        item.put("href", Api.href(register.path()));
        item.put("prefix", register.kind().prefix());
        var clauses = item.putArray("clauses");
        register.clauses().forEach(it -> clauses.add(it.number()));
      }
    }
    var links = json.putObject("_links");
    links.putObject("self").put("href", Api.ROOT);
    links.putObject("openapi").put("href", Api.href("openapi.json"));
    if (permissions.may(caller, READ, ApiHistoryController.LEDGER)) {
      links.putObject("ledger").put("href", Api.href("ledger"));
    }
    return Answer.ok(json).entity();
  }

  @GetMapping("/openapi.json")
  @OpenToAll
  ResponseEntity<byte[]> openapi() {
    return new Answer(200, Map.of(), openApi.document()).entity();
  }
}
