package lockmap.console.connect;

import lockmap.console.session.Call;
import lockmap.console.session.ConnectionState;
import lockmap.console.session.Desk;
import lockmap.console.session.Notice;
import lockmap.console.session.Target;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Turns the console to the server of a profile: asks for what is missing, and tells when it first
 * answers. Belongs to the JavaFX thread.
 */
final class Connecting {

  /** What is told of it. */
  interface Listener {

    /** A profile cannot be connected to. */
    void failed(Entry entry, Trouble trouble);

    /** The operator has to give a token. */
    void tokenWanted(Entry entry, String why);

    /** The server has answered for the first time since it was turned to. */
    void answered();
  }

  private final Desk desk;
  private final Entries entries;
  private final Keyring keyring;
  private final Remembering remembering;
  private final Listener listener;
  private final Link link;
  private @Nullable Call call;

  /** The profile that was turned to and has not answered yet. */
  private @Nullable String awaited;

  Connecting(
      Desk desk,
      Entries entries,
      Keyring keyring,
      Remembering remembering,
      Link link,
      Listener listener) {
    this.link = link;
    this.desk = desk;
    this.entries = entries;
    this.keyring = keyring;
    this.remembering = remembering;
    this.listener = listener;
    desk.session().stateProperty().subscribe(this::follow);
    desk.session().unauthorizedProperty().subscribe(this::unauthorized);
  }

  /** Turns to the server of a profile. */
  void open(Entry entry, Profile profile) {
    stop();
    entry.tokenRequestProperty().set("");
    Opening opening =
        new Opening(profile, entry.tokenProperty().get(), keyring.known(), desk.clock());
    link.prepare(profile.name());
    call =
        desk.background()
            .run(
                opening::prepare,
                next -> prepared(entry, next),
                failure -> {
                  link.prepare("");
                  listener.failed(entry, trouble(failure));
                });
  }

  /** Leaves what is waited for, or else the server. */
  void close() {
    boolean preparing = link.isPreparing();
    stop();
    if (!preparing) {
      desk.session().close();
    }
  }

  private void stop() {
    if (call != null) {
      call.cancel();
      call = null;
    }
    link.prepare("");
    awaited = null;
  }

  private void prepared(Entry entry, Opening.Next next) {
    link.prepare("");
    switch (next) {
      case Opening.Next.AskForToken(var why) -> listener.tokenWanted(entry, why);
      case Opening.Next.Open(var target, var kept) -> {
        if (!kept.isEmpty()) {
          entry.tokenFound(kept);
        }
        awaited = target.profile();
        remembering.update(settings -> settings.withLastProfile(target.profile()));
        desk.session().open(target);
      }
    }
  }

  private void follow(ConnectionState state) {
    if (!(state instanceof ConnectionState.Open(var target))) {
      return;
    }
    entries
        .find(target.profile())
        .ifPresent(entry -> {
          entry.tokenRequestProperty().set("");
          keyring.keep(entry);
        });
    if (target.profile().equals(awaited)) {
      awaited = null;
      listener.answered();
    }
  }

  private void unauthorized(@Nullable Trouble why) {
    Target target = desk.session().targetProperty().get();
    if (why == null || target == null) {
      return;
    }
    entries
        .find(target.profile())
        .ifPresentOrElse(
            entry -> {
              entry.wantsTokenProperty().set(true);
              listener.tokenWanted(entry, why.sentence());
            },
            () -> desk.notices().say(Notice.Kind.DANGER, why.text()));
  }

  private static Trouble trouble(Exception failure) {
    return failure instanceof UntrustedException e ? e.trouble() : Trouble.of(failure);
  }
}
