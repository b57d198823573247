using static Psi.Store.Tables.Columns<Psi.Store.SourceInput>;

namespace Psi.Store.Tables;

internal sealed class SourceInputTable : Table
{
    public static readonly SourceInputTable Instance = new();

    public override string Name => "source_input";

    public override string Comment => "A file of another tool that was ingested, and what it was read as.";

    public IReadOnlyList<Column<SourceInput>> Values { get; } =
    [
        Text("path", input => input.Path) with { Comment = "relative to the folder of the sources file, after its name or its repository" },
        Text("kind", input => input.Kind) with { Comment = "as docs/sources.md lists them" },
        Text("sha256", input => input.Sha256) with { Comment = "of its content" },
        Day("read_on", input => input.ReadOn) with { Comment = "the day on which the path came to have this content" },
    ];

    public override IReadOnlyList<Column> Columns => field ??= [new("id", ColumnKind.Id), .. Values];

    public override IReadOnlyList<string> Unique => ["path", "kind", "sha256", "read_on"];
}
