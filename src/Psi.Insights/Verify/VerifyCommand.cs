using System.CommandLine;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Diagnostics;
using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Verify;

/// <summary><c>psi verify</c>: the verdict that believes nothing the repository says of itself.</summary>
internal sealed class VerifyCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _path = new("path")
    {
        Description = "A folder of the repository. Its root is the folder of the nearest psi.yaml at or above, else the git root, "
            + "else the folder itself.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string[]> _policies = PolicyArgument.CreateOption(
        "The organisation's policy: a file, a folder with its *.yaml by name, or a package; may be given several times, as layers in that "
        + "order. Default: Psi's baseline, which only reports.");

    private readonly Option<string?> _log = new("--binlog")
    {
        Description = "A binary log that the pipeline made (dotnet build --no-incremental -bl). Default: a build of a clean copy.",
        HelpName = "FILE",
    };

    private readonly Option<string> _configuration = new("--configuration", "-c")
    {
        Description = "The configuration in which a clean copy is built; give the one that ships. Default: Release, as dotnet publish.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "Release",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = $"Where to write the manifest. Default: artifacts/psi/{ManifestSearch.FileName} below the root.",
        HelpName = "FILE",
    };

    private readonly Option<CalendarDate?> _on = DateOption.Create("The date to decide for, yyyy-MM-dd. Default: today in UTC.");

    private readonly Option<string?> _artifacts = new("--artifacts")
    {
        Description = "What ships: a publish folder, a package, or a layer of an image (.tar, .tar.gz). Each assembly in it must be one of "
            + "the verified ones, of a package or of .NET.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _sdk = new("--sdk")
    {
        Description = "The .NET SDK whose compiler is believed. Default: what dotnet chooses outside of the repository, whose global.json "
            + "has no say.",
        HelpName = "VERSION",
    };

    private readonly Option<string> _format = DiagnosticOutput.CreateOption();

    private VerifyCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var definition = new VerifyCommand(terminal);
        var command = new Command(
            "verify",
            "Decides again what a build decided, believing nothing that the repository says of itself: builds a clean copy or takes a "
            + "binary log, compiles everything again and compares it with the assemblies that are there, and lets its own rules look. "
            + "Nothing has to be installed in the repository. Writes the manifest; ends with 1 when the policy is not met.")
        {
            definition._path, definition._policies, definition._log, definition._configuration, definition._artifacts,
            definition._output, definition._on, definition._sdk, definition._format,
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

        if (arguments.GetValue(_log) is { } log && !File.Exists(log))
        {
            return Refuse($"--binlog: there is no file '{log}'");
        }

        if (arguments.GetValue(_artifacts) is { } shipped && !Path.Exists(shipped))
        {
            return Refuse($"--artifacts: there is no file or folder '{shipped}'");
        }

        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(path));
        var target = Path.GetFullPath(arguments.GetValue(_output) ?? Path.Combine(root, "artifacts", "psi", ManifestSearch.FileName));
        if (Directory.Exists(target))
        {
            return Refuse($"--output: '{target}' is a folder, not the path of a file");
        }

        var problems = new List<Problem>();
        var policies = PolicyArgument.Files(arguments.GetValue(_policies) ?? [], Path.GetFullPath("."), problems);
        foreach (var problem in problems)
        {
            _terminal.Remark(ProblemLine.Of(problem));
        }

        if (problems.Exists(problem => problem.Severity == Severity.Error))
        {
            return ExitCodes.BadInput;
        }

        var request = new VerifyRequest(
            root,
            policies,
            DateOption.Of(arguments, _on),
            FullPath(arguments.GetValue(_log)),
            FullPath(arguments.GetValue(_artifacts)),
            arguments.GetValue(_sdk))
        {
            Configuration = arguments.GetRequiredValue(_configuration),
        };
        var outcome = await TerminalStatus.RunAsync(
            _terminal, "psi", say => VerifyRun.RunAsync(request, say, cancellation));
        foreach (var note in outcome.Notes)
        {
            _terminal.SayNote(note);
        }

        foreach (var problem in outcome.Problems)
        {
            _terminal.SayError($"{problem.Path}: {problem.Message}");
        }

        if (outcome.Manifest is not { } manifest || outcome.Report is not { } report)
        {
            return ExitCodes.BadInput;
        }

        AtomicFile.Write(target, ManifestJson.Write(manifest));
        DiagnosticOutput.Print(report, arguments.GetRequiredValue(_format), _terminal);
        _terminal.Remark($"manifest: {target}");
        return outcome.Problems.Count > 0 || outcome.IsIncomplete || report.HasBadInput ? ExitCodes.BadInput
            : report.Errors > 0 ? ExitCodes.PolicyNotMet
            : ExitCodes.Done;
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    private int Refuse(string message)
    {
        _terminal.SayError(message);
        return ExitCodes.Usage;
    }
}
