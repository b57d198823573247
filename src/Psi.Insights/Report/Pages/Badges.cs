using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>States as a word, a symbol and a colour: never by colour alone.</summary>
internal static class Badges
{
    /// <summary>A waiver covers it.</summary>
    public static Html Waived { get; } = Badge("waived", "◐", "waived");

    public static Html Error { get; } = Badge("bad", "✗", "error");

    /// <summary>A rule that a requirement rests on was switched off.</summary>
    public static Html Silenced { get; } = Badge("bad", "✗", "silenced");

    /// <summary>A pragma or an attribute hides it.</summary>
    public static Html SuppressedInSource { get; } = Badge("unknown", "?", "suppressed in source");

    public static Html Of(RequirementState state) => state switch
    {
        RequirementState.Met => Badge("good", "✓", "met"),
        RequirementState.Unmet => Badge("bad", "✗", "unmet"),
        RequirementState.Waived => Waived,
        RequirementState.NotAssessed => Badge("unknown", "?", "not assessed"),
        _ => Badge("none", "–", "not applicable"),
    };

    public static Html Of(ServiceState state) => state switch
    {
        ServiceState.Recommended => Badge("good", "✓", "recommended"),
        ServiceState.Waived => Waived,
        ServiceState.NotDetermined => Badge("unknown", "?", "not determined"),
        ServiceState.Missing => Badge("bad", "✗", "missing"),
        ServiceState.HomeMade => Badge("bad", "✗", "home-made"),
        ServiceState.Another => Badge("bad", "≠", "another service"),
        ServiceState.NotAssessed => Badge("unknown", "?", "not assessed"),
        _ => Badge("none", "–", "not used"),
    };

    public static Html Of(ServiceUse use) => use switch
    {
        ServiceUse.Recommended => Badge("good", "✓", "recommended"),
        ServiceUse.NotDetermined => Badge("unknown", "?", "not determined"),
        ServiceUse.HomeMade => Badge("bad", "✗", "home-made"),
        _ => Badge("bad", "≠", "another service"),
    };

    public static Html Of(ComponentStanding standing) => Badge(ClassOf(standing), SymbolOf(standing), NameOf(standing));

    public static Html Of(RepositoryOutcome outcome) => outcome switch
    {
        RepositoryOutcome.Passes => Badge("good", "✓", "passes"),
        RepositoryOutcome.PassesOnWaivers => Badge("waived", "◐", "passes on a waiver"),
        RepositoryOutcome.PassesWithVulnerabilities => Badge("caution", "!", "passes, but vulnerable"),
        RepositoryOutcome.NotAssessedInFull => Badge("unknown", "?", "not assessed in full"),
        RepositoryOutcome.OnlyReported => Badge("caution", "!", "would fail, only reported"),
        _ => Badge("bad", "✗", "fails"),
    };

    public static Html Of(VulnerabilitySeverity severity) => severity switch
    {
        VulnerabilitySeverity.Low => Badge("none", "△", "low"),
        VulnerabilitySeverity.Moderate => Badge("caution", "△", "moderate"),
        VulnerabilitySeverity.High => Badge("outside", "▲", "high"),
        _ => Badge("bad", "▲", "critical"),
    };

    public static Html Of(WaiverState state) => state switch
    {
        WaiverState.Valid => Badge("waived", "◐", "valid"),
        WaiverState.Expiring => Badge("caution", "!", "expiring"),
        WaiverState.Expired => Badge("bad", "✗", "expired"),
        _ => Badge("bad", "✗", "refused"),
    };

    public static Html Of(ProjectState state) => state switch
    {
        ProjectState.Assessed => Badge("good", "✓", "assessed"),
        ProjectState.Excluded => Badge("none", "–", "excluded"),
        _ => Badge("unknown", "?", "not assessed"),
    };

    public static Html Of(MeasurementState state) => state switch
    {
        MeasurementState.Measured => Badge("good", "✓", "measured"),
        MeasurementState.NotMeasured => Badge("unknown", "?", "not measured"),
        MeasurementState.Stale => Badge("caution", "!", "stale"),
        MeasurementState.Waived => Waived,
        _ => Badge("none", "–", "not applicable"),
    };

    public static Html Of(Severity severity) => severity switch
    {
        Severity.Error => Error,
        Severity.Warning => Badge("caution", "!", "warning"),
        _ => Badge("none", "–", "none"),
    };

    /// <summary>What a standing is called.</summary>
    public static string NameOf(ComponentStanding standing) => standing switch
    {
        ComponentStanding.Recommended => "recommended",
        ComponentStanding.Permitted => "permitted",
        ComponentStanding.Unlisted => "unlisted",
        ComponentStanding.Deprecated => "deprecated",
        ComponentStanding.EndOfSupport => "end of support",
        ComponentStanding.VersionOutside => "version outside",
        _ => "prohibited",
    };

    /// <summary>The style a standing is drawn in, in badges and charts.</summary>
    public static string ClassOf(ComponentStanding standing) => standing switch
    {
        ComponentStanding.Recommended => "good",
        ComponentStanding.Permitted => "fair",
        ComponentStanding.Unlisted => "unknown",
        ComponentStanding.Deprecated => "caution",
        ComponentStanding.EndOfSupport => "ended",
        ComponentStanding.VersionOutside => "outside",
        _ => "bad",
    };

    private static string SymbolOf(ComponentStanding standing) => standing switch
    {
        ComponentStanding.Recommended => "★",
        ComponentStanding.Permitted => "✓",
        ComponentStanding.Unlisted => "?",
        ComponentStanding.Deprecated => "!",
        ComponentStanding.EndOfSupport => "⌛",
        ComponentStanding.VersionOutside => "≠",
        _ => "✗",
    };

    private static Html Badge(string style, string symbol, string word) =>
        Html.Of($"<span class=\"badge {style}\"><span aria-hidden=\"true\">{symbol}</span> {word}</span>");
}
