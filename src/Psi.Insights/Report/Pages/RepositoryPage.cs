using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Everything the newest manifest of a repository says.</summary>
internal static class RepositoryPage
{
    public static Page Of(RepositoryModel model, FailureReasons reasons, string organisation, Links links)
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
                {BasisSection.Line([summary])}<p class="verdict">{Badges.Of(summary.Outcome)} {Sentence(summary)}</p>
                <p>{WebAddress.Link(summary.Name, summary.Name)}</p>
                """),
            Sections = Sections(model, reasons, links),
        };
    }

    private static IReadOnlyList<Section> Sections(RepositoryModel model, FailureReasons reasons, Links links)
    {
        var summary = model.Summary;
        var toActOn = model.Uses.Where(use => IsToActOn(use, summary)).OrderByDescending(use => use.Standing);
        List<FindingEntry> silenced = [.. model.Findings.Where(finding => finding.RuleId == ProblemIds.RuleSilenced)];
        return
        [
            .. WhyItFails(summary, reasons, links),
            new Section("requirements", "Requirements", Requirements(model, links)),
            new Section("components-to-act-on", "Components to act on", UsageTable.OfRepository(
                toActOn,
                "Component uses to act on, the worst first",
                summary.Vulnerabilities.Count == 0 ? "Every component in use is recommended or permitted." : "None.",
                links)),
            .. VulnerabilityList.Sections(summary.Vulnerabilities, links),
            new Section("components", "All components", Html.Join(
            [
                StandingTable.Of([summary], links),
                UsageTable.OfRepository(model.Uses, "Every component use", "No component was found.", links),
            ])),
            new Section("findings", "Findings", FindingList.Of(model.Findings, "Every finding, rule by rule", "No finding.", links)),
            new Section("evidence", "Evidence", FindingList.Of(
                model.Evidence, "Facts that speak for a requirement", "No evidence was reported.", links)),
            new Section("waivers", "Waivers", WaiverList.Of(model.Waivers, summary.Basis.DecidedFor, links)),
            new Section("builds", "Projects", Builds(model)),
            new Section("bypasses", "Overrides and silenced rules", Bypasses.Of(silenced, model.Overrides, links)),
            new Section(Disagreements.Anchor, "Decided again by the organisation's policy", Disagreements.OfRepository(model)),
            new Section("measurements", "Measurements", Measurements(model)),
            new Section("services", "Shared security services and practices", Html.Join([ServiceSection.Render(model), Practices(model)])),
            BasisSection.Of([summary], links),
        ];
    }

    private static IEnumerable<Section> WhyItFails(RepositorySummary summary, FailureReasons reasons, Links links) =>
        summary.Outcome < RepositoryOutcome.OnlyReported
            ? []
            : [new Section("why", "Why it does not meet the policy", TextFragments.Lines(reasons.Of(summary, links)))];

    private static bool IsToActOn(ComponentUsage use, RepositorySummary summary) =>
        use.Standing > ComponentStanding.Permitted
        || use.Severity == Severity.Error
        || summary.VulnerabilitiesOf(use).Any()
        || summary.RemarksOn(use).Any(remark => remark.Severity == Severity.Error);

    private static Html Sentence(RepositorySummary summary)
    {
        List<Html> parts =
        [
            Html.Of($"{Quantity.Of(summary.BuildsAssessed, "build")} assessed, {summary.BuildsNotAssessed} not"),
            Html.Of($"{Quantity.Of(summary.BuildsWithErrors, "build")} with errors"),
        ];
        if (summary.ReportedErrors > 0)
        {
            parts.Add(Html.Of($"{Quantity.Of(summary.ReportedErrors, "error")} reported, enforcement is off"));
        }

        if (summary.AdvisoriesWhere(_ => true) is > 0 and var known)
        {
            var waived = summary.AdvisoriesWhere(vulnerability => vulnerability.Waiver is not null);
            var ofWaivers = waived == 0 ? "" : $" ({waived} waived)";
            var vulnerabilities = Quantity.Of(known, "known vulnerability", "known vulnerabilities");
            parts.Add(Html.Of($"<a href=\"#vulnerabilities\">{vulnerabilities}</a>{ofWaivers}"));
        }

        if (summary.DisagreementCount > 0)
        {
            var disagreements = Quantity.Of(summary.DisagreementCount, "disagreement");
            parts.Add(Html.Of($"<a href=\"#{Disagreements.Anchor}\">{disagreements}</a> with the organisation's policy"));
        }

        parts.Add(Html.Of($"{Quantity.Of(summary.Warnings, "warning")}."));
        return Html.Join("; ", parts);
    }

    private static Html Requirements(RepositoryModel model, Links links)
    {
        var verdicts = model.Verdicts.ToLookup(verdict => verdict.Requirement, StringComparer.Ordinal);
        return new Table("Requirements, and each project's verdict", "Requirement", "State", "What it asks", "Project by project", "Since")
        {
            WhenEmpty = "The policy in use names no requirement.",
            Rows = model.Summary.Requirements.Select(requirement => (IReadOnlyList<Html>)
            [
                links.Requirement(requirement.Requirement),
                TextFragments.Lines([Badges.Of(requirement.State), TextFragments.Quiet(WhenUnmet(requirement.Severity))]),
                TextFragments.Lines([requirement.Title, TextFragments.Quiet(string.Join(", ", Basis(requirement)))]),
                TextFragments.Lines(verdicts[requirement.Requirement].Select(Verdict)),
                TextFragments.Day(requirement.Since),
            ]),
        }.Render();
    }

    private static IEnumerable<string> Basis(RequirementCell requirement) =>
        requirement.Rules.Concat(requirement.Asvs.Select(section => "ASVS " + section));

    private static string WhenUnmet(Severity severity) => severity switch
    {
        Severity.Error => "an error when unmet",
        Severity.Warning => "a warning when unmet",
        _ => "not reported when unmet",
    };

    private static Html Verdict(ProjectVerdict verdict)
    {
        var waiver = verdict.Waiver is null ? "" : $" ({verdict.Waiver})";
        var project = Html.Of($"<code>{verdict.Project}</code> {TextFragments.Quiet(verdict.TargetFramework)}");
        return Html.Of($"{Badges.Of(verdict.State)} {project} {verdict.Reason}{waiver}");
    }

    private static Html Builds(RepositoryModel model) =>
        new Table(
            "Projects by target framework and configuration",
            "Project", "Target framework", "Configuration", "Language", "State",
            Column.Number("Errors"), Column.Number("Only reported"), Column.Number("Warnings"))
        {
            WhenEmpty = "The manifest names no project.",
            Rows = model.Builds.Select(build => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{build.Path}</code>{(build.IsTest ? Html.Of($" {TextFragments.Quiet("tests")}") : Html.Empty)}"),
                TextFragments.OrNotGiven(string.Join(" ", new[] { build.TargetFramework, build.RuntimeIdentifier }.OfType<string>())),
                TextFragments.OrNotGiven(build.Configuration),
                TextFragments.OrNotGiven(build.Language),
                Html.Of($"{Badges.Of(build.State)} {build.Reason}"),
                Html.Of($"{build.Errors}"),
                Html.Of($"{build.ReportedErrors}"),
                Html.Of($"{build.Warnings}"),
            ]),
        }.Render();

    private static Html Measurements(RepositoryModel model) =>
        new Table("Every measurement", "Measure", "State", Column.Number("Value"), "Unit", "Source", "Observed")
        {
            WhenEmpty = "No measurement.",
            Rows = model.Measurements.Select(measurement => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{measurement.Measure}</code>"),
                Badges.Of(measurement.State),
                Value(measurement),
                measurement.Unit,
                Html.Of($"{measurement.Source}{Said(measurement)}"),
                TextFragments.Day(measurement.ObservedAt),
            ]),
        }.Render();

    private static Html Said(MeasurementEntry measurement)
    {
        string[] said = [.. new[] { measurement.Proxy is { } proxy ? $"proxy: {proxy}" : null, measurement.Remark }.OfType<string>()];
        return said.Length == 0 ? Html.Empty : Html.Of($" {TextFragments.Quiet(string.Join("; ", said))}");
    }

    private static Html Value(MeasurementEntry measurement) => measurement switch
    {
        { Numerator: { } numerator, Denominator: { } denominator } => Html.Of($"{numerator} of {denominator}"),
        { Value: { } value } => Html.Of($"{Math.Round(value, 2)}"),
        { Numerator: { } numerator } => Html.Of($"{numerator}"),
        _ => TextFragments.Quiet("no number"),
    };

    private static Html Practices(RepositoryModel model) =>
        new Table("Tools and ways of working found", "Practice", "Where", "What it says")
        {
            WhenEmpty = "None was found.",
            Rows = model.Practices.Select(practice => (IReadOnlyList<Html>)
            [
                practice.Practice,
                TextFragments.Place(practice.At),
                string.Join(", ", Says(practice)),
            ]),
        }.Render();

    private static IEnumerable<string> Says(PracticeEntry practice)
    {
        if (practice.Dated is { } day)
        {
            yield return $"of {day}";
        }

        if (practice.OpenThreats is { } open)
        {
            yield return $"{Quantity.Of(open, "threat")} open";
        }

        if (practice.MitigatedThreats is { } mitigated)
        {
            yield return $"{mitigated} mitigated";
        }

        if (practice.Detail is { } detail)
        {
            yield return detail;
        }
    }
}
