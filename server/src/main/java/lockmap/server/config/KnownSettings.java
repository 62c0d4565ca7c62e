package lockmap.server.config;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The settings there are, which are those that have a default, and what other places call them.
 * What such a place holds goes through here, so that a misspelt setting is refused, not ignored.
 */
final class KnownSettings {

  private static final String VARIABLE_PREFIX = "LOCKMAP_";

  /**
   * What the commands of a shell read or hand on, and a server that is started there passes over.
   */
  private static final Set<String> VARIABLES_OF_COMMANDS =
      Set.of(
          "LOCKMAP_URL",
          "LOCKMAP_TOKEN",
          "LOCKMAP_CACERT",
          "LOCKMAP_CERT",
          "LOCKMAP_KEY",
          "LOCKMAP_LOCK_KEY",
          "LOCKMAP_FENCING_TOKEN");

  private static final String ORIGINAL_PORT_VARIABLE = "KV_STORE_PORT";

  /**
   * How Kubernetes and Docker tell a container about its neighbours. One called lockmap or kv-store
   * brings variables that only look like ours.
   */
  private static final Pattern NEIGHBOUR_NAME =
      Pattern.compile(".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT_\\d+_(TCP|UDP|SCTP)(_.*)?");

  private static final Pattern NEIGHBOUR_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private final SortedSet<String> keys;
  private final SortedSet<String> sections = new TreeSet<>();
  private final SortedMap<String, String> keysByVariable = new TreeMap<>();

  KnownSettings(Collection<String> keys) {
    this.keys = new TreeSet<>(keys);
    for (String key : keys) {
      sections.add(section(key));
      keysByVariable.put(variable(key), key);
    }
    keysByVariable.put(ORIGINAL_PORT_VARIABLE, "server.port");
  }

  /** The settings of a file, without its empty sections. */
  Map<String, Setting> inFile(Collection<Setting> file) {
    Map<String, Setting> found = new HashMap<>();
    for (Setting setting : file) {
      String key = setting.key();
      if (keys.contains(key)) {
        found.put(key, setting);
      } else if (!sections.contains(key)) {
        String where = "\"" + key + "\" in " + setting.origin();
        throw unknownKey(key, where);
      } else if (!setting.text().isEmpty()) {
        throw setting.mustBe("a section of settings");
      }
    }
    return found;
  }

  /** The settings among system properties, which are those under one of our sections. */
  Map<String, Setting> inProperties(Map<String, String> properties) {
    Map<String, Setting> found = new HashMap<>();
    properties.forEach((name, value) -> {
      String origin = "system property " + name;
      if (keys.contains(name)) {
        found.put(name, new Setting(name, value, origin));
      } else if (name.contains(".") && sections.contains(section(name))) {
        throw unknownKey(name, origin);
      }
    });
    return found;
  }

  /** The settings among environment variables, which are those with our prefix, and one more. */
  Map<String, Setting> inEnvironment(Map<String, String> environment) {
    Map<String, Setting> found = new HashMap<>();
    environment.forEach((name, value) -> {
      String origin = "environment variable " + name;
      if (isAboutNeighbour(name, value) || VARIABLES_OF_COMMANDS.contains(name)) {
        return;
      }
      if (keysByVariable.containsKey(name)) {
        Setting setting = new Setting(keysByVariable.get(name), value, origin);
        found.merge(setting.key(), setting, KnownSettings::refuseBoth);
      } else if (name.startsWith(VARIABLE_PREFIX)) {
        throw unknownVariable(name, origin);
      }
    });
    return found;
  }

  private static Setting refuseBoth(Setting one, Setting other) {
    throw new ConfigException(
        one.key() + " is set in both " + one.origin() + " and " + other.origin() + ", keep one");
  }

  private ConfigException unknownKey(String key, String what) {
    return unknown(what, key, keys, sections.stream().map(section -> section + ".").toList());
  }

  private ConfigException unknownVariable(String name, String what) {
    return unknown(
        what,
        name,
        keysByVariable.keySet(),
        sections.stream().map(section -> variable(section) + "_").toList());
  }

  /** Names the settings that begin as this one does, or else all the beginnings there are. */
  private static ConfigException unknown(
      String what, String name, Collection<String> known, List<String> beginnings) {
    String allowed =
        beginnings.stream()
            .filter(name::startsWith)
            .findFirst()
            .map(shared -> "there are " + joined(known, other -> other.startsWith(shared)))
            .orElse("settings begin with " + joined(beginnings, beginning -> true));
    return new ConfigException(what + " is not a setting; " + allowed);
  }

  private static String joined(Collection<String> names, Predicate<String> wanted) {
    return names.stream().filter(wanted).collect(joining(", "));
  }

  private static boolean isAboutNeighbour(String name, String value) {
    return NEIGHBOUR_NAME.matcher(name).matches() || NEIGHBOUR_ADDRESS.matcher(value).matches();
  }

  private static String section(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  private static String variable(String key) {
    return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
