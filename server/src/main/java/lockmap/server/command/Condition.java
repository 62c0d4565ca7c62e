package lockmap.server.command;

import lockmap.client.Precondition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what must be true of a key for it to be written. */
final class Condition {

  @Option(names = "--if-absent", description = "Only if there is no such key.")
  private boolean absent;

  @Option(
      names = "--if-revision",
      paramLabel = "REVISION",
      description = "Only if that revision has written the key.")
  private @Nullable Long revision;

  Precondition precondition() {
    if (revision != null) {
      return Precondition.revision(revision);
    }
    return absent ? Precondition.ABSENT : Precondition.NONE;
  }
}
