package lockmap.console.connect;

import java.util.Optional;
import lockmap.client.BearerToken;

/**
 * Where tokens are kept from one run of the console to the next: the keystore of the desktop. All
 * methods block, perhaps until the operator has unlocked it; any thread may call them.
 */
public interface Secrets {

  /** Keeps nothing, as where there is no keystore. */
  Secrets NONE =
      new Secrets() {
        @Override
        public String name() {
          return "";
        }

        @Override
        public Optional<BearerToken> find(String profile) {
          return Optional.empty();
        }

        @Override
        public void keep(String profile, String label, BearerToken token) throws SecretsException {
          throw new SecretsException("There is no keystore to keep the token in.", null);
        }

        @Override
        public void forget(String profile) {
          // nothing was kept
        }
      };

  /** Finds the keystore of a machine. */
  @FunctionalInterface
  interface Finder {

    /** The one that answers; {@link #NONE} where none does. Blocks for some seconds at most. */
    Secrets find();
  }

  /** What the keystore is called, such as "the Secret Service"; empty where there is none. */
  String name();

  /** The token of a profile, if it is kept. */
  Optional<BearerToken> find(String profile) throws SecretsException;

  /**
   * Keeps the token of a profile in the place of what was kept for it.
   *
   * @param profile the id of the profile
   * @param label what the operator sees of it in the keystore's own window
   */
  void keep(String profile, String label, BearerToken token) throws SecretsException;

  /** Keeps the token of a profile no longer, if it was kept. */
  void forget(String profile) throws SecretsException;
}
