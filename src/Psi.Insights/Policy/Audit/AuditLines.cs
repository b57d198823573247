using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit;

/// <summary>An audit as plain lines for logs. Each line begins with its place in the policy.</summary>
internal static class AuditLines
{
    /// <summary>One line for an entry, then one for each remark on it.</summary>
    public static IEnumerable<string> Of(AuditedEntry audited) =>
    [
        $"{audited.Entry.Location}: {Entry(audited.Entry)}: {State(audited)}",
        .. audited.Remarks.Select(remark =>
            $"{audited.Entry.Location}: {(remark.IsWarning ? "warning" : "note")} {ManifestWord.Of(remark.Kind)}: {remark.Message}"),
    ];

    /// <summary>The entry in few words.</summary>
    public static string Entry(ComponentEntry entry) =>
        $"{entry.Pattern} is {ManifestWord.Of(entry.Status)}{(entry.Versions is null ? "" : $" in {entry.Versions}")}";

    /// <summary>The newest versions, or why they are not known.</summary>
    public static string State(AuditedEntry audited)
    {
        var newest = audited.Newest?.ToString() ?? "none offered";
        return audited.State switch
        {
            AuditState.NotAsked => $"not asked: {audited.Reason}",
            AuditState.NotFound => "not found",
            AuditState.Undetermined => $"not determined: {audited.Reason}",
            _ => $"{NewestAccepted(audited)}, newest {newest}{(audited.Reason is null ? "" : $"; incomplete: {audited.Reason}")}",
        };
    }

    /// <summary>The last line.</summary>
    public static string Summary(AuditReport report)
    {
        var remarks = report.Entries.SelectMany(entry => entry.Remarks).ToList();
        var warnings = remarks.Count(remark => remark.IsWarning);
        string[] states =
        [
            $"{Count(AuditState.Answered)} answered",
            .. Some(AuditState.NotFound, "not found"),
            .. Some(AuditState.Incomplete, "incomplete"),
            .. Some(AuditState.Undetermined, "not determined"),
            .. Some(AuditState.NotAsked, "not asked"),
            .. report.OtherEntries > 0 ? [$"{report.OtherEntries} not of NuGet"] : Array.Empty<string>(),
        ];
        return $"{Quantity.Of(report.Entries.Count + report.OtherEntries, "entry", "entries")}: {string.Join(", ", states)}; "
            + $"{Quantity.Of(warnings, "warning")}, {Quantity.Of(remarks.Count - warnings, "note")}";

        int Count(AuditState state) => report.Entries.Count(entry => entry.State == state);

        string[] Some(AuditState state, string words) => Count(state) is > 0 and var count ? [$"{count} {words}"] : [];
    }

    private static string NewestAccepted(AuditedEntry audited) => (audited.Entry.Status, audited.NewestAccepted) switch
    {
        (ComponentStatus.Prohibited, null) => "nothing is left open",
        (ComponentStatus.Prohibited, { Version: var version }) => $"newest not prohibited {version}",
        (_, null) => "nothing accepted is offered",
        (_, { Version: var version }) => $"newest accepted {version}",
    };
}
