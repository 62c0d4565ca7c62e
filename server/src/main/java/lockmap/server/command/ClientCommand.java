package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import lockmap.client.ClientOptions;
import lockmap.client.ClientTls;
import lockmap.client.StoreClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the commands have in common that speak to a server: where it is, who they are, and for how
 * long they have patience.
 */
@Command
abstract class ClientCommand implements Callable<Integer> {

  private static final String URL = "LOCKMAP_URL";
  private static final String TOKEN = "LOCKMAP_TOKEN";
  private static final String CA_FILE = "LOCKMAP_CACERT";
  private static final String CERTIFICATE = "LOCKMAP_CERT";
  private static final String PRIVATE_KEY = "LOCKMAP_KEY";
  private static final String DEFAULT_SERVER = "http://localhost:3000";

  private final Shell shell;

  @Option(
      names = "--server",
      order = 101,
      paramLabel = "URL",
      description = "Where the server is; else " + URL + ", or " + DEFAULT_SERVER + ".")
  private @Nullable String server;

  @Option(
      names = "--token-file",
      order = 102,
      paramLabel = "FILE",
      description = "A file with the token to show; else what " + TOKEN + " holds.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--cacert",
      order = 103,
      paramLabel = "FILE",
      description = "The CAs to trust, in PEM; else " + CA_FILE + ", or those of the JDK.")
  private @Nullable Path caFile;

  @Option(
      names = "--cert",
      order = 104,
      paramLabel = "FILE",
      description = "A certificate to show, in PEM; else " + CERTIFICATE + ".")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      order = 105,
      paramLabel = "FILE",
      description = "Its private key, in PKCS #8; else " + PRIVATE_KEY + ".")
  private @Nullable Path privateKey;

  @Option(
      names = "--timeout",
      order = 106,
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long an answer may take: 30, 500ms, 2m; else 30 s.")
  private Duration timeout = ClientOptions.DEFAULT_REQUEST_TIMEOUT;

  @Option(names = "--json", order = 107, description = "Answer with one JSON object a line.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      order = 108,
      usageHelp = true,
      description = "Show this.")
  boolean help; // looked at by picocli alone

  ClientCommand(Shell shell) {
    this.shell = shell;
  }

  /** Does what the command is for, and returns one of the {@link Exit} codes. */
  abstract int run(StoreClient client, Output out) throws IOException;

  /** Runs the command against the server of its options. */
  @Override
  public final Integer call() throws IOException {
    Output out = new Output(shell);
    try (StoreClient client = new StoreClient(options())) {
      int code = run(client, out);
      out.flush();
      return code;
    }
  }

  /** Whether a program reads the answer. */
  final boolean isJson() {
    return json;
  }

  final Shell shell() {
    return shell;
  }

  /** There is no such key. */
  final int absent(String key, Output out) throws IOException {
    if (json) {
      Answer.about(key, false).with("reason", "absent").writeTo(out);
    }
    complain("there is no key " + key);
    return Exit.NO;
  }

  /**
   * A key is not as it was to be.
   *
   * @param revision the revision that wrote what stands there; null where nothing does
   */
  final int conflict(String key, @Nullable Long revision, Output out) throws IOException {
    if (json) {
      Answer.about(key, false).with("reason", "conflict").with("revision", revision).writeTo(out);
    }
    String what = revision == null ? " is not there" : " is as revision " + revision + " wrote it";
    complain("the condition does not hold: " + key + what);
    return Exit.NO;
  }

  /** Says something on standard error, as {@link Shell#complain} does. */
  final void complain(String sentence) {
    shell.complain(sentence);
  }

  /** Where the server is, as the options or the environment say. */
  final String address() {
    String given = server == null ? variable(URL) : server;
    return given.isEmpty() ? DEFAULT_SERVER : given;
  }

  private ClientOptions options() throws IOException {
    ClientOptions options = ClientOptions.to(URI.create(address())).withRequestTimeout(timeout);
    String token = tokenFile == null ? variable(TOKEN) : Files.readString(tokenFile, UTF_8).strip();
    SSLContext tls = tls();
    ClientOptions secured = tls == null ? options : options.withTls(tls);
    return token.isEmpty() && tokenFile == null ? secured : secured.withToken(token);
  }

  private @Nullable SSLContext tls() throws IOException {
    Path ca = file(caFile, CA_FILE);
    Path shown = file(certificate, CERTIFICATE);
    Path key = file(privateKey, PRIVATE_KEY);
    if ((shown == null) != (key == null)) {
      throw new IllegalArgumentException("a certificate to show and its key go together");
    }
    if (shown != null && key != null) {
      return ClientTls.showing(ca, shown, key);
    }
    return ca == null ? null : ClientTls.trusting(ca);
  }

  private @Nullable Path file(@Nullable Path option, String variable) {
    String named = variable(variable);
    return option != null || named.isEmpty() ? option : Path.of(named);
  }

  private String variable(String name) {
    return shell.environment().getOrDefault(name, "");
  }
}
