package org.candor.desk;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.web.Change;
import org.candor.web.Chip;
import org.candor.web.Happening;
import org.candor.web.Option;
import org.candor.web.Problem;
import org.jspecify.annotations.Nullable;

/** What each register page is given: finished words, nothing left to decide. */
public interface Pages {

  /**
   * @param begin where a new record is begun
   * @param answer the count in words
   * @param whole records of the register without any filter, where a filter is on; else null
   * @param carried what the search form keeps of the address
   * @param clear the list without search and filters; null when there are none
   * @param next where the list goes on; null on its last page
   * @param first its first page; null there
   * @param query of this list, for exports and saved views
   */
  record Listing(
      Register<?> register,
      Look look,
      String begin,
      String answer,
      @Nullable Remark whole,
      List<Remark> remarks,
      String search,
      List<Map.Entry<String, String>> carried,
      List<Chip> chips,
      @Nullable String clear,
      List<Head> heads,
      List<Row> rows,
      @Nullable String next,
      @Nullable String first,
      List<Link> facets,
      List<Option> columns,
      List<View> views,
      boolean retired,
      String retiredHref,
      String query) {}

  /** A sentence about rows, and where they are. */
  record Remark(String words, String href) {}

  record Link(String label, String href) {}

  /**
   * @param sort where the list stands sorted by this; null when it cannot be
   * @param order {@code ascending} or {@code descending} when it is sorted by this
   */
  record Head(String label, @Nullable String sort, @Nullable String order, boolean number) {}

  record Row(
      UUID id,
      String label,
      String title,
      String href,
      int version,
      boolean retired,
      List<Cell> cells) {}

  /** No words: no answer. */
  record Cell(String label, List<String> words, boolean number) {}

  record View(UUID id, String name, String href, boolean current, boolean shared, boolean own) {}

  /**
   * The panel that narrows a list by one field.
   *
   * @param carried what its form keeps of the address
   * @param values to choose from, those chosen among them, "no answer" last
   * @param typed the part of a text that is asked for
   * @param from where the period or range begins that is asked for
   * @param to where it ends
   */
  record Facet(
      Register<?> register,
      Look look,
      Field field,
      String label,
      String action,
      List<Map.Entry<String, String>> carried,
      List<Counted> values,
      String typed,
      String from,
      String to) {}

  /**
   * @param value as an address spells it
   * @param href the rows it counts
   */
  record Counted(String value, String label, long count, boolean chosen, String href) {}

  /**
   * @param folded whether its fields are shown only when somebody asks for them
   */
  record Showing(
      Register<?> register,
      Look look,
      UUID id,
      String label,
      String title,
      int version,
      boolean retired,
      List<String> chips,
      String recorded,
      List<Group> groups,
      boolean folded,
      List<Tied> links,
      int hiddenLinks,
      List<Said> comments,
      List<File> files,
      History history,
      List<Content> leading,
      List<Content> panels,
      boolean erases,
      @Nullable String draftDone,
      List<Problem> problems) {
    public String href() {
      return register.href() + "/" + id;
    }
  }

  /**
   * Newest first.
   *
   * @param earlier what happened before; null when all is told
   * @param latest where the newest are; null when these are
   */
  record History(List<Happening> happenings, @Nullable Remark earlier, @Nullable String latest) {}

  /** Fields under one heading. */
  record Group(String heading, List<Fact> facts) {}

  record Fact(String label, List<String> words, boolean prose, @Nullable String href) {}

  /** A link to another record. */
  record Tied(
      UUID id,
      int version,
      String relation,
      boolean outgoing,
      String label,
      String title,
      String kind,
      String href,
      boolean retired) {}

  record Said(UUID id, String who, java.time.Instant when, String body) {}

  /**
   * @param gone whether it is on record and no longer in the store
   */
  record File(
      UUID id,
      int version,
      String name,
      String type,
      String size,
      String sha256,
      String href,
      String who,
      java.time.Instant when,
      boolean gone) {}

  /** What of a record can be erased by law. */
  record Erasing(
      Register<?> register,
      Look look,
      UUID id,
      String label,
      List<Erasable> items,
      String why,
      List<Problem> problems) {}

  /**
   * @param sort in words
   * @param removed whether it was taken back before
   */
  record Erasable(
      UUID id, String sort, String by, java.time.Instant when, boolean removed, String words) {}

  /** The search for a record to link to. */
  record Linking(
      Register<?> register, Look look, UUID id, String title, String q, List<Found> found) {}

  record Found(String ref, String label, String title, String kind, String icon, String href) {}

  /**
   * @param version the form was opened on; 0 for a new record
   * @param action where the form is sent
   */
  record Editing(
      Register<?> register,
      Look look,
      String title,
      String action,
      String back,
      String draft,
      int version,
      String why,
      List<Problem> problems,
      List<Fields> groups) {}

  record Fields(String heading, List<Content> inputs) {}

  /**
   * Someone was faster: what both changed is chosen or written, what one changed stands already.
   *
   * @param started the version that was opened; {@code version} is the one that was saved meanwhile
   * @param theirs what only they changed
   * @param mine what only was typed here
   * @param typed what the form sends on unseen, by field
   */
  record Merging(
      Register<?> register,
      Look look,
      String title,
      String action,
      String back,
      String draft,
      int started,
      int version,
      String why,
      String who,
      java.time.Instant when,
      List<Conflict> conflicts,
      List<Change> theirs,
      List<Change> mine,
      List<Map.Entry<String, String>> typed) {}

  /**
   * A field that both changed, each otherwise.
   *
   * @param hand where it can be written by hand; null where one of the sides has to do
   */
  record Conflict(
      String name, String label, List<String> started, List<Side> sides, @Nullable Hand hand) {}

  /**
   * One way to settle a conflict.
   *
   * @param pick what the form says for it
   * @param list whether each strand is an entry of a list; else they are one text
   * @param note what is left out; empty when nothing is
   */
  record Side(
      String pick,
      String label,
      boolean chosen,
      boolean list,
      List<Change.Strand> strands,
      String note) {}

  /**
   * @param begun whether it was just filled from one of the sides, so that the cursor belongs there
   * @param missing whether it was chosen, and nothing was written
   */
  record Hand(String text, boolean chosen, boolean begun, boolean list, boolean missing) {}

  /** What is about to be done to several records, or became of it. */
  record Bulk(
      Register<?> register,
      Look look,
      @Nullable Field field,
      String label,
      @Nullable Content input,
      List<BulkRow> rows,
      List<Problem> problems,
      String why,
      @Nullable String done,
      String back) {}

  record BulkRow(
      String value,
      String label,
      String title,
      String href,
      List<String> words,
      String outcome,
      boolean good) {}

  /** What a search over all registers found. */
  record Search(org.candor.web.Shell shell, String q, List<Hits> hits) {
    public long total() {
      return hits.stream().mapToLong(Hits::total).sum();
    }
  }

  record Hits(String title, String icon, long total, String href, List<Found> found) {}
}
