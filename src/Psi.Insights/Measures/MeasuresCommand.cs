using System.CommandLine;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Inventory;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Insights.Measures;

/// <summary><c>psi measures</c>: what the files of other tools say, and what it comes to.</summary>
internal sealed class MeasuresCommand
{
    private readonly Terminal _terminal;

    private readonly Option<string?> _sources = new("--sources")
    {
        Description = "The sources file, which says which file is what. Default: "
            + $"{SourcesFileReader.FileName} at the root of the repository.",
        HelpName = "FILE",
    };

    private readonly Option<CalendarDate?> _on = DateOption.Create("The last day of the period, yyyy-MM-dd. Default: today in UTC.");

    private readonly Option<int> _days = new("--days")
    {
        Description = "How many days the period has, 1 to 3,650.",
        HelpName = "N",
        DefaultValueFactory = _ => 90,
    };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Compute the figures from the other files when some are refused. It still ends with 3.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write the same as JSON." };

    private readonly Argument<string> _path = new("path")
    {
        Description = "A folder of the repository. Its root is the folder of the nearest psi.yaml at or above, else the git root, "
            + "else the folder itself.",
        DefaultValueFactory = _ => ".",
    };

    private MeasuresCommand(Terminal terminal)
    {
        _terminal = terminal;
        _days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 3_650)
            {
                result.AddError("--days: expected a whole number from 1 to 3650.");
            }
        });
    }

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var definition = new MeasuresCommand(terminal);
        var command = new Command(
            "measures",
            "Reads the files of other tools that a sources file names (deployments, incidents, defects, coverage, test results, scanners' "
            + "findings, values of monitoring), and shows what was understood of each, what it comes to, what is a proxy and what is "
            + "missing. "
            + "Nothing is fetched from the network.")
        {
            definition._path, definition._sources, definition._on, definition._days, definition._keepGoing, definition._json,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(definition.Run(arguments, cancellation)));
        return command;
    }

    private int Run(ParseResult arguments, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(arguments.GetRequiredValue(_path));
        if (!Directory.Exists(path))
        {
            _terminal.SayError($"there is no folder '{arguments.GetValue(_path)}'");
            return ExitCodes.BadInput;
        }

        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(path));
        var file = Path.GetFullPath(arguments.GetValue(_sources) ?? Path.Combine(root, SourcesFileReader.FileName));
        if (ReadSources(file) is not { } sources)
        {
            return ExitCodes.BadInput;
        }

        var search = SourceFileSearch.In(Path.GetDirectoryName(file)!, sources);
        foreach (var problem in search.Problems)
        {
            _terminal.Remark(ProblemLine.Of(problem));
        }

        var inputs = TerminalProgress.Run(
            _terminal,
            [("Reading the files of other tools", search.Files.Count)],
            advance => MeasuresRun.Read(search, sources, OwnScope(root), advance[0], cancellation));
        foreach (var refused in inputs.Where(input => input.Refusal is not null))
        {
            _terminal.Remark($"{refused.Path}{(refused.Line is { } line ? $"({line})" : "")}: error: {refused.Refusal}");
        }

        foreach (var entry in search.Unmatched)
        {
            _terminal.Remark(
                $"{entry.Location}: warning: no file is there for {string.Join(", ", entry.Files)}, "
                + $"so nothing of kind '{entry.Kind}' is read for it");
        }

        var isRefused = search.Problems.Count > 0 || inputs.Any(input => input.Refusal is not null);
        var period = PeriodOf(arguments);
        if (isRefused && !arguments.GetValue(_keepGoing))
        {
            _terminal.SayError(
                "no figures are computed while files are refused; mend them, or compute them without these files by --keep-going");
            return ExitCodes.BadInput;
        }

        Show(arguments, sources, search, inputs, period);
        return isRefused ? ExitCodes.BadInput : ExitCodes.Done;
    }

    private void Show(
        ParseResult arguments, SourcesFile sources, SourceFileSearch search, IReadOnlyList<ReadInput> inputs, MeasurePeriod period)
    {
        var figures = MeasuresRun.Figures(inputs, sources, period);
        if (arguments.GetValue(_json))
        {
            _terminal.Output.WriteLine(MeasuresJson.Of(sources, inputs, search.Unmatched, figures, period));
            return;
        }

        var text = new MeasuresText(_terminal, sources);
        text.Inputs(inputs);
        text.Figures(figures, period);
    }

    private SourcesFile? ReadSources(string file)
    {
        var shown = ShownPath.Of(file, Directory.GetCurrentDirectory());
        if (!FileContent.TryRead(file, PolicySources.MaximumSize, out var bytes, out var reason))
        {
            reason ??= "there is no such file; it says which file of other tools is what (docs/measures.md)";
            _terminal.SayError($"{shown}: {reason}");
            return null;
        }

        var result = SourcesFileReader.Read(shown, Utf8Text.Decode(bytes));
        foreach (var problem in result.Problems)
        {
            _terminal.Remark(ProblemLine.Of(problem));
        }

        return result.IsValid ? result.Value : null;
    }

    private MeasurePeriod PeriodOf(ParseResult arguments) =>
        MeasurePeriod.EndingWith(DateOption.Of(arguments, _on), arguments.GetValue(_days));

    // A repository's files are about its product, unless they say otherwise.
    private static FigureScope OwnScope(string root) =>
        FileContent.TryRead(Path.Combine(root, RepositoryRoot.ProductFileName), PolicySources.MaximumSize, out var bytes, out _)
        && ProductFileReader.Read(RepositoryRoot.ProductFileName, Utf8Text.Decode(bytes)).Value is { Id.Length: > 0 } product
            ? new FigureScope(product.Id, null)
            : new FigureScope(null, Path.GetFileName(root));
}
