namespace Psi.Store.Tables;

/// <summary>What is needed to take a manifest back; see <see cref="Sqlite.UndoLog"/>.</summary>
internal sealed class ManifestUndoTable : Table
{
    public static readonly ManifestUndoTable Instance = new();

    public override string Name => "manifest_undo";

    public override string Comment => "What a manifest changed and no interval shows, so that psi store forget can take it back.";

    public override IReadOnlyList<Column> Columns { get; } =
    [
        new("manifest_sha256", ColumnKind.Text) { IsPrimaryKey = true, References = new("manifest", "sha256") },
        new("changes", ColumnKind.Json) { Comment = "from the first to the last; for psi alone" },
    ];
}
