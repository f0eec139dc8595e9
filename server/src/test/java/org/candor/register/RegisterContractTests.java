package org.candor.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What holds for every register, present and future. A new register is tested the moment it is
 * declared.
 */
@SpringBootTest
class RegisterContractTests {

  @Autowired List<Register<?>> all;
  @Autowired JdbcClient jdbc;

  @TestFactory
  Stream<DynamicNode> everyRegister() {
    return all.stream()
        .map(
            register ->
                dynamicContainer(
                    register.path(),
                    Stream.of(
                        dynamicTest(
                            "answers a clause", () -> assertThat(register.clauses()).isNotEmpty()),
                        dynamicTest("has words for everything", () -> hasWords(register)),
                        dynamicTest(
                            "lists its title first",
                            () -> {
                              assertThat(register.listed().getFirst())
                                  .isInstanceOf(Field.Line.class);
                              assertThat(register.listed().getFirst().required()).isTrue();
                            }),
                        dynamicTest(
                            "has no field that the address bar uses",
                            () ->
                                assertThat(Form.fieldNames(register))
                                    .doesNotContainAnyElementsOf(Query.RESERVED)),
                        dynamicTest(
                            "has a column for every field, required alike",
                            () -> requiredAlike(register)),
                        dynamicTest(
                            "can be searched, and sorted by every line",
                            () ->
                                assertThat(generated(register))
                                    .contains("search")
                                    .containsAll(keys(register))))));
  }

  private static void hasWords(Register<?> register) {
    var words = new ArrayList<String>();
    words.add(Words.title(register));
    words.add(Words.one(register));
    words.add(Words.count(register, 2_133));
    words.add(Words.why(register));
    for (var field : register.fields()) {
      words.add(Words.label(register, field));
      options(field).forEach(it -> words.add(Words.option(register, field, it)));
    }
    assertThat(words).noneMatch(it -> it.startsWith("[")).doesNotContain("");
  }

  private static List<String> options(Field field) {
    return switch (field) {
      case Field.Choice it -> it.options().stream().map(Enum::name).toList();
      case Field.Choices it -> it.options().stream().map(Enum::name).toList();
      case Field.Flag _ -> List.of("true", "false");
      default -> List.of();
    };
  }

  private void requiredAlike(Register<?> register) {
    var columns =
        jdbc.sql(
                """
                select a.attname || case when a.attnotnull then ' required' else ' optional' end
                from pg_attribute a where a.attrelid = :table::regclass and a.attnum > 0 and a.attgenerated = ''
                  and a.attname not in (select attname from pg_attribute where attrelid = 'records.version'::regclass)
                """)
            .param("table", register.kind().table())
            .query(String.class)
            .list();
    assertThat(columns)
        .containsExactlyInAnyOrderElementsOf(
            register.fields().stream()
                .map(
                    it ->
                        it.column()
                            + (it.required() || it.many() || primitive(it)
                                ? " required"
                                : " optional"))
                .toList());
  }

  private static boolean primitive(Field field) {
    return field.component().getType().isPrimitive();
  }

  private List<String> generated(Register<?> register) {
    return jdbc.sql(
            "select attname from pg_attribute where attrelid = :table::regclass and attgenerated = 's'")
        .param("table", register.kind().table())
        .query(String.class)
        .list();
  }

  private static List<String> keys(Register<?> register) {
    return register.fields().stream()
        .filter(it -> it instanceof Field.Line)
        .map(it -> it.column() + "_key")
        .toList();
  }
}
