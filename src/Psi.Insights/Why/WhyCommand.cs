using System.CommandLine;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Why;

/// <summary><c>psi why</c>: why a component is in a repository, and what the policy makes of it there.</summary>
internal static class WhyCommand
{
    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var component = new Argument<ComponentPattern>("component")
        {
            Description = "The component as a package URL, with or without a version; '*' is allowed in its name: pkg:nuget/Newtonsoft.* "
                + "A plain name is that of a NuGet package: Newtonsoft.Json",
            CustomParser = ComponentArgument.ParsePattern,
        };
        var path = new Argument<string?>("path")
        {
            Description = "A folder of the repository, built with Psi before. Default: the current one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var manifest = new Option<string?>("--manifest")
        {
            Description = "A security manifest to look into, instead of what the builds of a repository left behind.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "Write the answer as JSON." };
        var command = new Command(
            "why",
            "Says why a component is in a repository: where it is declared, through what it comes in, what is decided about it, and "
            + "what to do.")
        {
            component, path, manifest, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(manifest) is { Implicit: false } && result.GetResult(path) is { Tokens.Count: > 0 })
            {
                result.AddError("--manifest names what to look into: leave out either it or the folder.");
            }
        });
        command.SetAction(arguments =>
        {
            var exitCode = arguments.GetValue(manifest) is { } file
                ? ReadFile(file, terminal, out var read)
                : Collect(arguments.GetValue(path) ?? ".", terminal, out read);
            if (read is null)
            {
                return exitCode;
            }

            ComponentArgument.SayAssumption(arguments, component, terminal);
            var presence = ComponentPresence.Of(arguments.GetRequiredValue(component), read);
            if (arguments.GetValue(json))
            {
                terminal.Output.WriteLine(WhyJson.Of(presence));
            }
            else
            {
                foreach (var line in WhyLines.Of(presence))
                {
                    terminal.Say(line);
                }
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static int ReadFile(string file, Terminal terminal, out SecurityManifest? manifest)
    {
        manifest = null;
        try
        {
            manifest = ManifestFile.Read(file).Manifest;
            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception
            is ManifestFormatException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.SayError($"{file}: {exception.Message}");
            return ExitCodes.BadInput;
        }
    }

    private static int Collect(string folder, Terminal terminal, out SecurityManifest? manifest)
    {
        manifest = null;
        if (!Directory.Exists(folder))
        {
            terminal.SayError($"there is no folder '{folder}'; for a manifest say --manifest FILE");
            return ExitCodes.Usage;
        }

        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var collection = ManifestCollection.Of(
            root, [Path.Combine(root, "artifacts", "psi")], GitExecutable.Find(Environment.GetEnvironmentVariable("PATH")));
        foreach (var note in collection.Notes.Concat(OutdatedFragments.Summary(collection.Outdated)))
        {
            terminal.SayNote(note);
        }

        foreach (var problem in collection.Problems)
        {
            terminal.SayError($"{problem.Path}: {problem.Message}");
        }

        manifest = collection.Manifest;
        return manifest is null ? ExitCodes.BadInput : ExitCodes.Done;
    }
}
