package lockmap.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/**
 * The framework's writer, with its {@link Progress} seen to. A large answer goes out in pieces, so
 * that a client who takes it slowly is told from one who does not take it. For one thread.
 */
final class TimedWriter implements DataWriter {

  private static final int PIECE = 64 * 1024;

  private final DataWriter framework;
  private final Progress progress;
  private final Turn turn;

  TimedWriter(DataWriter framework, Progress progress, Turn turn) {
    this.framework = framework;
    this.progress = progress;
    this.turn = turn;
  }

  @Override
  public void write(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    writeNow(buffer);
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    while (buffer.available() > PIECE) {
      byte[] piece = new byte[PIECE];
      int length = buffer.read(piece);
      writePiece(BufferData.create(piece, 0, length));
    }
    writePiece(buffer);
  }

  @Override
  public void flush() {
    framework.flush();
  }

  @Override
  public void close() {
    framework.close();
  }

  private void writePiece(BufferData piece) {
    turn.write();
    progress.writing();
    framework.writeNow(piece);
    progress.written();
  }
}
