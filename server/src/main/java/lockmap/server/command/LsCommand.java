package lockmap.server.command;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import lockmap.api.Listing;
import lockmap.client.ListQuery;
import lockmap.client.StoreClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ls",
    description = "Lists keys in the order of their bytes, page by page as they come.",
    footer = {
      "",
      "The long form has the revision, the seconds left to live, and the bytes of the",
      "value before the key. A value stands behind its key and a tab.",
    })
final class LsCommand extends ClientCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "PREFIX",
      description = "What the keys begin with; all keys otherwise.")
  private String prefix = "";

  @Option(
      names = "--delimiter",
      paramLabel = "TEXT",
      description = "List what is alike up to this, behind the prefix, only once.")
  private String delimiter = "";

  @Option(names = "--limit", paramLabel = "N", description = "List so many at most.")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--count", description = "Print only how many keys there are.")
  private boolean count;

  @Option(
      names = {"-l", "--long"},
      description = "The long form.")
  private boolean wide;

  @Option(names = "--values", description = "Tell the values too.")
  private boolean values;

  LsCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) throws IOException {
    if (count) {
      return count(client, out);
    }
    long left = limit;
    Iterator<Listing> pages = client.pages(query()).iterator();
    while (left > 0 && pages.hasNext()) {
      List<Row> rows = Row.of(pages.next());
      for (Row row : rows.subList(0, (int) Math.min(left, rows.size()))) {
        print(row, out);
      }
      left -= rows.size();
      out.flush();
    }
    return Exit.DONE;
  }

  private ListQuery query() {
    ListQuery query =
        ListQuery.under(prefix).foldedAt(delimiter).limit((int) Math.min(limit, ListQuery.MOST));
    return values ? query.withValues() : query;
  }

  private int count(StoreClient client, Output out) throws IOException {
    long counted = client.count(prefix);
    if (isJson()) {
      out.json(Map.of("count", counted));
    } else {
      out.line(Long.toString(counted));
    }
    return Exit.DONE;
  }

  private void print(Row row, Output out) throws IOException {
    if (isJson()) {
      out.json(row.json());
    } else {
      out.line(row.text(wide, out::shown));
    }
  }
}
