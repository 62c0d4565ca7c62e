package lockmap.console.keys;

import java.time.Instant;
import java.util.List;
import lockmap.console.session.Desk;

/**
 * Counts what is in the folders that somebody looks at, and again where something in them changed:
 * a few at a time, and each once a second at most. Belongs to the JavaFX thread.
 */
final class FolderCounts {

  private static final int MOST_AT_ONCE = 4;

  private final Desk desk;
  private int asked;

  FolderCounts(Desk desk) {
    this.desk = desk;
    desk.session().targetProperty().subscribe(_ -> asked = 0); // nothing of before is answered
  }

  /** Asks for the counts that are old. */
  void tick(List<Folder> inSight) {
    Instant now = desk.clock().instant();
    for (Folder folder : inSight) {
      if (asked >= MOST_AT_ONCE) {
        return;
      }
      if (folder.tally().isDue(now) && folder.isAttached()) {
        ask(folder, now);
      }
    }
  }

  private void ask(Folder folder, Instant now) {
    asked++;
    folder.tally().ask(now);
    desk.session()
        .ask(
            client -> client.count(folder.prefix()),
            count -> {
              asked--;
              folder.tally().take(count);
            },
            _ -> { // the pages tell why nobody answers
              asked--;
              folder.tally().fail();
            });
  }
}
