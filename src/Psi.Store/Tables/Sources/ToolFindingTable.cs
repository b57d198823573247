using Psi.Measures;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.ToldFinding>;

namespace Psi.Store.Tables;

internal sealed class ToolFindingTable : Table
{
    public static readonly ToolFindingTable Instance = new();

    public override string Name => "tool_finding";

    public override string Comment => "What a tool found, once however often it is told. See tool_finding_now for what became of it.";

    public IReadOnlyList<Column<ToldFinding>> Values { get; } =
    [
        Text("identity", told => told.Identity) with { IsUnique = true, Comment = "of tool, product or repository, rule and fingerprint" },
        Shared("series_id", ToolSeriesTable.Instance, told => told.Facts.Series!) with { Comment = "the runs in which it was last seen" },
        Text("rule", told => told.Finding.Rule),
        Text("fingerprint", told => told.Finding.Fingerprint),
        Word("practice", told => told.Facts.Practice),
        Word("severity", told => told.Facts.Severity),
        Word("told_state", told => told.Facts.State) with { Comment = "what the last run that has it says of it" },
        TimeOrNull("first_seen", told => MeasureTime.Of(told.Facts.FirstSeen)),
        TimeOrNull("last_seen", told => MeasureTime.Of(told.Facts.LastSeen)),
        TimeOrNull("told_fixed_at", told => MeasureTime.Of(told.Facts.FixedAt)),
        TextOrNull("place", told => told.Finding.Place),
        NumberOrNull("line", told => told.Finding.Line),
        TextOrNull("title", told => told.Finding.Title),
        Number("input_id", told => told.InputId) with { References = new("source_input"), Comment = "the file that last told it" },
    ];

    public override IReadOnlyList<Column> Columns => field ??= [new("id", ColumnKind.Id), .. Values];

    public override IReadOnlyList<TableIndex> Indexes =>
        [new("tool_finding_of_series", "series_id"), new("tool_finding_of_input", "input_id")];
}

/// <summary>A finding on its way into the store.</summary>
/// <param name="Finding">The finding, as it was last told.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="InputId">The file that last told it.</param>
internal sealed record ToldFinding(ToolFinding Finding, FindingFacts Facts, long InputId)
{
    /// <summary>What names the finding.</summary>
    public string Identity => Finding.Key.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
