package lockmap.console.batch;

import lockmap.api.Operation;

/** What a {@link Draft} amounts to. */
sealed interface Checked {

  /** It can be run. */
  record Right(Operation operation) implements Checked {}

  /**
   * It cannot be run.
   *
   * @param field where the fault is
   * @param sentence what the contract says about that
   */
  record Wrong(Field field, String sentence) implements Checked {}
}
