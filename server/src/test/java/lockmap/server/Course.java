package lockmap.server;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a load has come, for those who wait for it, and what happened to its followers. Safe for
 * any number of threads.
 */
final class Course {

  private static final long UNKNOWN = Long.MAX_VALUE;

  private long revision;
  private long heard;
  private boolean ending;
  private long last = UNKNOWN;
  private final Set<Incident> incidents = EnumSet.noneOf(Incident.class);

  /** What a load has not been worth its while without. */
  enum Incident {
    /** Somebody went on where he was cut off. */
    REPLAY,
    /** Somebody fell behind and lost his place. */
    LOSS,
    /** Somebody was cut off while he was told the state. */
    BROKEN_STATE
  }

  /** Says that something happened. */
  synchronized void happened(Incident incident) {
    incidents.add(incident);
  }

  /** Whether everything has happened that may. */
  synchronized boolean hasSeenAll() {
    return incidents.size() == Incident.values().length;
  }

  synchronized long revision() {
    return revision;
  }

  /** Says that the load has come to a revision. */
  synchronized void reach(long reached) {
    revision = Math.max(revision, reached);
    notifyAll();
  }

  /** Waits until the load has come to a revision, or to its end. */
  synchronized void awaitRevision(long awaited) throws InterruptedException {
    while (revision < awaited && !ending) {
      wait();
    }
  }

  /** Says that the journal has come to a revision. */
  synchronized void hear(long heardOf) {
    heard = Math.max(heard, heardOf);
    notifyAll();
  }

  /** Waits until the journal has come to a revision. */
  synchronized void awaitHeard(long awaited) throws InterruptedException {
    while (heard < awaited) {
      wait();
    }
  }

  /** Says that there will be no more load than what is under way. */
  synchronized void comeToAnEnd() {
    ending = true;
    notifyAll();
  }

  synchronized boolean isComingToItsEnd() {
    return ending;
  }

  /** Says what the last revision is. */
  synchronized void end(long lastRevision) {
    last = lastRevision;
  }

  /** Whether the last revision is known to be this one. */
  synchronized boolean isOver(long seen) {
    return seen >= last;
  }
}
