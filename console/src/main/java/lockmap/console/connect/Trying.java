package lockmap.console.connect;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import lockmap.client.BearerToken;
import lockmap.console.session.Call;
import lockmap.console.session.Desk;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** Tests profiles as they stand in their forms. Belongs to the JavaFX thread. */
final class Trying {

  private final Desk desk;
  private final Keyring keyring;
  private final Probe probe;
  private final Map<Entry, Call> calls = new HashMap<>();

  Trying(Desk desk, Keyring keyring) {
    this.desk = desk;
    this.keyring = keyring;
    this.probe = new Probe(desk.clock(), System::nanoTime);
  }

  /** Begins a test, or ends the one that goes on. */
  void toggle(Entry entry) {
    Call before = calls.remove(entry);
    if (before != null) {
      before.cancel();
    }
    if (entry.trialProperty().get() instanceof Trial.Running) {
      entry.trialProperty().set(null);
    } else if (entry.isRight()) {
      begin(entry);
    }
  }

  private void begin(Entry entry) {
    Profile profile = entry.draft().toProfile(entry.id());
    String typed = entry.tokenProperty().get();
    CompletableFuture<Secrets> secrets = keyring.known();
    Trial.Running running = new Trial.Running(new Object());
    entry.trialProperty().set(running);
    Call call =
        desk.background()
            .run(
                () -> probe.ask(profile, token(profile, typed, secrets)),
                finding -> ended(entry, running, Trial.of(finding)),
                failure -> ended(entry, running, failed(failure)));
    if (entry.trialProperty().get() instanceof Trial.Running) {
      calls.put(entry, call);
    }
  }

  /** A form that was changed meanwhile is not the one that was tested. */
  private void ended(Entry entry, Trial.Running running, Trial.Ended ended) {
    if (running.equals(entry.trialProperty().get())) {
      calls.remove(entry);
      entry.trialProperty().set(ended);
    }
  }

  private static @Nullable BearerToken token(
      Profile profile, String typed, CompletableFuture<Secrets> secrets)
      throws SecretsException, ExecutionException, InterruptedException {
    if (!profile.wantsToken()) {
      return null;
    }
    BearerToken given = Tokens.read(typed).orElse(null);
    return given == null && profile.keepsToken()
        ? secrets.get().find(profile.id()).orElse(null)
        : given;
  }

  private static Trial.Ended failed(Exception failure) {
    Trouble trouble = failure instanceof SecretsException e ? e.trouble() : Trouble.of(failure);
    return new Trial.Ended(false, trouble.sentence(), trouble.advice());
  }
}
