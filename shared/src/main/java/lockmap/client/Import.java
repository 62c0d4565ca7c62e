package lockmap.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import lockmap.api.Imported;
import lockmap.api.KeyValue;
import lockmap.api.Paths;
import lockmap.api.Problem;

/**
 * One import under way. The lines go up in blocks, each a request with a length, because a server
 * takes no body whose end it is not told.
 */
final class Import {

  private final Http http;
  private final LineBlocks blocks;
  private final LongConsumer progress;
  private long imported;

  Import(Http http, InputStream lines, LongConsumer progress) {
    this.http = http;
    this.blocks = new LineBlocks(lines);
    this.progress = progress;
  }

  ImportResult run() throws IOException {
    for (byte[] block = blocks.next(); block.length > 0; block = blocks.next()) {
      try {
        imported += store(block);
      } catch (RefusedException e) {
        return stopped(e);
      } catch (ClientException e) {
        return stopped(blocks.firstLine(), String.valueOf(e.getMessage()), e);
      }
      progress.accept(imported);
    }
    return new ImportResult.Complete(imported);
  }

  private long store(byte[] block) {
    return http.ask(
            http.to(Paths.IMPORT).header("Content-Type", KeyValue.LINES_MEDIA_TYPE).post(block),
            Imported.class)
        .imported();
  }

  /** The server counts from where the block begins. */
  private ImportResult stopped(RefusedException e) {
    Problem problem = e.problem();
    if (problem.extensions().get("line") instanceof Number line
        && problem.extensions().get("imported") instanceof Number stored) {
      imported += stored.longValue();
      String reason =
          problem
              .detail()
              .replaceFirst("^Line " + line + ": ", "")
              .replaceFirst(" Stored before it: " + stored + "\\.$", "");
      return stopped(blocks.firstLine() + line.longValue() - 1, reason, e);
    }
    return stopped(blocks.firstLine(), problem.detail(), e);
  }

  private ImportResult stopped(long line, String reason, ClientException cause) {
    return new ImportResult.Stopped(imported, line, reason, cause);
  }
}
