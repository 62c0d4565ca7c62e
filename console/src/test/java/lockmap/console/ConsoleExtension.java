package lockmap.console;

import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * Opens the whole console anew for each test and closes it afterwards. Gives tests the {@link
 * OpenConsole} and a robot that is its operator.
 */
public final class ConsoleExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace HERE = Namespace.create(ConsoleExtension.class);

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(() -> {
      ExtensionContext.Store store = context.getStore(HERE);
      // not the primary one, which has the size that the test before has left it with
      store.put(OpenConsole.class, new OpenConsole(new Stage()));
      store.put(FxRobot.class, new FxRobot());
    });
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    FxRobot robot = given(context, FxRobot.class);
    robot.release(new KeyCode[0]);
    robot.release(new MouseButton[0]);
    given(context, OpenConsole.class).close();
    FxToolkit.cleanupStages();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == OpenConsole.class || type == FxRobot.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return given(context, parameter.getParameter().getType());
  }

  private static <T> T given(ExtensionContext context, Class<T> type) {
    return Objects.requireNonNull(context.getStore(HERE).get(type, type));
  }
}
