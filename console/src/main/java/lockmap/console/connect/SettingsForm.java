package lockmap.console.connect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockmap.console.connect.Settings.Theme;

/** How settings stand in their file. */
final class SettingsForm implements ConfigFile.Form<Settings> {

  private static final String THEME = "theme";
  private static final String WINDOW = "window";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String MAXIMIZED = "maximized";
  private static final String LAST_PROFILE = "last_profile";
  private static final String REMEMBERED = "remembered";
  private static final String RECENT = "recent";
  private static final String BOOKMARKS = "bookmarks";

  @Override
  public Settings from(Tree file) {
    return new Settings(
        file.choice(THEME, Theme.class, Theme.SYSTEM),
        window(file.tree(WINDOW)),
        file.optionalText(LAST_PROFILE).orElse(null),
        remembered(file.tree(REMEMBERED)));
  }

  @Override
  public void into(Tree file, Settings settings) {
    file.put(THEME, settings.theme().name());
    file.put(LAST_PROFILE, settings.lastProfile());
    Tree window = file.tree(WINDOW);
    window.put(WIDTH, settings.window().width());
    window.put(HEIGHT, settings.window().height());
    window.put(MAXIMIZED, settings.window().maximized());
    file.put(WINDOW, window);
    file.put(REMEMBERED, remembered(file.tree(REMEMBERED), settings.remembered()));
  }

  private static WindowSize window(Tree tree) {
    return new WindowSize(
        tree.number(WIDTH, WindowSize.FIRST.width()),
        tree.number(HEIGHT, WindowSize.FIRST.height()),
        tree.flag(MAXIMIZED));
  }

  private static Map<String, Remembered> remembered(Tree tree) {
    Map<String, Remembered> remembered = new LinkedHashMap<>();
    for (String profile : tree.names()) {
      Tree keys = tree.tree(profile);
      remembered.put(profile, new Remembered(keys.texts(RECENT), keys.texts(BOOKMARKS)));
    }
    return remembered;
  }

  private static Tree remembered(Tree before, Map<String, Remembered> remembered) {
    Tree after = Tree.empty();
    remembered.forEach((profile, keys) -> {
      Tree tree = before.tree(profile);
      tree.put(RECENT, List.copyOf(keys.recent()));
      tree.put(BOOKMARKS, List.copyOf(keys.bookmarks()));
      after.put(profile, tree);
    });
    return after;
  }
}
