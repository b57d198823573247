using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.IncomingManifest>;

namespace Psi.Store.Tables;

internal sealed class ManifestTable : Table
{
    public static readonly ManifestTable Instance = new();

    public override string Name => "manifest";

    public override string Comment => "Every manifest that was ingested. The same bytes are ingested once.";

    public IReadOnlyList<Column<IncomingManifest>> Values { get; } =
    [
        Text("sha256", incoming => incoming.Sha256) with { IsPrimaryKey = true },
        Number("repository_id", incoming => incoming.RepositoryId) with { References = new("repository") },
        Time("observed_at", incoming => incoming.ObservedAt) with
        {
            Comment = "the commit's time, or the day decided for when that is later or there is no commit",
        },
        Word("standing", incoming => incoming.Outcome) with
        {
            Words = ["applied", "late"],
            Comment = "late: a newer one or a verification of the commit was already there, so the facts ignore this one",
        },
        TextOrNull("commit_hash", incoming => incoming.Manifest.Subject.Commit),
        TextOrNull("branch", incoming => incoming.Manifest.Subject.Branch),
        TimeOrNull("commit_time", incoming => incoming.Manifest.Subject.CommitTime),
        Day("decided_for", incoming => incoming.Manifest.Policy.DecidedFor),
        Text("policy_organisation", incoming => incoming.Manifest.Policy.Organisation),
        Text("policy_version", incoming => incoming.Manifest.Policy.Version),
        Text("policy_sha256", incoming => incoming.Manifest.Policy.Sha256),
        Word("enforcement", incoming => incoming.Manifest.Policy.Enforcement),
        Text("tool_name", incoming => incoming.Manifest.Tool.Name),
        Text("tool_version", incoming => incoming.Manifest.Tool.Version),
        NumberOrNull("store_version", _ => StoreVersion.Current) with
        {
            Comment = "of the schema it was written with; NULL before version 2",
        },
        DayOrNull("decided_again_for", incoming => incoming.Redecision?.On) with
        {
            Comment = "the day for which psi ingest --policy decided again; NULL when it did not",
        },
        TextOrNull("decided_again_by", NameOf) with { Comment = "that policy: organisation and version" },
        TextOrNull("decided_again_sha256", incoming => incoming.Redecision?.Sha256) with { Comment = "its digest" },
        TextOrNull("made_by", incoming => ManifestWord.Of(incoming.Manifest.MadeBy)) with
        {
            Comment = "build: what the repo's own builds claim; verify: a verification; NULL before version 4",
        },
        TextOrNull("log_made_by", incoming => incoming.Manifest.Log is { } log ? ManifestWord.Of(log) : null) with
        {
            Comment = "of a verification, whose binary log it read: own or given",
        },
    ];

    public override IReadOnlyList<Column> Columns => Values;

    private static string? NameOf(IncomingManifest incoming) =>
        incoming.Redecision is { } again ? $"{again.Organisation} {again.Version}" : null;

    public override IReadOnlyList<TableIndex> Indexes => [new("manifest_of_repository", "repository_id", "observed_at")];
}

/// <summary>A manifest on its way into the store.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex.</param>
/// <param name="ObservedAt">See <see cref="ObservationTime"/>.</param>
/// <param name="RepositoryId">The row of its repository.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Redecision">What it comes to by the organisation's policy; null when nobody asked.</param>
internal sealed record IncomingManifest(
    SecurityManifest Manifest, string Sha256, string ObservedAt, long RepositoryId, IngestOutcome Outcome, Redecision? Redecision);
