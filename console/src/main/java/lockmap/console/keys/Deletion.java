package lockmap.console.keys;

import java.util.List;
import java.util.function.Consumer;
import lockmap.api.Entry;
import lockmap.client.DeleteResult;
import lockmap.client.ListQuery;
import lockmap.client.Precondition;
import lockmap.client.StoreClient;
import lockmap.console.keys.Removal.Seen;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice.Action;
import lockmap.console.session.Notice.Kind;
import lockmap.console.session.Question;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Deletes keys. One key goes at once, and can be put back; of several, and of folders, the number
 * is counted and shown before. Belongs to the JavaFX thread.
 */
final class Deletion {

  private final Desk desk;
  private final Work work;
  private final Undo undo;
  private final Consumer<Trouble> failed;

  Deletion(Desk desk, Work work, Consumer<Trouble> failed) {
    this.desk = desk;
    this.work = work;
    this.undo = new Undo(desk, failed);
    this.failed = failed;
  }

  private sealed interface Single {
    record Deleted(Entry entry) implements Single {}

    record Changed() implements Single {}

    record Gone() implements Single {}
  }

  private record Extent(long revision, long keys) {}

  /** Deletes some rows. */
  void delete(List<Row> rows) {
    Targets targets = Targets.of(rows);
    if (targets.isOneKey()) {
      deleteOne(targets.keys().getFirst());
    } else if (!targets.isEmpty()) {
      deleteMany(targets, () -> {});
    }
  }

  /**
   * Deletes all that begins with a prefix, loaded or not.
   *
   * @param begun told once the operator has agreed to it
   */
  void deleteMatching(String prefix, Runnable begun) {
    deleteMany(new Targets(List.of(), List.of(prefix)), begun);
  }

  /** What puts back what was deleted. */
  Undo undo() {
    return undo;
  }

  private void deleteOne(Seen seen) {
    desk.session().ask(client -> delete(client, seen), single -> tell(seen.key(), single), failed);
  }

  private static Single delete(StoreClient client, Seen seen) {
    @Nullable Entry entry = client.entry(seen.key()).orElse(null);
    if (entry == null) {
      return new Single.Gone();
    }
    if (entry.revision() != seen.revision()) {
      return new Single.Changed();
    }
    return switch (client.delete(seen.key(), Precondition.revision(seen.revision()))) {
      case DeleteResult.Deleted _ -> new Single.Deleted(entry);
      case DeleteResult.Absent _ -> new Single.Gone();
      case DeleteResult.Conflict _ -> new Single.Changed();
    };
  }

  private void tell(String key, Single single) {
    String name = KeyText.quoted(key);
    switch (single) {
      case Single.Deleted(Entry entry) ->
          desk.notices()
              .say(Kind.SUCCESS, "Deleted " + name + ".", new Action("Undo", undo.of(entry)));
      case Single.Changed _ ->
          desk.notices()
              .say(Kind.WARNING, name + " has changed since it was shown, and was not deleted.");
      case Single.Gone _ -> desk.notices().say(Kind.INFO, name + " was gone already.");
    }
  }

  private void deleteMany(Targets targets, Runnable begun) {
    desk.session()
        .ask(client -> extent(client, targets), extent -> ask(targets, extent, begun), failed);
  }

  /** What is written from here on was not counted, so its revision is higher. */
  private static Extent extent(StoreClient client, Targets targets) {
    long keys = targets.keys().size();
    long revision = client.list(ListQuery.all().limit(1)).revision();
    for (String prefix : targets.prefixes()) {
      keys += client.count(prefix);
    }
    return new Extent(revision, keys);
  }

  private void ask(Targets targets, Extent extent, Runnable begun) {
    String keys = KeyText.keys(extent.keys());
    if (extent.keys() == 0) {
      desk.notices().say(Kind.INFO, "There is nothing to delete.");
      return;
    }
    Question question =
        new Question("Delete " + keys + "?", meaning(targets), "Delete " + keys, true);
    if (desk.asker().agrees(question)) {
      begun.run();
      work.begin(
          "Deleting " + keys,
          extent.keys(),
          "keys",
          (client, progress) -> new Removal(client, progress).run(targets, extent.revision()),
          this::tell,
          this::tellFailure);
    }
  }

  private static String meaning(Targets targets) {
    return what(targets) + " This cannot be undone. A key that somebody changes meanwhile stays.";
  }

  private static String what(Targets targets) {
    int folders = targets.prefixes().size();
    if (folders == 0) {
      return "The keys that are selected.";
    }
    if (folders == 1 && targets.keys().isEmpty()) {
      return everything(targets.prefixes().getFirst());
    }
    return "The keys that are selected, and all in the folders that are: %d.".formatted(folders);
  }

  private static String everything(String prefix) {
    return prefix.isEmpty()
        ? "Every key in the store."
        : "Every key that begins with " + KeyText.quoted(prefix) + ".";
  }

  private void tell(Removal.Result result) {
    String text =
        (result.cancelled() ? "Stopped after " : "Deleted ") + KeyText.keys(result.deleted()) + ".";
    if (result.changed() > 0) {
      text += " Changed meanwhile, and not deleted: " + KeyText.keys(result.changed()) + ".";
    }
    if (result.refused() > 0) {
      text += " Refused by the server: " + KeyText.keys(result.refused()) + ".";
    }
    boolean whole = result.changed() == 0 && result.refused() == 0 && !result.cancelled();
    desk.notices().say(whole ? Kind.SUCCESS : Kind.WARNING, text);
  }

  private void tellFailure(Trouble trouble, long deleted) {
    failed.accept(
        new Trouble(
            "The deletion ended early: " + trouble.sentence(),
            "Deleted before: " + KeyText.keys(deleted) + ". " + trouble.advice()));
  }
}
