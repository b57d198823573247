using System.Globalization;
using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestDecision>;

namespace Psi.Store.Tables;

internal sealed class PolicyEntryTable : SharedTable<ManifestDecision>
{
    public static readonly PolicyEntryTable Instance = new();

    public override string Name => "policy_entry";

    public override string Comment => "What the deciding entry of a policy says.";

    public override IReadOnlyList<Column<ManifestDecision>> Values { get; } =
    [
        TextOrNull("reason", decision => decision.Reason),
        TextOrNull("replacement", decision => decision.Replacement),
        TextOrNull("versions", decision => decision.Versions),
        DayOrNull("enforce_from", decision => decision.EnforceFrom),
        TextOrNull("file", decision => decision.Entry?.Path) with { NameInViews = "policy_file" },
        Line("line", decision => decision.Entry) with { NameInViews = "policy_line" },
        Text("identity", IdentityIn) with { IsUnique = true, NameInViews = null, Comment = "all of the above" },
    ];

    /// <summary>The decision when a policy entry says something about it, else null.</summary>
    public static ManifestDecision? EntryOf(ManifestDecision decision) =>
        decision is { Reason: null, Replacement: null, Versions: null, EnforceFrom: null, Entry: null } ? null : decision;

    public override string IdentityOf(ManifestDecision value) => IdentityIn(value);

    private static string IdentityIn(ManifestDecision decision) => JsonText.Of(
    [
        decision.Reason,
        decision.Replacement,
        decision.Versions,
        decision.EnforceFrom?.ToString(),
        decision.Entry?.Path,
        decision.Entry is { Line: > 0 } entry ? entry.Line.ToString(CultureInfo.InvariantCulture) : null,
    ]);
}
