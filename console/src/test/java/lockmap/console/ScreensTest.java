package lockmap.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import lockmap.client.StoreClient;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/** Draws every screen, light and dark, into {@code target/screens} for people to look at. */
@ExtendWith({SharedStore.class, ConsoleExtension.class})
class ScreensTest {

  @ParameterizedTest
  @EnumSource(
      value = Appearance.class,
      names = {"LIGHT", "DARK"})
  void everyScreenCanBeLookedAt(Appearance appearance, OpenConsole console, LiveStore store)
      throws IOException {
    try (StoreClient client = store.somebody()) {
      new Shop(client).open();
    }
    console.connect(store.target());
    WaitForAsyncUtils.waitForAsyncFx(10_000, appearance::apply);
    for (String screen :
        new String[] {"Connections", "Keys", "Watch", "Status", "Batch", "Requests"}) {
      console.go(screen);
      String name = (screen + "-" + appearance).toLowerCase(Locale.ROOT);
      assertTrue(Files.size(console.picture(name)) > 1000, screen);
    }
  }
}
