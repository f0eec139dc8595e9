package org.candor.ledger;

/** The signer will not sign a tree that is not its last one continued. C2SP tlog-checkpoint. */
public final class CheckpointRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CheckpointRefused(String why) {
    super(why);
  }
}
