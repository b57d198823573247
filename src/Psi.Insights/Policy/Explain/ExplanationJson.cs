using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Explain;

/// <summary>What <c>psi policy explain --json</c> writes.</summary>
internal static class ExplanationJson
{
    /// <summary>The use, its decision with the entry that made it, what comes, the entries that apply and the waivers.</summary>
    public static string Of(
        ExplainedUse use, ComponentExplanation explanation, string organisation, IReadOnlyList<SharedService> services) => ReadableJson.Of(
        new
        {
            Component = use.Component.ToString(),
            Scope = ManifestWord.Of(use.Scope),
            use.Level,
            On = use.On.ToString(),
            Organisation = organisation,
            Decision = Decision(explanation.Decision, explanation.Waivers),
            Message = ComponentMessage.For(explanation.Decision, use.Component, [], organisation, use.On) is { Length: > 0 } message
                ? message
                : null,
            StricterBaseline = explanation.StricterBaseline is { } baseline ? Decision(baseline, []) : null,
            Coming = explanation.Coming.Select(
                coming => new { From = coming.From.ToString(), Decision = Decision(coming.Decision, coming.Waivers) }),
            Considered = explanation.Considered.Select(item => Entry(item.Entry)),
            Support = explanation.Support.Select(item => Support(item.Entry)),
            Services = ExplanationLines.ServicesOf(use, services).Select(service => new
            {
                service.Service.Id,
                At = service.Service.Location.ToString(),
                Use = ManifestWord.Of(service.IsRecommended ? ServiceUse.Recommended : ServiceUse.Another),
            }),
            Waivers = explanation.Waivers.Select(status => new
            {
                status.Waiver.Id,
                At = status.Waiver.Location.ToString(),
                status.Waiver.Target,
                Path = status.Waiver.Path?.ToString(),
                State = ManifestWord.Of(status.State),
                Expires = status.Waiver.Expires.ToString(),
            }),
        });

    private static object Decision(ComponentDecision decision, IReadOnlyList<WaiverStatus> waivers) => new
    {
        Status = ManifestWord.Of(decision.Status),
        decision.RuleId,
        Severity = ManifestWord.Of(decision.Severity),
        DecidedBy = decision.DecidedAt?.ToString(),
        LooserEntry = (decision.LooserEntry?.Location ?? decision.LooserSupport?.Location)?.ToString(),
        WaivedBy = decision.RuleId is null ? null : ExplanationLines.WaivedBy(waivers)?.Id,
    };

    private static object Support(SupportEntry entry) => new
    {
        At = entry.Location.ToString(),
        Purl = entry.Pattern.ToString(),
        Versions = entry.Versions?.ToString(),
        EndOfSupport = entry.EndOfSupport.ToString(),
        entry.Source,
        Replacement = entry.Replacement?.ToString(),
    };

    private static object Entry(ComponentEntry entry) => new
    {
        At = entry.Location.ToString(),
        Purl = entry.Pattern.ToString(),
        Status = ManifestWord.Of(entry.Status),
        Versions = entry.Versions?.ToString(),
        Scopes = entry.Scopes?.Select(ManifestWord.Of),
        entry.Levels,
        EnforceFrom = entry.EnforceFrom?.ToString(),
    };
}
