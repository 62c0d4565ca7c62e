package lockmap.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** That a config file is a configuration or what is wrong with it in a sentence, and no more. */
class ConfigFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "server:\n  port: 0\n  max-body-size: 512 KiB\n",
            "store: {max-memory: 50%, first-revision: 0}\nwatch:\n  keep-alive: PT0.1S\n",
            "rate-limit:\n  trusted-proxies: [10.0.0.0/8, '::1']\n  enabled: \"false\"\n",
            "a: &a [*a]\n",
            "? [a]\n: b\n",
            "%YAML 1.1\n---\na: !!binary x\n",
            "server.port: 9999999999999999999\n",
            "\uFEFFserver:\n  host: ::1\n...\n---\n",
            "watch:\n  history: 0\n  history-size: 9000000000000000000 GiB\n",
            "\0")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void isAConfigurationOrASentence(byte[] file) throws IOException {
    checkSize(new String(file, UTF_8));
    Path path = Files.createTempFile("config", ".yaml");
    try {
      Files.write(path, file);
      ConfigLoader loader =
          new ConfigLoader(
              Map.of(), Map.of(), InstantSource.fixed(Instant.ofEpochSecond(7)), 1L << 30);
      assertNotNull(loader.load(path));
    } catch (ConfigException e) {
      String sentence = String.valueOf(e.getMessage());
      assertFalse(sentence.isBlank());
    } finally {
      Files.delete(path);
    }
  }

  private static void checkSize(String text) {
    OptionalLong size = ByteSize.parse(text);
    if (size.isPresent()) {
      assertTrue(size.getAsLong() >= 0, text);
      assertEquals(size, ByteSize.parse(ByteSize.format(size.getAsLong())), text);
    }
  }
}
