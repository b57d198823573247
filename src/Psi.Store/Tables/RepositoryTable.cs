using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestSubject>;

namespace Psi.Store.Tables;

internal sealed class RepositoryTable : Table
{
    public static readonly RepositoryTable Instance = new();

    public override string Name => "repository";

    public override string Comment => "One root of a product file. Several may share a git repository.";

    /// <summary>What a manifest says of its repository.</summary>
    public IReadOnlyList<Column<ManifestSubject>> Values { get; } =
    [
        Text("name", NameOf) with { Comment = "address and path, joined by /" },
        Text("address", subject => subject.Repository) with { Comment = "of the git remote, without credentials" },
        Text("path", subject => subject.Path) with { Comment = "of the root below the git root; empty when they are the same" },
    ];

    public override IReadOnlyList<Column> Columns => field ??=
    [
        new("id", ColumnKind.Id),
        .. Values,
        new("present_manifest", ColumnKind.Text)
        {
            IsOptional = true,
            References = new("manifest", "sha256") { IsDeferred = true },
            Comment = "the newest one: what the repo says now",
        },
    ];

    public override IReadOnlyList<string> Unique => ["address", "path"];

    private static string NameOf(ManifestSubject subject) =>
        subject.Path.Length == 0 ? subject.Repository : $"{subject.Repository}/{subject.Path}";
}
