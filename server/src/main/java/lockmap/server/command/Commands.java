package lockmap.server.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands that speak to a server, and how whatever goes wrong with them is told. */
public final class Commands {

  private final Shell shell;

  /** The commands for whoever sits in a shell. */
  public Commands(Shell shell) {
    this.shell = shell;
  }

  /** Adds all of them to a command line, which from then on complains as they do. */
  public void addTo(CommandLine lockmap) {
    List.of(
            new GetCommand(shell),
            new PutCommand(shell),
            new DelCommand(shell),
            new CasCommand(shell),
            new IncrCommand(shell),
            new TouchCommand(shell),
            new LsCommand(shell),
            new WatchCommand(shell),
            new LockCommand(shell),
            new BatchCommand(shell),
            new ExportCommand(shell),
            new ImportCommand(shell),
            new StatusCommand(shell),
            new TokenCommand(shell),
            new GenerateCompletion())
        .forEach(lockmap::addSubcommand);
    for (CommandLine command : lockmap.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().sortOptions(false);
    }
    lockmap.setExpandAtFiles(false); // so that @ begins a value like any other
    lockmap.setParameterExceptionHandler((wrong, _) -> explain(wrong));
    lockmap.setExecutionExceptionHandler((thrown, _, _) -> explain(thrown));
  }

  /** What each exit code of these commands says, for the help. */
  public static Map<String, String> exitCodes() {
    Map<Integer, String> codes = new TreeMap<>();
    codes.put(Exit.DONE, "done");
    codes.put(Exit.NO, "the answer is no: no such key, a condition that does not hold");
    codes.put(Exit.USAGE, "the command line is wrong");
    codes.put(Exit.UNKNOWN, "it may have been done or not: the answer got lost");
    codes.put(Exit.BAD_DATA, "what was sent is wrong");
    codes.put(Exit.UNAVAILABLE, "no answer, and nothing was done");
    codes.put(Exit.SOFTWARE, "the server has failed, or this command");
    codes.put(Exit.IO_ERROR, "a file or a stream cannot be read or written");
    codes.put(Exit.NOT_NOW, "not now: too many requests, no room, or the lock is taken");
    codes.put(Exit.PROTOCOL, "what answers is no LockMap");
    codes.put(Exit.NOT_ALLOWED, "the server does not allow it");
    codes.put(Exit.BAD_SETTING, "a setting of serve is wrong");
    codes.put(Exit.INTERRUPTED, "ended by Ctrl-C");
    codes.put(Exit.NO_READER, "ended because nobody reads its output any more");
    Map<String, String> inOrder = new LinkedHashMap<>();
    codes.forEach((code, meaning) -> inOrder.put("%3d".formatted(code), meaning));
    return inOrder;
  }

  private int explain(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      explain(unmatched, command.getParent() == null);
    } else {
      shell.complain(String.valueOf(wrong.getMessage()));
    }
    shell.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  private void explain(UnmatchedArgumentException wrong, boolean stoodFirst) {
    if (wrong.isUnknownOption()) {
      shell.complain(String.valueOf(wrong.getMessage()));
      shell
          .err()
          .println(
              stoodFirst
                  ? "The options of a command stand behind it: lockmap get KEY --server URL"
                  : "Put -- before what begins with a dash and is no option.");
    } else if (stoodFirst) {
      shell.complain("there is no command " + wrong.getUnmatched().getFirst());
    } else {
      shell.complain(String.valueOf(wrong.getMessage()));
    }
  }

  private int explain(Exception thrown) {
    Optional<Explanation> explained = Explanation.of(thrown);
    if (explained.isEmpty()) {
      thrown.printStackTrace(shell.err());
      return Exit.SOFTWARE;
    }
    if (!explained.get().sentence().isEmpty()) {
      shell.complain(explained.get().sentence());
    }
    return explained.get().exit();
  }
}
