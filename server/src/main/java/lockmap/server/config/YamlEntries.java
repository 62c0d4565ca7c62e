package lockmap.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a YAML file that is a list of entries, each of them fields with a text or a list of texts.
 * As with {@link YamlFile}, a text is what was written: {@code 010} is not 8. No complaint quotes a
 * text, since one may be a secret that stands in the wrong place.
 */
public final class YamlEntries {

  private final YamlSource source;

  private YamlEntries(YamlSource source) {
    this.source = source;
  }

  /**
   * One entry of a list.
   *
   * @param origin where it begins, to follow the word "in"
   * @param fields what it has, by name
   */
  public record Entry(String origin, Map<String, Field> fields) {}

  /**
   * One field of an entry.
   *
   * @param isList whether it was written as a list
   * @param texts what it holds: one text, unless it is a list
   */
  public record Field(boolean isList, List<String> texts) {}

  /**
   * The bytes of a file, of which no more than some are read.
   *
   * @throws ConfigException where it cannot be read or is larger
   */
  public static byte[] read(Path file, int most) {
    try (var in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new ConfigException(file + " has more than " + most + " bytes");
      }
      return content;
    } catch (IOException e) {
      throw new ConfigException(file + " " + YamlSource.reason(e), e);
    }
  }

  /**
   * The entries in the bytes of a file.
   *
   * @param name what to call the file in complaints
   * @throws ConfigException where they are no list of entries
   */
  public static List<Entry> parse(byte[] content, String name) {
    YamlEntries file = new YamlEntries(new YamlSource(name));
    return switch (file.source.compose(content)) {
      case null -> List.of();
      case SequenceNode list -> list.getValue().stream().map(file::entry).toList();
      case Node other -> throw file.source.complaint(other, "must be a list: \"- name: ...\"");
    };
  }

  private Entry entry(Node node) {
    if (!(node instanceof MappingNode entry)) {
      throw source.complaint(node, "must be an entry of named fields");
    }
    requireNoAnchor(node);
    Map<String, Field> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : entry.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw source.complaint(tuple.getKeyNode(), "must begin with the name of a field");
      }
      Field field = field(name.getValue(), tuple.getValueNode());
      if (fields.put(name.getValue(), field) != null) {
        throw source.complaint(name, "gives " + name.getValue() + " a second time");
      }
    }
    return new Entry(source.line(node), fields);
  }

  private Field field(String name, Node node) {
    requireNoAnchor(node);
    return switch (node) {
      case ScalarNode scalar -> new Field(false, List.of(text(name, scalar)));
      case SequenceNode list -> {
        List<String> texts = new ArrayList<>();
        list.getValue().forEach(item -> texts.add(text(name, item)));
        yield new Field(true, List.copyOf(texts));
      }
      default -> throw source.complaint(node, name + " must be a text or a list of texts");
    };
  }

  private String text(String name, Node node) {
    if (node instanceof ScalarNode text && !YamlSource.isNothing(text)) {
      requireNoAnchor(node);
      return text.getValue();
    }
    throw source.complaint(node, "has no text for " + name);
  }

  private void requireNoAnchor(Node node) {
    if (node.getAnchor() != null) {
      throw source.complaint(node, "has an anchor, which is of no use here");
    }
  }
}
