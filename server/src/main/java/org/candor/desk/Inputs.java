package org.candor.desk;

import static org.candor.web.Messages.text;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.web.Option;

/**
 * The controls of a form.
 *
 * @param people those whom a field can name
 * @param known what rooms propose
 */
record Inputs(
    Register<?> register, List<Directory.Person> people, List<? extends Suggestions> known) {

  private static final Templates TEMPLATES = new StaticTemplates();
  private static final List<Option> NONE = List.of();

  /** The fields under their headings, each with its control. */
  List<Pages.Fields> groups(Form<?> form, List<Field> fields) {
    var groups = new LinkedHashMap<String, List<Content>>();
    var heading = Words.one(register);
    for (var field : register.fields()) {
      heading = Words.heading(register, field).orElse(heading);
      if (fields.contains(field)) {
        var error = form.error(field);
        groups
            .computeIfAbsent(heading, _ -> new ArrayList<>())
            .add(control(field, form.typed(field), error == null ? "" : error));
      }
    }
    return groups.entrySet().stream()
        .map(it -> new Pages.Fields(it.getKey(), it.getValue()))
        .toList();
  }

  /** Every kind of field has its control; a new kind does not compile without one. */
  Content control(Field field, List<String> typed, String error) {
    var name = field.name();
    var label = Words.label(register, field);
    var hint = Words.hint(register, field);
    var text = String.join("\n", typed);
    return switch (field) {
      case Field.Line _ ->
          TEMPLATES.deskFieldLine(
              name, label, text, "text", null, hint, error, field.required(), known(name));
      case Field.Whole _ ->
          TEMPLATES.deskFieldLine(
              name, label, text, "text", "numeric", hint, error, field.required(), NONE);
      case Field.Day _ ->
          TEMPLATES.deskFieldLine(
              name,
              label,
              text,
              "date",
              null,
              hint,
              error,
              field.required() && !field.today(),
              NONE);
      case Field.Paragraph _ ->
          TEMPLATES.deskFieldText(name, label, text, hint, error, field.required(), 4, NONE);
      case Field.Terms _ ->
          TEMPLATES.deskFieldText(name, label, text, hint, error, field.required(), 3, known(name));
      case Field.Choice it ->
          TEMPLATES.deskFieldSelect(
              name, label, options(it, it.options(), typed), hint, error, field.required());
      case Field.Choices it ->
          TEMPLATES.deskFieldChoices(name, label, options(it, it.options(), typed), hint, error);
      case Field.Flag _ ->
          TEMPLATES.deskFieldSelect(
              name, label, answers(field, typed), hint, error, field.required());
      case Field.Someone _ ->
          TEMPLATES.deskFieldSelect(name, label, people(typed), hint, error, field.required());
    };
  }

  private List<Option> known(String field) {
    return known.stream()
        .filter(it -> it.path().equals(register.path()) && it.field().equals(field))
        .findFirst()
        .map(Suggestions::options)
        .orElse(NONE);
  }

  private List<Option> options(Field field, List<? extends Enum<?>> all, List<String> typed) {
    return all.stream()
        .map(
            it ->
                new Option(
                    it.name(), Words.option(register, field, it.name()), typed.contains(it.name())))
        .toList();
  }

  private List<Option> answers(Field field, List<String> typed) {
    return List.of("true", "false").stream()
        .map(it -> new Option(it, Words.option(register, field, it), typed.contains(it)))
        .toList();
  }

  /** Someone who has left stays chosen until another is. */
  private List<Option> people(List<String> typed) {
    var options = new ArrayList<Option>();
    people.forEach(
        it ->
            options.add(
                new Option(it.id().toString(), it.name(), typed.contains(it.id().toString()))));
    typed.stream()
        .filter(it -> options.stream().noneMatch(option -> option.value().equals(it)))
        .forEach(it -> options.add(new Option(it, text("desk.someone"), true)));
    return options;
  }
}
