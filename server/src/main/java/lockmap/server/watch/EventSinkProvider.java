package lockmap.server.watch;

import io.helidon.common.GenericType;
import io.helidon.common.media.type.MediaType;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http.spi.Sink;
import io.helidon.webserver.http.spi.SinkProvider;
import io.helidon.webserver.http.spi.SinkProviderContext;
import java.util.function.BiConsumer;
import lockmap.server.http.Answers;
import lockmap.server.http.RequestMemory;

/** Lets {@code response.sink(EventSink.TYPE)} find the sink; found itself by the service loader. */
public final class EventSinkProvider implements SinkProvider<SseEvent> {

  /** Has nginx pass each event on when it comes. */
  private static final Header UNBUFFERED =
      HeaderValues.createCached(HeaderNames.create("X-Accel-Buffering"), "no");

  @Override
  public boolean supports(GenericType<? extends Sink<?>> type, ServerRequest request) {
    return EventSink.TYPE.equals(type);
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface has it so
  public <X extends Sink<SseEvent>> X create(SinkProviderContext context) {
    ServerResponse response = context.serverResponse();
    response.header(HeaderValues.CONTENT_TYPE_EVENT_STREAM);
    response.header(Answers.NO_STORE).header(Answers.NOSNIFF).header(UNBUFFERED);
    return (X)
        new EventSink(response.outputStream(), context.closeRunnable(), RequestMemory.current());
  }

  @Override
  @Deprecated
  @SuppressWarnings({"removal", "TypeParameterUnusedInFormals"})
  public <X extends Sink<SseEvent>> X create(
      ServerResponse response, BiConsumer<Object, MediaType> eventConsumer, Runnable onClose) {
    throw new UnsupportedOperationException("needs the context of the sink");
  }
}
