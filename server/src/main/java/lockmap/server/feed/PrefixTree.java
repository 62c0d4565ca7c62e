package lockmap.server.feed;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lockmap.server.store.Utf8Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriptions follow the prefixes of a key: a radix tree over the prefixes' bytes. Looking
 * a key up goes down along its bytes once, however many prefixes there are, and takes no lock.
 *
 * <p>Nodes are immutable but for their sets of subscriptions, which are concurrent. A prefix that
 * comes or goes replaces the nodes on its path, each with at most 256 children, and last the root;
 * a further subscription to a prefix that is there just joins its set. A subscription is found by
 * every look-up that begins after it was added. Safe for any number of threads; changes exclude
 * each other.
 */
final class PrefixTree {

  private volatile Node root = new Node(Utf8Bytes.EMPTY, 0, Set.of(), new Node[0]);

  /** Adds a subscription to a prefix. */
  synchronized void add(Utf8Bytes prefix, Subscription subscription) {
    root = root.with(prefix, subscription);
  }

  /** Takes a subscription from a prefix, if it is there. */
  synchronized void remove(Utf8Bytes prefix, Subscription subscription) {
    root = root.without(prefix, subscription);
  }

  /** Whether anybody follows a prefix of a key. */
  boolean hasAny(Utf8Bytes key) {
    for (Node node = root; node != null; node = node.next(key)) {
      if (!node.watchers.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Tells each subscription to a prefix of a key. */
  void forEach(Utf8Bytes key, Consumer<Subscription> action) {
    for (Node node = root; node != null; node = node.next(key)) {
      node.watchers.forEach(action);
    }
  }

  /** How many nodes there are besides the root. */
  int size() {
    return root.size() - 1;
  }

  /**
   * A node stands for the first bytes of a prefix that was added. Each but the root has watchers or
   * at least two children. Labels need not be well-formed UTF-8, so none is kept: the bytes between
   * a node and its parent are those of its path.
   */
  private static final class Node {

    private final Utf8Bytes path;
    private final int length;
    private final Set<Subscription> watchers;
    private final Node[] children; // in the order of their next bytes, no two of which are the same

    Node(Utf8Bytes path, int length, Set<Subscription> watchers, Node[] children) {
      this.path = path;
      this.length = length;
      this.watchers = watchers;
      this.children = children;
    }

    /** The child on the way to a key, or null where there is none. */
    @Nullable Node next(Utf8Bytes key) {
      if (length == key.length()) {
        return null;
      }
      int place = place(key);
      return place >= 0 && children[place].isOnWayTo(key, length) ? children[place] : null;
    }

    Node with(Utf8Bytes prefix, Subscription subscription) {
      if (length == prefix.length()) {
        return watchedBy(subscription);
      }
      int place = place(prefix);
      if (place < 0) {
        Node leaf = new Node(prefix, prefix.length(), Set.of(), new Node[0]);
        return inserting(~place, leaf.watchedBy(subscription));
      }
      Node child = children[place];
      int shared = child.shared(prefix, length);
      Node begin =
          shared == child.length ? child : new Node(prefix, shared, Set.of(), new Node[] {child});
      return replacing(place, begin.with(prefix, subscription));
    }

    Node without(Utf8Bytes prefix, Subscription subscription) {
      if (length == prefix.length()) {
        return notWatchedBy(subscription);
      }
      Node child = next(prefix);
      if (child == null) {
        return this;
      }
      int place = place(prefix);
      Node rest = child.without(prefix, subscription);
      if (!rest.watchers.isEmpty() || rest.children.length > 1) {
        return replacing(place, rest);
      }
      return rest.children.length == 1 ? replacing(place, rest.children[0]) : removing(place);
    }

    int size() {
      return 1 + Arrays.stream(children).mapToInt(Node::size).sum();
    }

    private Node watchedBy(Subscription subscription) {
      if (!watchers.isEmpty()) {
        watchers.add(subscription);
        return this;
      }
      Set<Subscription> first = ConcurrentHashMap.newKeySet(1);
      first.add(subscription);
      return new Node(path, length, first, children);
    }

    private Node notWatchedBy(Subscription subscription) {
      if (!watchers.isEmpty()) {
        watchers.remove(subscription);
      }
      return watchers.isEmpty() ? new Node(path, length, Set.of(), children) : this;
    }

    private boolean isOnWayTo(Utf8Bytes key, int from) {
      return length <= key.length() && shared(key, from) == length;
    }

    /** How many bytes of the path a key shares, where it is known to share some already. */
    private int shared(Utf8Bytes key, int known) {
      int most = Math.min(length, key.length());
      int at = known;
      while (at < most && path.at(at) == key.at(at)) {
        at++;
      }
      return at;
    }

    /** Where the child is that goes on with a key's next byte; as a binary search has it. */
    private int place(Utf8Bytes key) {
      int wanted = Byte.toUnsignedInt(key.at(length));
      int low = 0;
      int high = children.length - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int found = Byte.toUnsignedInt(children[middle].path.at(length));
        if (found == wanted) {
          return middle;
        }
        if (found < wanted) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return ~low;
    }

    private Node replacing(int place, Node child) {
      if (children[place] == child) {
        return this;
      }
      Node[] others = children.clone();
      others[place] = child;
      return new Node(path, length, watchers, others);
    }

    private Node inserting(int place, Node child) {
      Node[] more = Arrays.copyOf(children, children.length + 1);
      System.arraycopy(children, place, more, place + 1, children.length - place);
      more[place] = child;
      return new Node(path, length, watchers, more);
    }

    private Node removing(int place) {
      Node[] fewer = Arrays.copyOf(children, children.length - 1);
      System.arraycopy(children, place + 1, fewer, place, fewer.length - place);
      return new Node(path, length, watchers, fewer);
    }
  }
}
