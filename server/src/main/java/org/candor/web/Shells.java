package org.candor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.candor.web.NavEntry.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Service;

/** Builds the {@link Shell} of a request from what the rooms contribute. */
@Service
public class Shells {

  private final ObjectProvider<NavEntry> entries;
  private final ObjectProvider<NavEntry.Source> sources;
  private final ObjectProvider<Visitor.Book> book;
  private final ObjectProvider<Visitor.Waiting> waiting;
  private final ObjectProvider<Visitor.Moment> moments;
  private final ObjectProvider<Alarm.Source> alarms;

  Shells(
      ObjectProvider<NavEntry> entries,
      ObjectProvider<NavEntry.Source> sources,
      ObjectProvider<Visitor.Book> book,
      ObjectProvider<Visitor.Waiting> waiting,
      ObjectProvider<Visitor.Moment> moments,
      ObjectProvider<Alarm.Source> alarms) {
    this.entries = entries;
    this.sources = sources;
    this.book = book;
    this.waiting = waiting;
    this.moments = moments;
    this.alarms = alarms;
  }

  /** The shell of a signed-in person's request. */
  public Shell of(HttpServletRequest request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("A page inside needs a signed-in person"));
  }

  /** The shell, or nothing when nobody is signed in. */
  Optional<Shell> find(HttpServletRequest request) {
    var visitor = ask(book, b -> b.of(request));
    return visitor.map(
        v ->
            new Shell(
                path(request),
                v,
                sections(request),
                ask(moments, m -> m.of(request)).orElse(null),
                ask(waiting, w -> w.notifications(request)).orElse(null),
                ask(waiting, w -> w.tasks(request)).orElse(null),
                ask(alarms, it -> it.of(request)).orElse(null),
                csrf(request)));
  }

  /** The token of this request's forms; null where forms need none. */
  public static Shell.@Nullable Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Shell.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
        : null;
  }

  private List<Shell.Section> sections(HttpServletRequest request) {
    var here = path(request);
    var places = places().toList();
    var letters = Shortcuts.of(places);
    var visible = places.stream().filter(entry -> visible(entry, request)).toList();
    var current =
        visible.stream()
            .map(NavEntry::href)
            .filter(href -> within(here, href))
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    return Arrays.stream(Group.values())
        .map(group -> section(group, visible, current, letters))
        .filter(section -> !section.places().isEmpty())
        .toList();
  }

  private Stream<NavEntry> places() {
    return Stream.concat(
            entries.stream(), sources.stream().flatMap(source -> source.entries().stream()))
        .sorted(Comparator.comparingInt(NavEntry::order).thenComparing(NavEntry::href));
  }

  private boolean visible(NavEntry entry, HttpServletRequest request) {
    var resource = entry.requires();
    return resource == null || ask(book, b -> b.mayRead(request, resource)).orElse(false);
  }

  private static Shell.Section section(
      Group group, List<NavEntry> visible, String current, Map<String, Character> letters) {
    return new Shell.Section(
        group,
        visible.stream()
            .filter(entry -> entry.group() == group)
            .map(
                e ->
                    new Shell.Place(
                        e.words(),
                        e.href(),
                        e.icon(),
                        e.clause(),
                        letters.get(e.href()),
                        e.href().equals(current)))
            .toList());
  }

  private static boolean within(String here, String href) {
    return here.equals(href) || (!href.equals("/") && here.startsWith(href + "/"));
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private static <S, T> Optional<T> ask(ObjectProvider<S> room, Function<S, @Nullable T> question) {
    var answering = room.getIfAvailable();
    return answering == null ? Optional.empty() : Optional.<T>ofNullable(question.apply(answering));
  }
}
