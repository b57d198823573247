using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Everything the newest manifest of a repository says.</summary>
internal static class RepositoryPage
{
    public static Page Of(RepositoryModel model, string organisation, Links links)
    {
        var summary = model.Summary;
        return new Page
        {
            Path = links.Map.PageOf(summary),
            Kind = "Repo",
            Title = summary.Title,
            Above =
            [
                links.To(SiteMap.Organisation, organisation),
                links.Domain(summary.Product?.Domain),
                .. summary.Product is { } product ? [links.Product(product)] : Array.Empty<Html>(),
            ],
            Lead = Html.Of($"""
                {BasisSection.Line([summary])}<p class="verdict">{Badges.Of(summary.Verdict)} {Sentence(summary)}</p>
                <p>{Address(summary)}</p>
                """),
            Sections = Sections(model, links),
        };
    }

    private static IReadOnlyList<Section> Sections(RepositoryModel model, Links links)
    {
        List<ComponentUsage> toActOn = [.. model.Uses.Where(IsToActOn).OrderByDescending(u => u.Standing)];
        List<FindingEntry> silenced = [.. model.Findings.Where(f => f.RuleId == ProblemIds.RuleSilenced)];
        return
        [
            new Section("requirements", "Requirements", Requirements(model, links)),
            new Section(
                "components-to-act-on",
                "Components to act on",
                UsageTable.OfRepository(toActOn, "Component uses to act on, the worst first", "Every component in use is recommended or permitted.", links)),
            new Section("components", "All components", Html.Join(
            [
                ComponentStandings.Of([model.Summary], links),
                UsageTable.OfRepository(model.Uses, "Every component use", "No component was found.", links),
            ])),
            new Section("findings", "Findings", FindingList.Of(model.Findings, "Every finding, rule by rule", "No finding.", links)),
            new Section("evidence", "Evidence", FindingList.Of(model.Evidence, "Facts that speak for a requirement", "No evidence was reported.", links)),
            new Section("waivers", "Waivers", WaiverList.Of(model.Waivers, model.Summary.Basis.DecidedFor, links)),
            new Section("builds", "Projects", Builds(model)),
            new Section("bypasses", "Overrides and silenced rules", Bypasses.Of(silenced, model.Overrides, links)),
            new Section("measurements", "Measurements", Measurements(model)),
            new Section("services", "Shared security services and practices", Html.Join([Services(model), Practices(model)])),
            BasisSection.Of([model.Summary], links),
        ];
    }

    private static bool IsToActOn(ComponentUsage use) => use.Standing > ComponentStanding.Permitted || use.Severity == Severity.Error;

    private static Html Sentence(RepositorySummary summary) => Html.Join("; ",
    [
        Html.Of($"{Quantity.Of(summary.BuildsAssessed, "build")} assessed, {summary.BuildsNotAssessed} not"),
        Html.Of($"{Quantity.Of(summary.BuildsWithErrors, "build")} with errors"),
        Html.Of($"{Quantity.Of(summary.Warnings, "warning")}."),
    ]);

    // Only an address that is a plain web page becomes a link: what else a manifest may name here could be script.
    private static Html Address(RepositorySummary summary) =>
        Uri.TryCreate(summary.Name, UriKind.Absolute, out var address) && address is { Scheme: "https", UserInfo: "" }
            ? Html.Of($"<a href=\"{address.AbsoluteUri}\" rel=\"noopener noreferrer\">{summary.Name}</a>")
            : Html.Of($"<code>{summary.Name}</code>");

    private static Html Requirements(RepositoryModel model, Links links)
    {
        var verdicts = model.Verdicts.ToLookup(v => v.Requirement, StringComparer.Ordinal);
        return new Table("Requirements, and each project's verdict", "Requirement", "State", "What it asks", "Project by project", "Since")
        {
            WhenEmpty = "The policy in use names no requirement.",
            Rows = model.Summary.Requirements.Select(r => (IReadOnlyList<Html>)
            [
                links.Requirement(r.Requirement),
                Words.Lines([Badges.Of(r.State), Html.Of($"<span class=\"quiet\">{Weight(r.Severity)}</span>")]),
                Words.Lines([r.Title, Html.Of($"<span class=\"quiet\">{string.Join(", ", r.Rules.Concat(r.Asvs.Select(a => "ASVS " + a)))}</span>")]),
                Words.Lines(verdicts[r.Requirement].Select(Verdict)),
                Words.Day(r.Since),
            ]),
        }.Render();
    }

    private static string Weight(Severity severity) => severity switch
    {
        Severity.Error => "an error when unmet",
        Severity.Warning => "a warning when unmet",
        _ => "not reported when unmet",
    };

    private static Html Verdict(ProjectVerdict verdict)
    {
        var waiver = verdict.Waiver is null ? "" : $" ({verdict.Waiver})";
        return Html.Of($"{Badges.Of(verdict.State)} <code>{verdict.Project}</code> <span class=\"quiet\">{verdict.TargetFramework}</span> {verdict.Reason}{waiver}");
    }

    private static Html Builds(RepositoryModel model) =>
        new Table(
            "Projects by target framework and configuration",
            "Project", "Target framework", "Configuration", "Language", "State", Column.Number("Errors"), Column.Number("Warnings"))
        {
            WhenEmpty = "The manifest names no project.",
            Rows = model.Builds.Select(b => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{b.Path}</code>{(b.IsTest ? Html.Of($" <span class=\"quiet\">tests</span>") : Html.Empty)}"),
                Words.OrNotGiven(string.Join(" ", new[] { b.TargetFramework, b.RuntimeIdentifier }.OfType<string>())),
                Words.OrNotGiven(b.Configuration),
                Words.OrNotGiven(b.Language),
                Html.Of($"{Badges.Of(b.State)} {b.Reason}"),
                Html.Of($"{b.Errors}"),
                Html.Of($"{b.Warnings}"),
            ]),
        }.Render();

    private static Html Measurements(RepositoryModel model) =>
        new Table("Every measurement", "Measure", "State", Column.Number("Value"), "Unit", "Source", "Observed")
        {
            WhenEmpty = "No measurement.",
            Rows = model.Measurements.Select(m => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{m.Measure}</code>"), Badges.Of(m.State), Value(m), m.Unit, m.Source, Words.Day(m.ObservedAt),
            ]),
        }.Render();

    private static Html Value(MeasurementEntry measurement) => measurement switch
    {
        { Numerator: { } numerator, Denominator: { } denominator } => Html.Of($"{numerator} of {denominator}"),
        { Numerator: { } numerator } => Html.Of($"{numerator}"),
        _ => Html.Of($"<span class=\"quiet\">no number</span>"),
    };

    private static Html Services(RepositoryModel model) =>
        new Table("Shared security services the policy names", "Service", "What it is for", "State")
        {
            WhenEmpty = "The policy in use names no shared security service.",
            Rows = model.Services.Select(s => (IReadOnlyList<Html>)[s.Title, s.Kind, Badges.Of(s.State)]),
        }.Render();

    private static Html Practices(RepositoryModel model) =>
        new Table("Tools and ways of working found", "Practice", "Where")
        {
            WhenEmpty = "None was found.",
            Rows = model.Practices.Select(p => (IReadOnlyList<Html>)[p.Id, Words.Place(p.At)]),
        }.Render();
}
