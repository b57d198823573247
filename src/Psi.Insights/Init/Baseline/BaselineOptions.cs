using System.CommandLine;
using Psi.Insights.Baselines;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Init.Baseline;

/// <summary>
/// <c>psi init --baseline</c>: records everything that is reported today, so that only new problems fail the build; later, takes
/// out what is fixed.
/// </summary>
internal sealed class BaselineOptions
{
    private const int MaximumProductFileSize = 16 * 1024 * 1024;

    private readonly Option<bool> _baseline = new("--baseline")
    {
        Description = $"Record what the last build reported in {BaselineFile.FileName}, as one dated exception, so that only what is new "
            + "fails. Where that file exists: take out what is gone, and add nothing.",
    };

    private readonly Option<string?> _owner = new("--owner")
    {
        Description = "With --baseline: who answers for it. Default: who is accountable for the product.",
        HelpName = "EMAIL",
    };

    private readonly Option<string?> _approvedBy = new("--approved-by")
    {
        Description = "With --baseline: who allowed it. Needed where the policy names approvers. Default: the owner.",
        HelpName = "EMAIL",
    };

    private readonly Option<CalendarDate?> _expires = DateOption.Create(
        "--expires",
        $"With --baseline: its last valid day, yyyy-MM-dd. Default: {BaselineTerms.DefaultDays} days, or as long as the policy allows "
        + "if that is less.");

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "With --baseline: why the exception is needed.",
        HelpName = "TEXT",
    };

    private readonly Option<CalendarDate?> _on = DateOption.Create(
        "With --baseline: the day it is approved on, yyyy-MM-dd. Default: today in UTC.");

    private readonly Option<string[]> _fragments = new("--fragments")
    {
        Description = "With --baseline: a folder with the fragments (*.psi.json) of builds; may be given several times. "
            + "Default: artifacts/psi below the root.",
        HelpName = "DIR",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_baseline);
        command.Options.Add(_owner);
        command.Options.Add(_approvedBy);
        command.Options.Add(_expires);
        command.Options.Add(_reason);
        command.Options.Add(_on);
        command.Options.Add(_fragments);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_baseline))
            {
                return;
            }

            Option[] onlyForBaselines = [_owner, _approvedBy, _expires, _reason, _on, _fragments];
            foreach (var option in onlyForBaselines.Where(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"{option.Name} says something about a baseline: give --baseline too.");
            }
        });
    }

    /// <summary>Whether the command line asks for it.</summary>
    public bool IsAskedFor(ParseResult arguments) => arguments.GetValue(_baseline);

    /// <summary>Records or shrinks the baseline of the repository that a folder belongs to.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(ParseResult arguments, string folder, Terminal terminal)
    {
        if (!Directory.Exists(folder))
        {
            return Refuse(ExitCodes.Usage, $"there is no folder '{folder}'");
        }

        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!RepositoryRoot.HasProductFile(root))
        {
            return Refuse(
                ExitCodes.Usage,
                $"there is no {RepositoryRoot.ProductFileName} at or above '{folder}', so nobody answers for what a baseline accepts. "
                + "Run psi init first");
        }

        var given = arguments.GetValue(_fragments) ?? [];
        if (Array.Find(given, path => !Directory.Exists(path)) is { } missing)
        {
            return Refuse(ExitCodes.Usage, $"--fragments: there is no folder '{missing}'");
        }

        var target = Path.Combine(root, BaselineFile.FileName);
        var existing = BaselineReading.Of(target, BaselineFile.FileName);
        foreach (var problem in existing.Problems)
        {
            terminal.Remark(ProblemLine.Of(problem));
        }

        if (existing.File is null && existing.Problems.Count > 0)
        {
            return ExitCodes.BadInput;
        }

        var collection = ManifestCollection.Of(
            root,
            given.Length == 0 ? [Path.Combine(root, "artifacts", "psi")] : [.. given.Select(Path.GetFullPath)],
            GitExecutable.Find(Environment.GetEnvironmentVariable("PATH")));
        foreach (var note in collection.Notes.Concat(OutdatedFragments.Summary(collection.Outdated)))
        {
            terminal.SayNote(note);
        }

        foreach (var problem in collection.Problems)
        {
            terminal.SayError($"{problem.Path}: {problem.Message}");
        }

        if (collection.Manifest is not { } manifest)
        {
            terminal.SayNote(
                "a baseline is made from what a build saw. To build without failing: dotnet build -p:PsiEnforcement=report");
            return ExitCodes.BadInput;
        }

        var productFiles = manifest.Overrides.Where(setting => setting.Name == "PsiProductFile").Select(setting => setting.Value);
        foreach (var productFile in productFiles.Distinct(StringComparer.Ordinal))
        {
            terminal.SayNote(
                $"PsiProductFile is set to '{productFile}': the build reads {BaselineFile.FileName} beside that file, and this "
                + $"command keeps it in {root}");
        }

        var asked = new RequestedTerms(
            arguments.GetValue(_reason),
            arguments.GetValue(_owner),
            arguments.GetValue(_approvedBy),
            DateOption.Of(arguments, _on),
            arguments.GetValue(_expires));
        var run = new BaselineRun(terminal, target, manifest, asked, Accountable(root) ?? manifest.Product?.Accountable);
        return existing.File is { } baseline ? run.Shrink(baseline) : run.Record();

        int Refuse(int exitCode, string message)
        {
            terminal.SayError(message);
            return exitCode;
        }
    }

    // From the file itself: the builds may be older than it.
    private static string? Accountable(string root) =>
        FileContent.TryReadIn(root, Path.Combine(root, RepositoryRoot.ProductFileName), MaximumProductFileSize, out var bytes, out _)
        && ProductFileReader.Read(RepositoryRoot.ProductFileName, Utf8Text.Decode(bytes)) is { IsValid: true, Value: { } product }
            ? product.Accountable
            : null;
}
