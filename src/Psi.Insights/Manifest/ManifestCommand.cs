using System.CommandLine;
using System.Text;
using Psi.Insights.Baselines;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Insights.Manifest;

/// <summary><c>psi manifest</c>: merges the fragments of a repository into its security manifest.</summary>
internal sealed class ManifestCommand
{
    private const string ManifestFileName = "security-manifest.json";

    private readonly Argument<string> _path = new("path")
    {
        Description = "A folder of the repository. Its root is the folder of the nearest psi.yaml at or above, else the git root, "
            + "else the folder itself.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string[]> _fragments = new("--fragments")
    {
        Description = "A folder with the fragments (*.psi.json) of builds; may be given several times. "
            + "Default: artifacts/psi below the root.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = $"Where to write the manifest. Default: artifacts/psi/{ManifestFileName} below the root.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the manifest itself instead of a summary." };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Make the manifest without the files of other tools that are refused. It still ends with 3.",
    };

    private ManifestCommand()
    {
    }

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create()
    {
        var definition = new ManifestCommand();
        var command = new Command(
            "manifest",
            "Merges what the builds of a repository saw into its security manifest, with what the files of other tools tell that a "
            + $"{SourcesFileReader.FileName} at its root names. Ends with 0 also when the policy is not met: "
            + "that is the gate's to decide.")
        {
            definition._path,
            definition._fragments,
            definition._output,
            definition._keepGoing,
            definition._json,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(definition.Run(arguments, cancellation)));
        return command;
    }

    private int Run(ParseResult arguments, CancellationToken cancellation)
    {
        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        if (!TryFindFolder(arguments.GetRequiredValue(_path), out var start))
        {
            return Refuse(error, $"there is no folder '{arguments.GetValue(_path)}'");
        }

        var root = RepositoryRoot.Find(start);
        var ownFolder = Path.Combine(root, "artifacts", "psi");

        var folders = new List<string>();
        foreach (var given in arguments.GetValue(_fragments) ?? [])
        {
            if (!TryFindFolder(given, out var folder))
            {
                return Refuse(error, $"--fragments: there is no folder '{given}'");
            }

            folders.Add(folder);
        }

        if (!TryGetFullPath(arguments.GetValue(_output) ?? Path.Combine(ownFolder, ManifestFileName), out var target)
            || Directory.Exists(target))
        {
            return Refuse(error, $"--output: '{arguments.GetValue(_output) ?? target}' is not the path of a file");
        }

        var git = GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"));
        var collection = ManifestCollection.Of(root, folders.Count == 0 ? [ownFolder] : folders, git);
        var sources = RepositorySources.Read(root, cancellation);
        foreach (var note in collection.Notes.Concat(collection.Outdated.Select(one => one.Note)).Concat(sources.Notes))
        {
            Say(error, "note", note);
        }

        foreach (var problem in collection.Problems.Concat(sources.Problems))
        {
            Say(error, "error", $"{problem.Path}: {problem.Message}");
        }

        if (collection.Manifest is not { } collected)
        {
            return ExitCodes.BadInput;
        }

        var isRefused = sources.Problems.Count > 0;
        if (isRefused && !arguments.GetValue(_keepGoing))
        {
            Say(
                error,
                "error",
                "no manifest is made while files of other tools are refused; mend them, or make it without these files by --keep-going");
            return ExitCodes.BadInput;
        }

        var gitNotes = new List<string>();
        var manifest = sources.AddTo(collected, root, git, gitNotes);
        foreach (var note in gitNotes)
        {
            Say(error, "note", note);
        }

        foreach (var entry in collection.Warnings.Concat(UnusedWaivers.In(manifest)).Concat(StaleBaselineEntries.In(manifest, root)))
        {
            error.WriteLine(VisibleText.OfLine(ProblemLine.Of(entry)));
        }

        foreach (var missing in MissingPractices.In(manifest).Concat(RepositoryServiceProblems.In(manifest)))
        {
            error.WriteLine(VisibleText.OfLine(
                ProblemLine.Of(new Problem(missing.RuleId, missing.Severity, missing.At, missing.Message))));
        }

        if (HoldsVerification(target, manifest))
        {
            return Refuse(
                error,
                $"{target} holds the verification of this commit (psi verify), and what builds say does not replace it; "
                + "name another file with --output");
        }

        var bytes = ManifestJson.Write(manifest);
        try
        {
            AtomicFile.Write(target, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Say(error, "error", $"{target}: the manifest could not be written: {exception.Message}");
            return ExitCodes.StoreOrNetwork;
        }

        if (arguments.GetValue(_json))
        {
            PrintBytes(output, bytes);
        }
        else
        {
            var summary = ManifestSummary.Of(manifest, RepositoryRoot.HasProductFile(root), collection.Outdated);
            SummaryPrinter.Print(
                [.. summary, new SummaryLine("gate", $"{collection.Gate}"), new SummaryLine("manifest", target)], output);
        }

        return isRefused ? ExitCodes.BadInput : ExitCodes.Done;
    }

    private static bool HoldsVerification(string target, SecurityManifest manifest)
    {
        if (manifest.Subject.Commit is null || !File.Exists(target))
        {
            return false;
        }

        try
        {
            return ManifestFile.Read(target).Manifest is { MadeBy: ManifestMaker.Verify } verified
                && verified.Subject.Commit == manifest.Subject.Commit;
        }
        catch (Exception exception) when (exception is ManifestFormatException or IOException or UnauthorizedAccessException)
        {
            // No manifest of this version, so no verification either.
            return false;
        }
    }

    // The console's encoding may lack letters of the manifest.
    private static void PrintBytes(TextWriter output, byte[] utf8)
    {
        if (!ReferenceEquals(output, Console.Out))
        {
            output.Write(Encoding.UTF8.GetString(utf8));
            return;
        }

        using var stream = Console.OpenStandardOutput();
        stream.Write(utf8);
    }

    private static int Refuse(TextWriter error, string message)
    {
        Say(error, "error", message);
        return ExitCodes.Usage;
    }

    private static void Say(TextWriter error, string kind, string message) =>
        error.WriteLine(VisibleText.OfLine($"psi: {kind}: {message}"));

    private static bool TryFindFolder(string given, out string folder) => TryGetFullPath(given, out folder) && Directory.Exists(folder);

    private static bool TryGetFullPath(string given, out string full)
    {
        try
        {
            full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            full = "";
            return false;
        }
    }
}
