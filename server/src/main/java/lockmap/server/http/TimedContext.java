package lockmap.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * The framework's context of a connection, but with a reader and a writer of our own.
 *
 * @param framework the framework's context
 * @param dataReader where all bytes of the client come from
 * @param dataWriter where all bytes of the answers go
 * @param progress how far the connection has come
 */
record TimedContext(
    ConnectionContext framework, DataReader dataReader, DataWriter dataWriter, Progress progress)
    implements ConnectionContext {

  @Override
  public ListenerContext listenerContext() {
    return framework.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return framework.executor();
  }

  @Override
  public Router router() {
    return framework.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return framework.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return framework.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return framework.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return framework.localPeer();
  }

  @Override
  public boolean isSecure() {
    return framework.isSecure();
  }

  @Override
  public String socketId() {
    return framework.socketId();
  }

  @Override
  public String childSocketId() {
    return framework.childSocketId();
  }
}
