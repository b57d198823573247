using System.Globalization;
using Psi.Measures.Sources;

namespace Psi.Measures.Tests.Sources.Events;

/// <summary>Events as lines that say everything that is known of them, and nothing else.</summary>
internal static class EventText
{
    /// <summary>A full id of a commit, for tests.</summary>
    public const string CommitA = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <inheritdoc cref="CommitA"/>
    public const string CommitB = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    /// <summary>
    /// <c>Deployment github/42 environment=production started=11-30T14:00:00 commits=aa outcome=Succeeded</c>: without the year where
    /// it is 2026, and with the first two digits of each commit.
    /// </summary>
    public static string Of(DeliveryEvent happened) => string.Join(' ',
        new[]
        {
            $"{happened.Kind} {happened.Origin}/{happened.Id}",
            Said("product", happened.Product),
            Said("repository", happened.Repository),
            Said("environment", happened.Environment),
            Said("started", Time(happened.Started)),
            Said("detected", Time(happened.Detected)),
            Said("restored", Time(happened.Restored)),
            Said("finished", Time(happened.Finished)),
            Said("updated", Time(happened.Updated)),
            Said("commits", string.Join(',', happened.Commits.Select(commit => commit[..2]))),
            Said("causedBy", string.Join(',', happened.CausedBy)),
            Said("outcome", happened.Outcome?.ToString()),
            Said("severity", happened.Severity?.ToString()),
        }.Where(text => text.Length > 0));

    /// <summary>The events of a text.</summary>
    public static IReadOnlyList<string> Of(ISourceReader reader, string text, SourceEntry? entry = null) =>
        [.. ReadRecords.Of(reader, text, entry).Events.Select(Of)];

    /// <summary>What the sources file says where it says everything that events of other systems lack.</summary>
    public static SourceEntry Filled { get; } = ReadRecords.Entry with
    {
        Product = "shop",
        Repository = "shop.git",
        Environment = "live",
        Origin = "mirror",
    };

    private static string Said(string what, string? text) => string.IsNullOrEmpty(text) ? "" : $"{what}={text}";

    private static string? Time(DateTimeOffset? time) => time?.ToString(
        time.Value.Year == 2026 ? "MM-dd'T'HH:mm:ss.FFF" : "yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture);
}
