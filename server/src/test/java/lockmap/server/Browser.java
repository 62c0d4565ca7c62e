package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A real Chromium without a window, and what its page writes to the console. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriverService service;
  private final RemoteWebDriver driver;

  private Browser(ChromeDriverService service, RemoteWebDriver driver) {
    this.service = service;
    this.driver = driver;
  }

  /**
   * Starts one with an empty profile. Where there is none on this machine the test is given up; but
   * in CI, which installs it, it fails.
   */
  static Browser start(Path profile) throws Exception {
    Optional<File> chromium = program("chromium");
    Optional<File> chromedriver = program("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      String missing = "needs chromium and chromedriver, and the path does not lead to both";
      assertNotEquals("true", System.getenv("CI"), missing);
      abort(missing);
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    service.start();
    try {
      return new Browser(
          service,
          new RemoteWebDriver(service.getUrl(), options(chromium.orElseThrow(), profile), false));
    } catch (RuntimeException e) {
      service.stop();
      throw e;
    }
  }

  private static ChromeOptions options(File chromium, Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.setScriptTimeout(PATIENCE);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP *.example 127.0.0.1",
        "--user-data-dir=" + profile);
    return options;
  }

  private static Optional<File> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Opens a page, whose console is kept from then on. */
  void open(String url) {
    driver.get(url);
    driver.executeScript("window.logged = []; console.log = (...line) => logged.push(line);");
  }

  /** Runs what somebody would type into the console, and waits until it has run. */
  void type(String script) {
    Object failure =
        driver.executeAsyncScript(
            "const done = arguments[0]; (async () => {"
                + script
                + "})()"
                + ".then(() => done(null), failure => done(String(failure)));");
    assertEquals(null, failure);
  }

  /** Waits until an expression over {@code logged}, the lines of the console, becomes true. */
  void await(String condition) {
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + "const look = () => "
            + condition
            + " ? done() : setTimeout(look, 20); look();");
  }

  /** The lines of the console, each with its values as text. */
  List<List<String>> logged() {
    List<List<String>> lines = new ArrayList<>();
    for (Object line : list(driver.executeScript("return logged;"))) {
      lines.add(list(line).stream().map(String::valueOf).toList());
    }
    return lines;
  }

  private static List<?> list(@Nullable Object value) {
    assertNotNull(value);
    return (List<?>) value;
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } finally {
      service.stop();
    }
  }
}
