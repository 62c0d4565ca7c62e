package lockmap.server.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * One YAML file as the parser's nodes, and where in it something is wrong.
 *
 * @param name what to call the file in complaints
 */
record YamlSource(String name) {

  /**
   * The one document in the bytes of the file; null where there is nothing.
   *
   * @throws ConfigException where they are no YAML
   */
  @Nullable Node compose(byte[] content) {
    try {
      Node root = new Yaml().compose(new UnicodeReader(new ByteArrayInputStream(content)));
      return root == null || isNothing(root) ? null : root;
    } catch (MarkedYAMLException e) {
      String line = line(e.getProblemMark().getLine());
      throw new ConfigException(line + " is not well-formed YAML: " + e.getProblem(), e);
    } catch (YAMLException e) {
      boolean undecodable = e.getCause() instanceof CharacterCodingException;
      throw new ConfigException(
          name + (undecodable ? " is not UTF-8" : " has characters that YAML does not allow"), e);
    }
  }

  static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** What is wrong at a node. */
  ConfigException complaint(Node at, String sentence) {
    return new ConfigException(line(at) + " " + sentence);
  }

  /** Where a node begins. */
  String line(Node node) {
    return line(node.getStartMark().getLine());
  }

  private String line(int index) {
    return name + " line " + (index + 1);
  }

  /** Why a file cannot be read, to stand behind its name. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "does not exist";
      case AccessDeniedException denied -> "may not be read by this user";
      default -> "cannot be read: " + e.getMessage();
    };
  }
}
