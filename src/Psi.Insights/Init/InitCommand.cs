using System.CommandLine;
using System.Text;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Init.Baseline;
using Psi.Manifest;

namespace Psi.Insights.Init;

/// <summary>
/// <c>psi init</c>: introduces Psi in a repository. Writes the product file from what it finds, and with <c>--baseline</c> a file of
/// everything that is reported today.
/// </summary>
internal sealed class InitCommand
{
    private const int MostProblems = 10;

    private readonly Terminal _terminal;

    private readonly Argument<string> _path = new("path")
    {
        Description = "A folder of the repository. The file is written to the git root, else to the folder itself.",
        DefaultValueFactory = _ => ".",
    };

    private readonly IReadOnlyList<(ProductKey Key, Option<string?> Option)> _values =
    [
        .. ProductKey.All.Select(key => (key, new Option<string?>(key.Option)
        {
            Description = $"{char.ToUpperInvariant(key.Meaning[0])}{key.Meaning[1..]}, such as {key.Example}.",
            HelpName = key.IsList ? "WORDS" : "VALUE",
        })),
    ];

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the file and write nothing." };

    private readonly Option<bool> _json = new("--json") { Description = "Write what was done as JSON." };

    private readonly BaselineOptions _baseline = new();

    private InitCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var definition = new InitCommand(terminal);
        var command = new Command(
            "init",
            $"Writes {RepositoryRoot.ProductFileName} from what is found in the repository: git's remote, CODEOWNERS, project files. "
            + "Options stand above what is found; what is still missing is asked for on a terminal, and named otherwise. "
            + "A file that is there is never changed. With --baseline: records what the last build reported as one dated exception, so "
            + "that only what is new fails.")
        {
            definition._path,
        };
        foreach (var (_, option) in definition._values)
        {
            command.Options.Add(option);
        }

        command.Options.Add(definition._dryRun);
        command.Options.Add(definition._json);
        definition._baseline.AddTo(command);
        command.SetAction(definition.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var folder = arguments.GetRequiredValue(_path);
        if (_baseline.IsAskedFor(arguments))
        {
            return _baseline.Run(arguments, folder, _terminal);
        }

        if (!Directory.Exists(folder))
        {
            return Refuse($"there is no folder '{folder}'");
        }

        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var file = Path.Combine(root, RepositoryRoot.ProductFileName);
        if (IsThere(file))
        {
            return RefuseToReplace(file);
        }

        if (!TryReadGiven(arguments, out var given))
        {
            return ExitCodes.Usage;
        }

        var survey = RepositorySurvey.Of(root, GitExecutable.Find(Environment.GetEnvironmentVariable("PATH")));
        foreach (var problem in survey.Problems.Take(MostProblems))
        {
            _terminal.SayNote($"{problem.Path}: {problem.Message}");
        }

        if (survey.Problems.Count > MostProblems)
        {
            _terminal.SayNote($"{survey.Problems.Count - MostProblems} more could not be read");
        }

        var draft = ProductDraft.Of(given, survey.Known);
        List<ProductKey> missing = [.. draft.Missing];
        if (missing.Count > 0)
        {
            if (_terminal.Answers is null)
            {
                List<string> words = [.. arguments.Tokens.Select(token => token.Value)];
                foreach (var line in MissingValues.Message(missing, survey.Likely, words, root))
                {
                    _terminal.Remark(line);
                }

                return ExitCodes.Usage;
            }

            if (Questions.Ask(missing, survey.Likely, _terminal, _terminal.Answers) is not { } answered)
            {
                return ExitCodes.Usage;
            }

            draft = ProductDraft.Of(given.Concat(answered).ToDictionary(), survey.Known);
        }

        return Finish(arguments, file, draft with { Excluded = survey.Excluded }, survey);
    }

    private int Finish(ParseResult arguments, string file, ProductDraft draft, RepositorySurvey survey)
    {
        var isWriting = !arguments.GetValue(_dryRun);
        var result = new InitResult(file, draft, ProductFileText.Of(draft), survey.Problems, isWriting)
        {
            Practices = survey.Practices,
            HasCentralVersions = File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "Directory.Packages.props")),
        };
        foreach (var problem in result.Text.Level.Problems)
        {
            _terminal.Remark(ProblemLine.Of(problem));
        }

        if (isWriting && !AtomicFile.TryWriteNew(file, Encoding.UTF8.GetBytes(result.Text.Text)))
        {
            return RefuseToReplace(file);
        }

        if (arguments.GetValue(_json))
        {
            _terminal.Output.WriteLine(InitJson.Of(result));
        }
        else if (isWriting)
        {
            SummaryPrinter.Print([.. InitLines.Of(result)], _terminal.Output);
        }
        else
        {
            _terminal.Output.Write(result.Text.Text);
        }

        return ExitCodes.Done;
    }

    private bool TryReadGiven(ParseResult arguments, out Dictionary<ProductKey, ProductValue> given)
    {
        given = [];
        var isValid = true;
        foreach (var (key, option) in _values)
        {
            if (arguments.GetValue(option) is not { } value)
            {
                continue;
            }

            given.Add(key, new ProductValue(value.Trim(), $"given as {key.Option}"));
            if (key.ProblemWith(value.Trim()) is not { } problem)
            {
                continue;
            }

            _terminal.SayError($"{key.Option}: {problem}");
            isValid = false;
        }

        return isValid;
    }

    // Also a folder, or a link to nothing.
    private static bool IsThere(string file) => Path.Exists(file) || new FileInfo(file).LinkTarget is not null;

    private int RefuseToReplace(string file) =>
        Refuse($"{file} is there already, and nothing was changed. Edit it, or take it away first");

    private int Refuse(string message)
    {
        _terminal.SayError(message);
        return ExitCodes.Usage;
    }
}
