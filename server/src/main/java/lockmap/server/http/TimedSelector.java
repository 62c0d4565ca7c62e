package lockmap.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/**
 * Makes the connections of a listener, each with {@link ReadTimeouts}. It must be the listener's
 * only selector: with a second one the framework itself reads first, in order to choose.
 */
final class TimedSelector implements ServerConnectionSelector {

  private final ReadTimeouts timeouts;
  private final Http1ConnectionSelector http1;

  TimedSelector(ReadTimeouts timeouts, Http1Config.Builder settings) {
    Http1Config config =
        settings.addReceiveListener(new Received()).addSendListener(new Sent()).build();
    this.timeouts = timeouts;
    this.http1 = Http1ConnectionSelector.builder().config(config).build();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new TimedConnection(timeouts, context, http1);
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  private static Progress progress(ConnectionContext context) {
    return ((TimedContext) context).progress();
  }

  private static final class Received implements Http1ConnectionListener {

    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
      progress(context).requestLineRead();
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
      progress(context).headersRead();
    }
  }

  private static final class Sent implements Http1ConnectionListener {

    @Override
    public void status(ConnectionContext context, Status status) {
      progress(context).answering();
    }
  }
}
