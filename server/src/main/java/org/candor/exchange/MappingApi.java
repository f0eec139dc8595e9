package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.register.Register;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The mappings of a register for programs: list, read, keep. */
@RestController
@RequestMapping("/api/v1/exchange/mappings")
class MappingApi {

  private static final int LONGEST = 500_000;

  private final Mappings mappings;
  private final ImportDesk desk;

  MappingApi(Mappings mappings, ImportDesk desk) {
    this.mappings = mappings;
    this.desk = desk;
  }

  @GetMapping
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  Map<String, List<Mapping>> list(@RequestParam String register, Caller caller) {
    return Map.of("items", mappings.of(desk.importing(caller, register)));
  }

  @GetMapping("/{mapping}")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  Mapping read(@PathVariable String mapping, @RequestParam String register, Caller caller) {
    return mappings
        .find(desk.importing(caller, register), mapping)
        .orElseThrow(() -> new ImportApi.NoSuchMapping(mapping));
  }

  /** Keeps it under its name; the version counts up. */
  @PutMapping("/{mapping}")
  @Allow(value = Action.IMPORT, on = ExchangeConfiguration.PATH)
  Mapping keep(
      @PathVariable String mapping,
      @RequestParam String register,
      @RequestBody String json,
      Caller caller) {
    var into = desk.importing(caller, register);
    var checked = checked(into, json);
    try {
      return mappings.save(into, checked.named(mapping, 1), caller.actor());
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** A mapping that was sent, and that the register can be read by. */
  static Mapping checked(Register<?> register, String json) {
    if (json.length() > LONGEST) {
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE, text("exchange.mapping.long", LONGEST));
    }
    try {
      var mapping = Mapping.read(json);
      mapping.requireFor(register);
      return mapping;
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static ResponseStatusException refused(IllegalArgumentException e) {
    return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage(), e);
  }
}
