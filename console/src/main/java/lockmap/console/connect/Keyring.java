package lockmap.console.connect;

import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lockmap.client.BearerToken;
import lockmap.console.session.Desk;
import lockmap.console.session.Trouble;

/**
 * The keystore of this machine, once it is found, and the writing of tokens into it. What goes
 * wrong is told as a notice: the token in memory is good all the same. Belongs to the JavaFX
 * thread.
 */
final class Keyring {

  private final Desk desk;
  private final ReadOnlyObjectWrapper<Secrets> secrets = new ReadOnlyObjectWrapper<>(Secrets.NONE);
  private final CompletableFuture<Secrets> known = new CompletableFuture<>();

  /** Looks for it in the background; until it is found there is none. */
  Keyring(Desk desk, Secrets.Finder finder) {
    this.desk = desk;
    desk.background()
        .run(
            () -> found(finder),
            secrets::set,
            failure -> {
              known.complete(Secrets.NONE);
              tell(failure);
            });
  }

  private Secrets found(Secrets.Finder finder) {
    Secrets found = finder.find();
    known.complete(found);
    return found;
  }

  /**
   * The keystore once it is known; to be waited for in the background, for some seconds at most.
   */
  CompletableFuture<Secrets> known() {
    return known;
  }

  ReadOnlyObjectProperty<Secrets> secretsProperty() {
    return secrets.getReadOnlyProperty();
  }

  Secrets secrets() {
    return secrets.get();
  }

  /** Keeps the token of a profile, where the operator wants that and it is not kept yet. */
  void keep(Entry entry) {
    if (!entry.hasTokenToKeep() || secrets().name().isEmpty()) {
      return;
    }
    Secrets keystore = secrets();
    String name = entry.nameProperty().get();
    BearerToken token = new BearerToken(entry.tokenProperty().get().strip());
    desk.background()
        .run(
            () -> {
              keystore.keep(entry.id(), name, token);
              return token.secret();
            },
            entry::tokenKept,
            this::tell);
  }

  /** Keeps the token of a profile no longer. */
  void forget(Entry entry) {
    Secrets keystore = secrets();
    desk.background()
        .run(
            () -> {
              keystore.forget(entry.id());
              return "";
            },
            entry::tokenKept,
            this::tell);
  }

  private void tell(Exception failure) {
    desk.notices().say(failure instanceof SecretsException e ? e.trouble() : Trouble.of(failure));
  }
}
