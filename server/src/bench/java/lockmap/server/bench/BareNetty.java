package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.net.InetSocketAddress;

/** What {@link BareHelidon} does, on Netty's event loops over epoll. */
final class BareNetty {

  private static final AsciiString TEXT = AsciiString.cached("text/plain; charset=utf-8");

  private static volatile byte[] value = Load.VALUE.getBytes(US_ASCII);

  private BareNetty() {}

  /** Listens until the process is ended. */
  public static void main(String[] args) throws InterruptedException {
    Epoll.ensureAvailability();
    IoHandlerFactory epoll = EpollIoHandler.newFactory();
    Class<? extends ServerChannel> listening = EpollServerSocketChannel.class;
    Channel channel =
        new ServerBootstrap()
            .group(
                new MultiThreadIoEventLoopGroup(1, epoll),
                new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), epoll))
            .channel(listening)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Connections())
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    System.out.println("listens at " + ((InetSocketAddress) channel.localAddress()).getPort());
  }

  private static final class Connections extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(
              new HttpServerCodec(new HttpDecoderConfig().setValidateHeaders(false)),
              new Connection());
    }
  }

  /** Small bodies come in one piece, so there is nothing to gather. */
  private static final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private boolean puts;

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof HttpRequest request) {
        puts = request.method().equals(HttpMethod.PUT);
      }
      if (puts && part instanceof HttpContent content && content.content().isReadable()) {
        byte[] body = new byte[content.content().readableBytes()];
        content.content().readBytes(body);
        value = body;
      }
      if (part instanceof LastHttpContent) {
        ChannelFuture _ = context.write(puts ? none() : found(value), context.voidPromise());
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    private static FullHttpResponse none() {
      return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT);
    }

    private static FullHttpResponse found(byte[] body) {
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, TEXT);
      response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
      return response;
    }
  }
}
