using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Explain;

/// <summary>An explanation as text.</summary>
internal static class ExplanationLines
{
    /// <summary>The explanation, from what is decided to why and until when.</summary>
    public static IReadOnlyList<SummaryLine> Of(
        ExplainedUse use, ComponentExplanation explanation, string organisation, IReadOnlyList<SharedService> services)
    {
        var decision = explanation.Decision;
        var message = ComponentMessage.For(decision, use.Component, [], organisation, use.On);
        return
        [
            new("component", $"{use.Component} in scope {ManifestWord.Of(use.Scope)}, product level {use.Level}, on {use.On}"),
            new("decision", Outcome(decision, explanation.Waivers)),
            .. message.Length > 0 ? [new SummaryLine("", message)] : Array.Empty<SummaryLine>(),
            new("decided by", DecidedBy(decision, organisation)),
            .. explanation.StricterBaseline is { } baseline
                ? [new SummaryLine("", $"Psi's baseline is stricter: {Outcome(baseline, [])}, by {DecidedBy(baseline, organisation)}")]
                : Array.Empty<SummaryLine>(),
            .. decision.LooserEntry is { } looser
                ? [new SummaryLine("", $"{looser.Location} in the repository's policy is looser and has no effect")]
                : Array.Empty<SummaryLine>(),
            .. decision.LooserSupport is { } later
                ? [new SummaryLine("", $"{later.Location} in the repository's policy gives it longer support and has no effect")]
                : Array.Empty<SummaryLine>(),
            .. Listed("support", explanation.Support.Select(item =>
                $"{item.Entry.Location}: {Support(item.Entry)}{Origin(item.IsOrganisation)}"
                + (Counts(item.Entry) ? ", which counts" : ""))),
            .. Listed("waivers", explanation.Waivers.Select(Waiver)),
            .. Listed("services", ServicesOf(use, services).Select(service => service.IsRecommended
                ? $"{service.Service.Location}: it shows the use of {service.Service.Title} ({service.Service.Kind})"
                : $"{service.Service.Location}: it is another {service.Service.Kind} service than {service.Service.Title} (PSI2001)")),
            .. Listed(
                "coming",
                explanation.Coming.Count == 0
                    ? ["nothing changes on any later date"]
                    : explanation.Coming.Select(coming => $"from {coming.From}: {Outcome(coming.Decision, coming.Waivers)}")),
            .. Listed("considered", explanation.Considered.Select(item =>
                $"{item.Entry.Location}: {Entry(item.Entry)}{Origin(item.IsOrganisation)}"
                + (Decides(item.Entry) ? ", which decides" : ""))),
        ];

        bool Counts(SupportEntry entry) =>
            entry == decision.Support?.Entry && (decision.IsBySupport || decision.Support.IsDetermined);

        bool Decides(ComponentEntry entry) => entry == decision.Entry && !decision.IsBySupport;
    }

    /// <summary>The shared security services that the component says something of.</summary>
    public static IEnumerable<(SharedService Service, bool IsRecommended)> ServicesOf(
        ExplainedUse use, IReadOnlyList<SharedService> services) =>
        from sighting in ServiceSigns.InComponents(services, [(use.Component, default, true)])
        select (services.First(service => service.Id == sighting.ServiceId), sighting.Use == ServiceUse.Recommended);

    /// <summary>The outcome of a decision, with the waivers for the component.</summary>
    public static string Outcome(ComponentDecision decision, IReadOnlyList<WaiverStatus> waivers)
    {
        var status = ManifestWord.Of(decision.Status);
        var verdict = decision.RuleId switch
        {
            null => $"{status}, nothing to report",
            ProblemIds.EndOfSupport =>
                $"{status}, but {SupportEnd(decision.Support!)}: {ManifestWord.Of(decision.Severity)} {decision.RuleId}",
            ProblemIds.Undetermined when decision.IsBySupport =>
                $"{status}, but whether it is supported can't be determined: {ManifestWord.Of(decision.Severity)} {decision.RuleId}",
            ProblemIds.VersionOutside => $"{status}, but not in this version: {ManifestWord.Of(decision.Severity)} {decision.RuleId}",
            ProblemIds.Undetermined =>
                $"{status}, but whether in this version can't be determined: {ManifestWord.Of(decision.Severity)} {decision.RuleId}",
            _ => $"{status}: {ManifestWord.Of(decision.Severity)} {decision.RuleId}",
        };
        if (decision.RuleId is null)
        {
            return verdict;
        }

        if (decision is { IsBySupport: false, Support: { IsDetermined: true, Severity: > Severity.None } support })
        {
            verdict += $", and {SupportEnd(support)}";
        }

        return WaivedBy(waivers) is { } waiver
            ? $"{verdict}, waived by {waiver.Id}{(waiver.Path is null ? "" : $" in {waiver.Path}")}"
            : verdict;
    }

    /// <summary>The waiver in force that waives most: one without a path before one with.</summary>
    public static Waiver? WaivedBy(IReadOnlyList<WaiverStatus> waivers) =>
        waivers
            .Where(status => status.IsInForce)
            .Select(status => status.Waiver)
            .OrderBy(waiver => waiver.Path is not null)
            .FirstOrDefault();

    private static string Origin(bool isOrganisation) => isOrganisation ? "" : ", of the repository";

    private static string DecidedBy(ComponentDecision decision, string organisation) => decision switch
    {
        { IsBySupport: true, Support.Entry: var entry } => $"{entry.Location}: {Support(entry)}",
        { Entry: { } entry } => $"{entry.Location}: {Entry(entry)}",
        _ => $"no entry: it is on no list of {organisation}",
    };

    private static string SupportEnd(SupportStatus support) =>
        $"its support {(support.HasEnded ? "ended" : "ends")} on {support.Entry.EndOfSupport}";

    private static string Support(SupportEntry entry) => string.Concat(
        $"{entry.Pattern}",
        entry.Versions is null ? "" : $" in {entry.Versions}",
        $" supported until {entry.EndOfSupport}",
        entry.Source is null ? "" : $", by {entry.Source}");

    private static string Entry(ComponentEntry entry) => string.Concat(
        $"{entry.Pattern} is {ManifestWord.Of(entry.Status)}",
        entry.Versions is null ? "" : $" in {entry.Versions}",
        entry.Scopes is null ? "" : $", scopes {string.Join(" and ", entry.Scopes.Select(ManifestWord.Of))}",
        entry.Levels is null ? "" : $", levels {string.Join(" and ", entry.Levels)}",
        entry.EnforceFrom is null ? "" : $", enforced from {entry.EnforceFrom}");

    private static string Waiver(WaiverStatus status) => status is { State: WaiverState.Refused, Problem: { } refusal }
        ? $"{status.Waiver.Location}: {refusal.Message}"
        : $"{status.Waiver.Location}: {status.Waiver.Id} for {status.Waiver.Target}"
            + (status.Waiver.Path is null ? "" : $" in {status.Waiver.Path}")
            + $", {ManifestWord.Of(status.State)}, until {status.Waiver.Expires}";

    private static IEnumerable<SummaryLine> Listed(string label, IEnumerable<string> texts) =>
        texts.Select((text, index) => new SummaryLine(index == 0 ? label : "", text));
}
