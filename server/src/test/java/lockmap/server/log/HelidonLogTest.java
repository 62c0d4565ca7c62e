package lockmap.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.helidon.logging.common.spi.LoggingProvider;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class HelidonLogTest {

  @Test
  void isAllThatHelidonFindsToSetTheLogUp() {
    assertEquals(
        List.of(HelidonLog.class),
        ServiceLoader.load(LoggingProvider.class).stream()
            .map(ServiceLoader.Provider::type)
            .toList());
  }
}
