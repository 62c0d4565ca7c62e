package lockmap.server.http;

import io.helidon.webserver.CloseConnectionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a connection has come. Its own thread moves it on; another may end it while it waits for
 * the client, and of the two one wins: a request whose last byte came in time is answered, and one
 * that was given up is never begun.
 *
 * <p>Every wait is a turn with a number of its own, so that whoever looks on can tell a wait that
 * goes on from the next one. The time is told by the one who looks on: it costs a request nothing.
 */
final class Progress {

  /** What a connection is doing. */
  enum Stage {
    /** It works on a request, and waits for nothing from the client. */
    WORKING(0),
    /** It has been opened, and no byte has come. */
    SILENT(1),
    /** A request has begun, and its headers have not ended. */
    HEAD(2),
    /** It waits for the next bytes of a body. */
    BODY(3),
    /** It waits for a further request. */
    IDLE(4),
    /** It was given up. */
    ENDED(5),
    /** It waits for the client to take a piece of the answer. */
    WRITING(6);

    private static final Stage[] BY_CODE = {WORKING, SILENT, HEAD, BODY, IDLE, ENDED, WRITING};

    private final int code;

    Stage(int code) {
      this.code = code;
    }

    static Stage of(long turn) {
      return BY_CODE[(int) turn & MASK];
    }
  }

  private static final int MASK = 7;

  private final AtomicLong turn = new AtomicLong(Stage.SILENT.code);
  private final Turn own;

  // These two belong to the connection's thread; setting the turn shows them to others.
  private boolean inHeaders;
  private boolean answered;

  /**
   * That of a connection which has just been opened.
   *
   * @param own how long the connection's thread has been running
   */
  Progress(Turn own) {
    this.own = own;
  }

  /** The stage and the number of the wait, as one number. */
  long turn() {
    return turn.get();
  }

  boolean isWorking() {
    return Stage.of(turn.get()) == Stage.WORKING;
  }

  /** Whether the request line has been read and the headers have not. */
  boolean isInHeaders() {
    return inHeaders;
  }

  /** Whether an answer to the request has begun. */
  boolean isAnswered() {
    return answered;
  }

  /** The connection's thread, which was working, is about to wait. */
  void await(Stage stage) {
    answered &= stage == Stage.BODY;
    turn.set(following(turn.get(), stage));
  }

  /** Bytes came. Headers must end in time as a whole, so there they are no progress. */
  void arrived() {
    switch (Stage.of(turn.get())) {
      case SILENT, IDLE -> move(Stage.HEAD);
      case BODY -> move(Stage.WORKING);
      case HEAD, WORKING, WRITING -> {}
      case ENDED -> throw ended();
    }
  }

  void requestLineRead() {
    if (isWorking()) {
      own.next(); // nothing was waited for since the last answer
    }
    inHeaders = true;
  }

  void headersRead() {
    inHeaders = false;
    answered = false; // a request that came along with the one before it was never awaited
    work();
  }

  void answering() {
    answered = true;
    work();
  }

  /** The connection's thread is about to write, or to write some more. */
  void writing() {
    move(Stage.WRITING);
  }

  /** The client, or the system on its behalf, took what was written. */
  void written() {
    move(Stage.WORKING);
  }

  /**
   * Gives the connection up, unless it has come further since.
   *
   * @param seen the turn that took too long
   * @return whether it was given up; then its thread will answer nothing more
   */
  boolean end(long seen) {
    return turn.compareAndSet(seen, following(seen, Stage.ENDED));
  }

  private void work() {
    if (!isWorking()) {
      move(Stage.WORKING);
    }
  }

  private void move(Stage stage) {
    long from = turn.get();
    if (Stage.of(from) == Stage.ENDED || !turn.compareAndSet(from, following(from, stage))) {
      throw ended();
    }
  }

  private static long following(long turn, Stage stage) {
    return (turn | MASK) + 1 + stage.code;
  }

  private static CloseConnectionException ended() {
    return new CloseConnectionException("The client made no progress for too long");
  }
}
