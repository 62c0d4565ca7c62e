package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import lockmap.api.KeyValue;
import lockmap.api.MalformedJsonException;
import lockmap.api.Paths;
import lockmap.api.WireJson;

/** The requests that take all entries out or put them in. */
final class TransferCalls {

  private final Http http;

  TransferCalls(Http http) {
    this.http = http;
  }

  void exportTo(OutputStream out, String prefix) throws IOException {
    try (BodyStream lines = open(prefix)) {
      lines.transferTo(out);
    }
  }

  @SuppressWarnings("resource") // closed with the stream
  Stream<KeyValue> export(String prefix) {
    BodyStream body = open(prefix);
    return new BufferedReader(new InputStreamReader(body, UTF_8))
        .lines()
        .map(TransferCalls::entry)
        .onClose(body::close);
  }

  ImportResult importFrom(InputStream lines, LongConsumer progress) throws IOException {
    return new Import(http, lines, progress).run();
  }

  private BodyStream open(String prefix) {
    QueryString query = new QueryString().withSome("prefix", prefix);
    return new BodyStream(http.open(http.stream(Paths.EXPORT + query)), http.patience());
  }

  private static KeyValue entry(String line) {
    try {
      return WireJson.read(line.getBytes(UTF_8), KeyValue.class);
    } catch (MalformedJsonException e) {
      throw new BadAnswerException("a line of the export: " + e.getMessage(), e, false);
    }
  }
}
