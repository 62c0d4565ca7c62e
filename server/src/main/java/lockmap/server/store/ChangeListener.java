package lockmap.server.store;

/** Hears of every change of a store. */
@FunctionalInterface
public interface ChangeListener {

  /**
   * Hears of a change at the moment it takes effect. Called under a lock of the store by whichever
   * thread makes the change: it must be quick, must neither block nor throw, and must not call the
   * store. Calls for one key come in revision order; calls for different keys come from several
   * threads at once and may overtake each other. Every revision is told exactly once, without gaps.
   *
   * @param change what happened
   */
  void changed(Change change);
}
