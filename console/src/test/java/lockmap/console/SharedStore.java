package lockmap.console;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link LiveStore} that they share, empty before each. It is stopped after the last
 * of them; a test that stops a server itself starts one of its own.
 */
public final class SharedStore implements ParameterResolver, BeforeEachCallback {

  private static final Namespace HERE = Namespace.create(SharedStore.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    store(context).empty();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LiveStore.class;
  }

  @Override
  public LiveStore resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context);
  }

  private static LiveStore store(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent("store", _ -> LiveStore.plain(), LiveStore.class);
  }
}
