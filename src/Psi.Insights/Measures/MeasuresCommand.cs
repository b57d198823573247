using System.CommandLine;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Git;
using Psi.Policy;
using Psi.Store.Queries;
using Psi.Store.Sqlite;

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

    private readonly Option<string?> _store = new("--store")
    {
        Description = "A store: show what everything comes to that psi ingest --sources brought into it, instead of reading files.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _product = new("--product")
    {
        Description = "Show this product alone.",
        HelpName = "ID",
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
            definition._path, definition._sources, definition._store, definition._product, definition._on, definition._days,
            definition._keepGoing, definition._json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(definition._store) is not null && result.GetValue(definition._sources) is not null)
            {
                result.AddError("--store shows what was ingested, and --sources reads files: give one of them.");
            }
        });
        command.SetAction((arguments, cancellation) => Task.FromResult(definition.Run(arguments, cancellation)));
        return command;
    }

    private int Run(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(_store) is { } store)
        {
            return RunOnStore(store, arguments);
        }

        var path = Path.GetFullPath(arguments.GetRequiredValue(_path));
        if (!Directory.Exists(path))
        {
            _terminal.SayError($"there is no folder '{arguments.GetValue(_path)}'");
            return ExitCodes.BadInput;
        }

        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(path));
        var file = Path.GetFullPath(arguments.GetValue(_sources) ?? Path.Combine(root, SourcesFileReader.FileName));
        if (OpenedSources.Open(file, _terminal) is not { } opened)
        {
            return ExitCodes.BadInput;
        }

        var inputs = TerminalProgress.Run(
            _terminal,
            [("Reading the files of other tools", opened.Search.Files.Count)],
            advance => MeasuresRun.Read(opened, advance[0], cancellation));
        foreach (var refused in inputs.Where(input => input.Refusal is not null))
        {
            OpenedSources.SayRefusal(_terminal, refused.Path, refused.Line, refused.Refusal!);
        }

        opened.SayUnmatched(_terminal);
        var isRefused = opened.HasProblems || inputs.Any(input => input.Refusal is not null);
        var period = PeriodOf(arguments);
        if (isRefused && !arguments.GetValue(_keepGoing))
        {
            _terminal.SayError(
                "no figures are computed while files are refused; mend them, or compute them without these files by --keep-going");
            return ExitCodes.BadInput;
        }

        // A sources file elsewhere is about others, unless it tells of this product too.
        var isOwn = opened.Own.Product is not null && Path.GetDirectoryName(file) == root;
        var scopes = MeasuresRun.Scopes(inputs, opened.Own, isOwn, () => ReadGit(root, period));
        Show(arguments, opened, inputs, scopes, period);
        return isRefused ? ExitCodes.BadInput : ExitCodes.Done;
    }

    private GitDelivery? ReadGit(string root, MeasurePeriod period)
    {
        var notes = new List<string>();
        var git = RepositoryDelivery.Read(root, GitExecutable.Find(Environment.GetEnvironmentVariable("PATH")), period, notes);
        notes.ForEach(_terminal.SayNote);
        return git;
    }

    private void Show(
        ParseResult arguments, OpenedSources opened, IReadOnlyList<ReadInput> inputs, MeasuredScopes scopes, MeasurePeriod period)
    {
        var own = opened.Sources.Measures;
        var figures = Asked(arguments, MeasuresRun.Figures(scopes, opened, period));
        if (arguments.GetValue(_json))
        {
            _terminal.Output.WriteLine(MeasuresJson.Of(opened, inputs, scopes.Git, figures, MeasuresRun.Together(figures, own), period));
            return;
        }

        var text = new MeasuresText(_terminal, own);
        text.Inputs(inputs);
        text.Git(scopes.Git);
        text.Figures(figures, period);
        text.Together(MeasuresRun.Together(figures, own), period);
    }

    private int RunOnStore(string file, ParseResult arguments)
    {
        using var store = InsightStore.OpenForReading(file);
        var period = PeriodOf(arguments);
        var own = StoredMaterial.OwnMeasures(store);
        var figures = MeasuresRun.Figures(store, arguments.GetValue(_product), own, period);
        if (arguments.GetValue(_json))
        {
            _terminal.Output.WriteLine(
                MeasuresJson.Of(StoredMaterial.Inputs(store), own, figures, MeasuresRun.Together(figures, own), period));
        }
        else
        {
            var text = new MeasuresText(_terminal, own);
            text.Figures(figures, period);
            text.Together(MeasuresRun.Together(figures, own), period);
        }

        if (figures.Count == 0)
        {
            var of = arguments.GetValue(_product) is { } product ? $" of '{product}'" : "";
            _terminal.SayWarning(
                $"{file} has nothing that files of other tools tell{of}; bring it in by psi ingest --sources");
        }

        return ExitCodes.Done;
    }

    private IReadOnlyList<Figure> Asked(ParseResult arguments, IReadOnlyList<Figure> figures) =>
        arguments.GetValue(_product) is { } product ? [.. figures.Where(figure => figure.Scope.Product == product)] : figures;

    private MeasurePeriod PeriodOf(ParseResult arguments) =>
        MeasurePeriod.EndingWith(DateOption.Of(arguments, _on), arguments.GetValue(_days));
}
