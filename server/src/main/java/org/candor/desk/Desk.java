package org.candor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Forbidden;
import org.candor.access.Permissions;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.web.Messages;
import org.candor.web.Shells;
import org.springframework.stereotype.Component;

/** What all pages of registers need to know: who looks, what they may, who people are. */
@Component
class Desk {

  private final Registers registers;
  private final Shells shells;
  private final Permissions permissions;
  private final Directory directory;

  Desk(Registers registers, Shells shells, Permissions permissions, Directory directory) {
    this.registers = registers;
    this.shells = shells;
    this.permissions = permissions;
    this.directory = directory;
  }

  Look look(HttpServletRequest request, Caller caller, AsOf asOf, Register<?> register) {
    var may = EnumSet.noneOf(Action.class);
    for (var action :
        asOf.past() ? List.of(Action.READ, Action.EXPORT) : List.of(Action.values())) {
      if (permissions.may(caller, action, register.path())) {
        may.add(action);
      }
    }
    return new Look(shells.of(request), caller, asOf, may);
  }

  static Field field(Register<?> register, String name) {
    return register
        .field(name)
        .orElseThrow(() -> new NotFound(Messages.text("desk.field.none", name)));
  }

  /**
   * A register that a caller names.
   *
   * @throws NotFound if there is none
   * @throws Forbidden if the caller may not read it
   */
  Register<?> readable(String path, Caller caller) {
    var register =
        registers.find(path).orElseThrow(() -> new NotFound(Messages.text("desk.missing")));
    permissions.require(caller, Action.READ, path);
    return register;
  }

  boolean mayRead(Caller caller, Register<?> register) {
    return permissions.may(caller, Action.READ, register.path());
  }

  /** Whether to offer the way to erase personal data, which is no way into the past. */
  boolean mayErase(Look look) {
    return !look.asOf().past()
        && permissions.may(look.caller(), Action.MANAGE, ErasureController.RESOURCE);
  }

  /** Those whom a field can name. */
  Directory directory() {
    return directory;
  }

  List<Directory.Person> people() {
    return directory.people();
  }

  Values values() {
    var names = new LinkedHashMap<PersonId, String>();
    people().forEach(it -> names.put(it.id(), it.name()));
    return new Values(names);
  }

  /** Asks who people are only where a field names one. */
  Values values(List<Field> shown) {
    return shown.stream().anyMatch(it -> it instanceof Field.Someone)
        ? values()
        : new Values(new LinkedHashMap<>());
  }
}
