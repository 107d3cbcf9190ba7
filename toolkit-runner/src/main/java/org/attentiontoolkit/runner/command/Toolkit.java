package org.attentiontoolkit.runner.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.error.ProblemText;
import org.attentiontoolkit.runner.screen.ErrorText;
import org.attentiontoolkit.runner.screen.ResultStream;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands. */
public final class Toolkit {
  /** Done. */
  public static final int DONE = 0;

  /** The run failed. */
  public static final int FAILED = 1;

  /** The input is wrong. */
  public static final int WRONG_INPUT = 2;

  /** Whoever read the output has gone: as the signal PIPE ends other programs. */
  private static final int CLOSED_PIPE = 128 + 13;

  private final Streams streams;
  private final CommandLine commands;

  /** Commands that read and write these streams. */
  public Toolkit(Streams streams) {
    this.streams = streams;
    this.commands =
        new CommandLine(new Root())
            .addSubcommand(new RunCommand(streams))
            .addSubcommand(new CheckCommand(streams))
            .addSubcommand(new FindRateCommand(streams))
            .addSubcommand(new EvaluateCommand(streams))
            .addSubcommand(new AverageCommand(streams))
            .addSubcommand(new ReportCommand(streams))
            .addSubcommand(new TranslateCommand(streams))
            .addSubcommand(new GenerateCommand(streams))
            .addSubcommand(new ScoreCommand(streams))
            .addSubcommand(new ScoreReferencesCommand(streams))
            .addSubcommand(new ListCommand(streams))
            .addSubcommand(new DescribeCommand(streams))
            .addSubcommand(new FetchCommand(streams))
            .addSubcommand(new BenchCommand(streams))
            .addSubcommand(new HelpCommand(streams));
    commands
        .getSubcommands()
        .values()
        .forEach(command -> command.addMixin("help", new HelpOption()));
    commands
        .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(100)
        .registerConverter(Path.class, Toolkit::path)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(this::run)
        .setParameterExceptionHandler((problem, arguments) -> wrongUse(problem))
        .setExecutionExceptionHandler((problem, command, result) -> failed(problem));
  }

  /** Runs one command; gives its exit code. Nothing is thrown. */
  public int execute(String... arguments) {
    try {
      int code = commands.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
      streams.out().flush();
      return code;
    } catch (RuntimeException | Error e) {
      return failed(e);
    } finally {
      streams.err().flush();
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("this cannot be the name of a file: " + e.getReason());
    }
  }

  /** Help that cannot be written is a problem like any other. */
  private int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (ToolkitException e) {
      return failed(e);
    }
  }

  private int wrongUse(ParameterException wrong) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String sentence = firstLine(wrong) + ".";
    List<String> meant =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String hint =
        (meant.isEmpty() ? "" : "Did you mean " + String.join(" or ", meant) + "? ")
            + "'./"
            + name
            + " --help' tells more.";
    return show(
        Problem.input("command.usage", sentence.replaceFirst("\\.\\.$", "."))
            .hint(hint)
            .exception());
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private int failed(Throwable thrown) {
    ToolkitException problems = ErrorText.problems(thrown);
    if (problems.problems().stream().anyMatch(ErrorText::isUnkept)) {
      return show(ErrorText.kept(problems.problems().getFirst(), keep(thrown), thrown));
    }
    return ResultStream.isClosed(problems) ? CLOSED_PIPE : show(problems);
  }

  private int show(ToolkitException problems) {
    streams.err().print(ProblemText.of(problems.problems()));
    return problems.exitCode();
  }

  /** Writes the stack trace of a fault of ours where its reader can find it. */
  private static Path keep(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    try {
      return Files.writeString(Files.createTempFile("toolkit-", ".log"), trace.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands before a command. */
  @Command(
      name = "toolkit",
      description = "Trains, evaluates and looks into attention models.",
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      footer = {
        "",
        "Also: ./toolkit test [MAVEN ARGUMENTS] runs the whole test suite.",
        "A first experiment: ./toolkit run configs/translation/quickstart.conf",
        "",
        "Exit codes: 0 done, 1 the run failed, 2 the input is wrong."
      })
  private static final class Root {}
}
