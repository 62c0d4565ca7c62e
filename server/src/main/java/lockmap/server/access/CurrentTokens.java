package lockmap.server.access;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Map.entry;

import io.helidon.webserver.http.ServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import lockmap.api.TokenHash;
import lockmap.server.config.ConfigException;
import lockmap.server.config.YamlEntries;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a file lets in, as it is now. It is looked at again and again for what is in it,
 * and not for its time or its name, so that it may be edited in place, replaced, or be a link that
 * is turned to another file.
 *
 * <p>What is new counts once it was seen twice in a row, since a file that is being written may
 * look whole and not be. A file that cannot be followed changes nothing: the tokens from before
 * count, the log says why, once, and {@link #isFileGood} tells.
 *
 * <p><b>Watches across a change.</b> A watch ends when the grant changes by which it is told, and
 * its client comes back with the last revision that it was told. Had that been told by the old
 * grant, the client would keep keys that it may no longer see and never hear of those that it may
 * see now. So each token has the revision from which on it {@linkplain Grants#toldSince is told by
 * its grant}, which is found in three steps: the new tokens are let in, those that have changed
 * with a revision that never comes; what is done by old grants is ended; and only then the store's
 * revision is read, behind which the new grants begin. Whatever a watch names as told was the
 * store's revision, or a lower one, before the watch found that it had not ended ({@link
 * lockmap.server.feed.Subscription}, {@link lockmap.server.feed.Replay}); a watch that begins by an
 * old grant after the first step is ended before it tells anything. So no old grant has told the
 * revision at which the new one begins, though what had been fetched before the end may still be on
 * its way out. A new grant may have told a lower one; then its client begins anew in vain.
 *
 * <p>Safe for use by any number of threads; {@link #look} is for one at a time.
 */
public final class CurrentTokens implements Grants {

  /** How often to look. What is new counts after two looks. */
  private static final Duration REST = Duration.ofMillis(400);

  /** Greater than every revision. */
  private static final long NEVER = Long.MAX_VALUE;

  private static final System.Logger LOG = System.getLogger(CurrentTokens.class.getName());

  private final Path file;
  private final InstantSource clock;
  private final LongSupplier revision;
  private final Set<HeldGrant> held = ConcurrentHashMap.newKeySet();
  private volatile Tokens tokens;
  private volatile boolean good = true;

  // These belong to whoever looks.
  private Sight latest;
  private Sight judged;

  /**
   * What the file was when it was looked at.
   *
   * @param content its bytes, each as a character
   * @param failure why it could not be read; null where it could
   */
  private record Sight(String content, @Nullable ConfigException failure) {

    /** Whether nothing has changed in between. */
    boolean isLike(Sight other) {
      return content.equals(other.content) && reason().equals(other.reason());
    }

    private String reason() {
      return failure == null ? "" : String.valueOf(failure.getMessage());
    }
  }

  /**
   * The tokens of a file.
   *
   * @param clock by which tokens expire
   * @param revision that of the store
   * @throws ConfigException where the file cannot be followed
   */
  public CurrentTokens(Path file, InstantSource clock, LongSupplier revision) {
    this.file = file;
    this.clock = clock;
    this.revision = revision;
    this.judged = sight();
    this.latest = judged;
    this.tokens = parsed(judged);
  }

  /** Looks at the file, then rests; for a thread that does nothing else. */
  public void lookThenRest() {
    look();
    try {
      Thread.sleep(REST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at the file and at the clock, and ends what is done by grants that stand no more. */
  void look() {
    Sight sight = sight();
    if (sight.isLike(latest) && !sight.isLike(judged)) {
      judged = sight;
      follow(sight);
    }
    latest = sight;
    endWhatStandsNoMore();
  }

  private void endWhatStandsNoMore() {
    held.forEach(HeldGrant::endUnlessItStands);
  }

  /** Whether the tokens that count are those that stand in the file. */
  public boolean isFileGood() {
    return good;
  }

  /**
   * Lets in who shows a token, and notes it with the request.
   *
   * @return what that lets its holder do; null where the token is not let in
   */
  @Nullable Grant letIn(ServerRequest request, TokenHash shown) {
    Admission admission = admission(shown);
    if (admission == null) {
      return null;
    }
    request.context().register(admission);
    return admission.token().grant();
  }

  /** By which token somebody is let in, and among which tokens it is. */
  record Admission(Tokens tokens, Token token) {}

  /** The same without a request. */
  @Nullable Admission admission(TokenHash shown) {
    Tokens current = tokens;
    Token token = current.find(shown);
    return token != null && token.isValid(clock) ? new Admission(current, token) : null;
  }

  @Override
  public Grant of(ServerRequest request) {
    return admission(request).token().grant();
  }

  @Override
  public long toldSince(ServerRequest request) {
    return admission(request).token().toldSince();
  }

  @Override
  public Optional<Grant> find(ServerRequest request) {
    return request.context().get(Admission.class).map(admission -> admission.token().grant());
  }

  @Override
  public Hold hold(ServerRequest request, Runnable end) {
    return hold(admission(request), end);
  }

  /** The same without a request. */
  Hold hold(Admission admission, Runnable end) {
    HeldGrant hold = new HeldGrant(admission, end);
    held.add(hold);
    hold.endUnlessItStands();
    return hold;
  }

  private static Admission admission(ServerRequest request) {
    return request
        .context()
        .get(Admission.class)
        .orElseThrow(() -> new IllegalStateException("nobody asked who this request is from"));
  }

  private Sight sight() {
    try {
      byte[] content = YamlEntries.read(file, TokensFile.MOST_BYTES);
      return new Sight(new String(content, ISO_8859_1), null);
    } catch (ConfigException e) {
      return new Sight("", e);
    }
  }

  private Tokens parsed(Sight sight) {
    if (sight.failure() != null) {
      throw sight.failure();
    }
    return TokensFile.parse(sight.content().getBytes(ISO_8859_1), file.toString());
  }

  private void follow(Sight sight) {
    try {
      letIn(parsed(sight));
      good = true;
      LOG.log(
          INFO,
          "The tokens have changed",
          entry("event", "tokens_changed"),
          entry("tokens", tokens.all().size()));
    } catch (ConfigException e) {
      good = false;
      LOG.log(
          ERROR,
          "The tokens file cannot be followed, and the tokens from before count",
          entry("event", "tokens_file_broken"),
          entry("reason", String.valueOf(e.getMessage())));
    }
  }

  private void letIn(Tokens next) {
    Tokens previous = tokens;
    tokens = next.after(previous, NEVER);
    endWhatStandsNoMore();
    tokens = next.after(previous, revision.getAsLong() + 1);
  }

  /** A grant that something is done by. Of two threads that find out that it ended one says so. */
  private final class HeldGrant implements Hold {

    private final Runnable end;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** As it was found last; others need not be looked at until the tokens change. */
    private volatile Admission admission;

    HeldGrant(Admission admission, Runnable end) {
      this.admission = admission;
      this.end = end;
    }

    @Override
    public boolean stands() {
      return !ended.get() && isAdmitted();
    }

    @SuppressWarnings("ReferenceEquality") // whether they were read anew, which is cheap to see
    private boolean isAdmitted() {
      Token token = admission.token();
      Tokens current = tokens;
      if (current != admission.tokens()) {
        Token now = current.find(token.hash());
        if (now == null || !now.grant().equals(token.grant())) {
          return false;
        }
        admission = new Admission(current, now);
        token = now;
      }
      return token.isValid(clock);
    }

    void endUnlessItStands() {
      if (!stands() && ended.compareAndSet(false, true)) {
        held.remove(this);
        end.run();
      }
    }

    @Override
    public void close() {
      held.remove(this);
    }
  }
}
