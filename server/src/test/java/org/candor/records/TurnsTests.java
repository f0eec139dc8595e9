package org.candor.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.candor.kernel.OrgId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Writers of one organization come one by one; those of others never wait for them. */
@Timeout(60)
class TurnsTests {

  private static final Duration LONG = Duration.ofSeconds(50);

  private final OrgId clinic = new OrgId(UUID.randomUUID());
  private final OrgId bank = new OrgId(UUID.randomUUID());
  private final Turns turns = new Turns(LONG);
  private final List<Thread> writers = new ArrayList<>();
  private final CountDownLatch free = new CountDownLatch(1);

  @AfterEach
  void everybodyLeaves() throws InterruptedException {
    free.countDown();
    for (var writer : writers) {
      writer.join(10_000);
      assertThat(writer.isAlive()).as(writer.getName()).isFalse();
    }
  }

  @Test
  void writersComeInTheOrderInWhichTheyAsked() {
    var order = new CopyOnWriteArrayList<Integer>();
    holding(turns, clinic);
    IntStream.range(0, 8).forEach(i -> waiting(() -> write(turns, clinic, () -> order.add(i))));
    free.countDown();
    await().until(() -> order.size() == 8);
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void aWriterThatThrowsLeavesItsTurnToTheNext() {
    assertThatThrownBy(() -> write(turns, clinic, TurnsTests::fail))
        .isInstanceOf(IllegalArgumentException.class);
    var came = new CountDownLatch(1);
    start(() -> write(turns, clinic, came::countDown));
    await().atMost(Duration.ofSeconds(10)).until(() -> came.getCount() == 0);
  }

  @Test
  void aWriterThatWritesInsideItsOwnWriteDoesNotWaitForItself() {
    var inside = new AtomicInteger();
    write(
        turns,
        clinic,
        () -> {
          write(turns, clinic, inside::incrementAndGet);
          var other = waiting(() -> write(turns, clinic, inside::incrementAndGet));
          assertThat(other.isAlive()).as("the inner end did not end the outer turn").isTrue();
          assertThat(inside).hasValue(1);
        });
    await().until(() -> inside.get() == 2);
  }

  @Test
  void whoIsInterruptedGoesOnToTheDatabaseAndStaysInterrupted() {
    holding(turns, clinic);
    var interrupted = new AtomicBoolean();
    var wrote = new AtomicInteger();
    var impatient =
        waiting(
            () ->
                write(
                    turns,
                    clinic,
                    () -> {
                      interrupted.set(Thread.currentThread().isInterrupted());
                      wrote.incrementAndGet();
                    }));
    impatient.interrupt();
    await().until(() -> wrote.get() == 1);
    assertThat(interrupted).isTrue();
    waiting(() -> write(turns, clinic, wrote::incrementAndGet));
    assertThat(wrote).as("the turn is still held by whoever held it").hasValue(1);
    free.countDown();
    await().until(() -> wrote.get() == 2);
  }

  @Test
  void whoWaitsTooLongGoesOnAndEndsNobodysTurn() {
    var brief = new Turns(Duration.ofMillis(20));
    holding(brief, clinic);
    var wrote = new AtomicInteger();
    write(brief, clinic, wrote::incrementAndGet);
    write(brief, clinic, wrote::incrementAndGet);
    assertThat(wrote).hasValue(2);
  }

  @Test
  void organizationsDoNotWaitForEachOther() throws Exception {
    holding(turns, clinic);
    var all = new CyclicBarrier(24);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var together =
          Stream.generate(() -> new OrgId(UUID.randomUUID()))
              .limit(24)
              .<Future<?>>map(it -> executor.submit(() -> write(turns, it, () -> meet(all))))
              .toList();
      for (var each : together) {
        each.get(30, TimeUnit.SECONDS);
      }
    }
    var wrote = new AtomicInteger();
    write(turns, bank, wrote::incrementAndGet);
    assertThat(wrote).hasValue(1);
  }

  @Test
  void howeverManyWriteAtOnceOnlyOneOfEachOrganizationIsInside() throws Exception {
    var orgs = List.of(clinic, bank, new OrgId(UUID.randomUUID()));
    var inside = Stream.generate(AtomicInteger::new).limit(orgs.size()).toList();
    var most = new AtomicInteger();
    var written = new AtomicInteger();
    try (var executor = Executors.newFixedThreadPool(12)) {
      for (int i = 0; i < 1_200; i++) {
        var which = i % orgs.size();
        var throwing = i % 7 == 0;
        executor.submit(
            () ->
                write(
                    turns,
                    orgs.get(which),
                    () -> {
                      most.accumulateAndGet(inside.get(which).incrementAndGet(), Math::max);
                      Thread.yield();
                      inside.get(which).decrementAndGet();
                      written.incrementAndGet();
                      if (throwing) {
                        fail();
                      }
                    }));
      }
    }
    assertThat(written).hasValue(1_200);
    assertThat(most).hasValue(1);
  }

  @Test
  void aTurnWithoutATransactionIsRefusedBecauseNothingWouldEndIt() {
    assertThatThrownBy(() -> turns.take(clinic)).isInstanceOf(IllegalStateException.class);
    var wrote = new AtomicInteger();
    start(() -> write(turns, clinic, wrote::incrementAndGet));
    await().atMost(Duration.ofSeconds(10)).until(() -> wrote.get() == 1);
  }

  /** Someone who writes until {@link #free}. */
  private void holding(Turns turns, OrgId org) {
    var has = new CountDownLatch(1);
    start(
        () ->
            write(
                turns,
                org,
                () -> {
                  has.countDown();
                  untilFree();
                }));
    await().until(() -> has.getCount() == 0);
  }

  /** Starts a writer and returns when it stands in the queue. */
  private Thread waiting(Runnable write) {
    var writer = start(write);
    await().until(() -> writer.getState() == Thread.State.TIMED_WAITING);
    return writer;
  }

  private Thread start(Runnable write) {
    var writer = new Thread(write, "writer " + writers.size());
    writers.add(writer);
    writer.start();
    return writer;
  }

  private void untilFree() {
    try {
      free.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("Somebody waited for another organization", e);
    }
  }

  private static void fail() {
    throw new IllegalArgumentException("This cannot be written");
  }

  /** As the ledger does it: the turn is taken inside the transaction that writes. */
  private static void write(Turns turns, OrgId org, Runnable work) {
    new TransactionTemplate(new NoDatabase(), NEW)
        .executeWithoutResult(
            _ -> {
              turns.take(org);
              work.run();
            });
  }

  private static final TransactionDefinition NEW = TransactionDefinition.withDefaults();

  /** Transactions that begin, end and tell of it as those of a database do. */
  private static final class NoDatabase extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1;

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}
