package lockmap.server.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a server makes of what it is told, at 09:00 on a day in November with a heap of 1000 MiB.
 */
final class Told {

  static final Instant NOW = Instant.parse("2026-11-23T09:00:00.999Z");
  static final long HEAP = 1000L << 20;

  private Told() {}

  static ServerConfig nothing() {
    return loader(Map.of(), Map.of()).load();
  }

  static ServerConfig byFile(Path file, String yaml) {
    return loader(Map.of(), Map.of()).load(written(file, yaml));
  }

  static ServerConfig byProperty(String name, String value) {
    return loader(Map.of(name, value), Map.of()).load();
  }

  static ServerConfig byVariable(String name, String value) {
    return loader(Map.of(), Map.of(name, value)).load();
  }

  static ConfigLoader loader(Map<String, String> properties, Map<String, String> environment) {
    return new ConfigLoader(properties, environment, InstantSource.fixed(NOW), HEAP);
  }

  static Path written(Path file, String yaml) {
    try {
      return Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
