using System.CommandLine;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Diagnostics;
using Psi.Policy;

namespace Psi.Insights.Check;

/// <summary><c>psi check</c>: the decisions of the gate over a whole repository, without building it.</summary>
internal sealed class CheckCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _path = new("path")
    {
        Description = "A folder of the repository. Its root is the folder of the nearest psi.yaml at or above, else the git root, "
            + "else the folder itself; every project below the root is checked.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string[]> _policies = new("--policy")
    {
        Description = "A policy file of the organisation, beside those the projects name themselves; may be given several times.",
        HelpName = "FILE",
    };

    private readonly Option<CalendarDate?> _on = DateOption.Create("The date to decide for, yyyy-MM-dd. Default: today in UTC.");

    private readonly Option<string?> _enforcement = new("--enforcement")
    {
        Description = "enforce or report, as PsiEnforcement. Default: as the policy says.",
        HelpName = "MODE",
    };

    private readonly Option<string> _format = DiagnosticOutput.CreateOption();

    private CheckCommand(Terminal terminal)
    {
        _terminal = terminal;
        _enforcement.AcceptOnlyFromAmong("enforce", "report");
    }

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var definition = new CheckCommand(terminal);
        var command = new Command(
            "check",
            "Decides the components of every project of a repository as a build does, without building. "
            + "Packages are those of the last restore; where there was none, those of the lock file or packages.config. "
            + "What needs a compile (requirements on code) is not assessed. Ends with 1 when an error is left.")
        {
            definition._path, definition._policies, definition._on, definition._enforcement, definition._format,
        };
        command.SetAction(definition.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(arguments.GetRequiredValue(_path));
        if (!Directory.Exists(path))
        {
            return Refuse($"there is no folder '{arguments.GetValue(_path)}'");
        }

        var policies = (arguments.GetValue(_policies) ?? []).Select(Path.GetFullPath).ToList();
        if (policies.Find(policy => !File.Exists(policy)) is { } missing)
        {
            return Refuse($"--policy: there is no file '{missing}'");
        }

        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(path));
        var problems = new List<InputProblem>();
        var projects = ProjectFiles.Find(root, problems);
        if (projects.Count == 0 && problems.Count == 0)
        {
            problems.Add(new InputProblem(root, "there is no project (*.csproj, *.fsproj, *.vbproj, file-based app) below this folder"));
        }

        var notes = new List<string>();
        DiagnosticReport? report = null;
        if (problems.Count == 0)
        {
            var request = new CheckRequest(root, policies, [.. Properties(arguments)]);
            if (_terminal.IsInteractive)
            {
                _terminal.Remark($"Checking {projects.Count} projects…");
            }

            report = await CheckRun.RunAsync(request, projects, problems, notes, cancellation);
        }

        foreach (var problem in problems)
        {
            _terminal.SayError($"{problem.Path}: {problem.Message}");
        }

        if (report is null)
        {
            return ExitCodes.BadInput;
        }

        foreach (var note in notes)
        {
            _terminal.SayNote(note);
        }

        DiagnosticOutput.Print(report, arguments.GetRequiredValue(_format), _terminal);
        return problems.Count > 0 || report.HasBadInput ? ExitCodes.BadInput
            : report.Errors > 0 ? ExitCodes.PolicyNotMet
            : ExitCodes.Done;
    }

    private IEnumerable<KeyValuePair<string, string>> Properties(ParseResult arguments)
    {
        if (arguments.GetValue(_on) is { } date)
        {
            yield return new("PsiToday", date.ToString());
        }

        if (arguments.GetValue(_enforcement) is { } mode)
        {
            yield return new("PsiEnforcement", mode);
        }
    }

    private int Refuse(string message)
    {
        _terminal.SayError(message);
        return ExitCodes.Usage;
    }
}
