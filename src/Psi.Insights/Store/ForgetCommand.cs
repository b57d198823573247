using System.CommandLine;
using System.Security.Cryptography;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Policy;
using Psi.Store;
using Psi.Store.Sqlite;

namespace Psi.Insights.Store;

/// <summary><c>psi store forget</c>: takes back a manifest that should not have been ingested.</summary>
internal static class ForgetCommand
{
    private const int DigestLength = 64;

    /// <summary>The command, to be added to <c>psi store</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var manifest = new Option<string>("--manifest")
        {
            Description = "The manifest: its file, or the SHA-256 of its bytes as psi ingest --json and the site show it.",
            HelpName = "SHA256|FILE",
            Required = true,
        };
        var store = StoreOption.Create("The store that forgets it.");
        var json = new Option<bool>("--json") { Description = "Write what was done as JSON." };
        var command = new Command(
            "forget",
            "Take back a manifest that should not have been ingested: the store is as if it had never been, with every interval as it was.")
        {
            manifest, store, json,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(
            Run(
                terminal,
                arguments.GetRequiredValue(manifest),
                arguments.GetRequiredValue(store),
                arguments.GetValue(json),
                cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string named, string store, bool json, CancellationToken cancellation)
    {
        if (DigestOf(named, terminal) is not { } sha256)
        {
            return ExitCodes.BadInput;
        }

        if (!File.Exists(store))
        {
            throw new StoreException($"there is no store at {store}");
        }

        using var connection = InsightStore.OpenForWriting(store);
        using var writer = new ManifestWriter(connection);
        if (writer.Forget(sha256) is not { } forgotten)
        {
            terminal.SayError($"{store} knows no manifest {sha256}, so there is nothing to forget");
            return ExitCodes.BadInput;
        }

        cancellation.ThrowIfCancellationRequested();
        writer.Commit();
        if (json)
        {
            terminal.Output.WriteLine(ReadableJson.Of(new
            {
                Store = store,
                Manifest = sha256,
                forgotten.Repository,
                forgotten.ObservedAt,
                forgotten.Present,
                forgotten.AlsoForgotten,
            }));
        }
        else
        {
            terminal.Say($"{store}: forgot the manifest {sha256} of {forgotten.Repository}, observed {forgotten.ObservedAt}");
            terminal.Say(forgotten.Present is { } present ? $"what the repo says now: {present}" : "the repo has no manifest any more");
        }

        if (forgotten.AlsoForgotten.Count > 0)
        {
            terminal.SayWarning(
                $"{Quantity.Of(forgotten.AlsoForgotten.Count, "manifest")} came late only because of it, so the store never held what "
                + $"they say; they are forgotten too, ingest them again: {string.Join(", ", forgotten.AlsoForgotten)}");
        }

        return ExitCodes.Done;
    }

    // Not read as a manifest: a wrong one may be one that this psi would refuse.
    private static string? DigestOf(string named, Terminal terminal)
    {
        if (named.Length == DigestLength && named.All(char.IsAsciiHexDigit))
        {
            return named.ToLowerInvariant();
        }

        try
        {
            var file = new FileInfo(named);
            if (file is { Exists: true, Length: <= ManifestFile.MaximumSize })
            {
                return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(named)));
            }

            terminal.SayError(
                file.Exists
                    ? $"{named}: the file has {file.Length} bytes; a manifest has at most {ManifestFile.MaximumSize}"
                    : $"{named}: no such file, and no SHA-256 of a manifest ({DigestLength} hexadecimal digits)");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.SayError($"{named}: {exception.Message}");
        }

        return null;
    }
}
