package lockmap.server.config;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the settings of one YAML file as they were written, each with its line.
 *
 * <p>It walks the parser's nodes rather than its finished maps, because those have forgotten the
 * lines, dropped all but the last of a name given twice, and turned {@code 010} into 8 and {@code
 * 1:30} into 90.
 */
final class YamlFile {

  private final YamlSource source;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Set<String> given = new HashSet<>();

  private YamlFile(YamlSource source) {
    this.source = source;
  }

  /**
   * The settings of a file, by key. A section with nothing in it is one with an empty text.
   *
   * @throws ConfigException where there is no such file, or it is no tree of settings
   */
  static Map<String, Setting> read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new ConfigException("the config file " + file + " " + YamlSource.reason(e), e);
    }
  }

  /**
   * The settings in the bytes of a file, by key.
   *
   * @param name what to call the file in complaints
   * @throws ConfigException where they are no tree of settings
   */
  static Map<String, Setting> parse(byte[] content, String name) {
    YamlFile file = new YamlFile(new YamlSource(name));
    Node root = file.source.compose(content);
    if (root != null) {
      file.addSection("", root);
    }
    return file.settings;
  }

  private void addSection(String prefix, Node node) {
    if (!(node instanceof MappingNode section)) {
      throw source.complaint(node, "must be a section such as \"server:\"");
    }
    for (NodeTuple tuple : section.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw source.complaint(tuple.getKeyNode(), "must begin with the name of a setting");
      }
      add(prefix + key.getValue(), key, tuple.getValueNode());
    }
  }

  private void add(String key, Node keyNode, Node value) {
    if (!given.add(key)) {
      throw source.complaint(keyNode, "gives " + key + " a second time");
    }
    if (value.getAnchor() != null) {
      throw source.complaint(keyNode, "has an anchor, which is of no use in a config file");
    }
    if (value instanceof MappingNode section) {
      addSection(key + ".", section);
    } else {
      settings.put(key, new Setting(key, text(value), source.line(keyNode)));
    }
  }

  private String text(Node value) {
    return switch (value) {
      case ScalarNode scalar -> YamlSource.isNothing(scalar) ? "" : scalar.getValue();
      case SequenceNode list ->
          list.getValue().stream().map(this::item).collect(joining(", ", "[", "]"));
      default -> throw source.complaint(value, "must be a value or a list");
    };
  }

  private String item(Node node) {
    if (node instanceof ScalarNode item) {
      return text(item);
    }
    throw source.complaint(node, "must be a plain value, as it stands in a list");
  }
}
