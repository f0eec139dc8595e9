package org.candor.access;

/** What was asked cannot be taken: the member of the request at fault, and the sentence why. */
public final class Unfit extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String member;
  private final transient Sentence sentence;

  /**
   * @param member empty where no single one is at fault
   */
  Unfit(String member, Sentence sentence) {
    super(sentence.toString());
    this.member = member;
    this.sentence = sentence;
  }

  Unfit(String member, String key, Object... arguments) {
    this(member, Sentence.of(key, arguments));
  }

  String member() {
    return member;
  }

  public Sentence sentence() {
    return sentence;
  }

  /** Names the member and says why, for those who do not see the form. */
  public String in(Wording wording) {
    var why = sentence.in(wording);
    return member.isEmpty() ? why : member + ": " + why;
  }
}
