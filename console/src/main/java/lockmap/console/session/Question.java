package lockmap.console.session;

/**
 * Something that the operator is asked before it is done.
 *
 * @param title what is about to be done, as a question
 * @param text what that means, with the numbers
 * @param verb what the button says that does it
 * @param dangerous whether it cannot be taken back
 */
public record Question(String title, String text, String verb, boolean dangerous) {

  /** Who asks the operator. */
  @FunctionalInterface
  public interface Asker {

    /** Whether the operator has agreed; comes back only once that is known. */
    boolean agrees(Question question);
  }
}
