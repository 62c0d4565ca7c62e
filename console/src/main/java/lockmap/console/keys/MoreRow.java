package lockmap.console.keys;

/** The line at the end of a folder that is not loaded to its end. */
final class MoreRow extends Row {

  private final Folder folder;

  MoreRow(Folder folder) {
    super(folder.depth() + 1);
    this.folder = folder;
  }

  Folder folder() {
    return folder;
  }

  @Override
  boolean isDue() {
    return folder.isOpen() && !folder.isComplete();
  }

  @Override
  String text() {
    return folder.prefix();
  }

  @Override
  String name() {
    return switch (folder.loading()) {
      case ASKED -> "Loading …";
      case FAILED -> "Could not be loaded. Try again";
      case RESTING -> "Load more";
      case FULL -> "%,d rows are loaded; a filter shows others".formatted(folder.lines().most());
    };
  }
}
