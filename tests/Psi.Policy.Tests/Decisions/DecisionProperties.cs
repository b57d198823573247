using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Psi.Policy.Tests.Decisions;

/// <summary>What is true for every policy: random policies from a few names, versions and dates, so that entries do collide.</summary>
public class DecisionProperties
{
    private static readonly string[] FromMostSpecific =
    [
        "pkg:nuget/Contoso.Web",
        "pkg:nuget/Contoso.W*",
        "pkg:nuget/Contoso.*",
        "pkg:nuget/C*",
        "pkg:nuget/*",
    ];

    private static readonly Gen<string> Conditions =
        from versions in Gen.Elements(
            "",
            ", versions: \"(,2.0)\"",
            ", versions: \"[1.0,2.0]\"",
            ", versions: \"[2.0,)\"",
            ", versions: \"[1.5.0]\"")
        from enforceFrom in Gen.Elements("", ", enforceFrom: 2026-01-01", ", enforceFrom: 2026-11-21", ", enforceFrom: 2026-11-22")
        from scopes in Gen.Elements("", ", scopes: [runtime]", ", scopes: [build, test]")
        from levels in Gen.Elements("", ", levels: [1]", ", levels: [2, 3]")
        select versions + enforceFrom + scopes + levels;

    private static readonly Gen<string> Entry =
        from purl in Gen.Elements(FromMostSpecific)
        from rest in EntryRest
        select Line(purl, rest);

    private static readonly Gen<Use> Uses =
        from name in Gen.Elements("Contoso.Web", "contoso.web", "Contoso.Worker", "Contoso.Data", "Castle.Core", "Serilog")
        from version in Gen.Elements("@1.0.0", "@1.5.0", "@2.0.0-rc.1", "@2.0.0", "@3.0.0", "@latest", "")
        from scope in Gen.Elements(ComponentScope.Runtime, ComponentScope.Build, ComponentScope.Test)
        from level in Gen.Choose(1, 3)
        select new Use(PackageUrl.Parse($"pkg:nuget/{name}{version}"), scope, level);

    private static Gen<string> EntryRest =>
        from status in Gen.Elements("recommended", "permitted", "deprecated", "prohibited")
        from reason in Gen.Choose(1, 3)
        from conditions in Conditions
        select $"status: {status}, reason: Reason {reason}{conditions}";

    [Fact]
    public void Adding_a_less_specific_entry_never_changes_a_decision_made_by_a_more_specific_one()
    {
        var cases =
            from entries in Gen.ListOf(Entry)
            from added in Entry
            from addedLater in Gen.Elements(true, false)
            from use in Uses
            select (Entries: entries, Added: added, AddedLater: addedLater, Use: use);

        Property.Holds(cases, given =>
        {
            var layer = Layer(given.Entries);
            var before = Decide(Given.Policy(layer), given.Use);
            var addition = Layer([given.Added]);
            var isLessSpecific = before.Entry is { } deciding
                && addition.File.Components[0].Pattern.Specificity < deciding.Pattern.Specificity;
            if (!isLessSpecific)
            {
                return true;
            }

            var after = Decide(given.AddedLater ? Given.Policy(layer, addition) : Given.Policy(addition, layer), given.Use);
            return Content(before) == Content(after);
        }, tests: 1000);
    }

    [Fact]
    public void What_the_latest_exact_entry_accepts_passes_whatever_else_is_listed_and_what_it_does_not_accept_fails()
    {
        var cases =
            from entries in Gen.ListOf(Entry)
            from accepted in Gen.Elements("recommended", "permitted")
            from versions in Gen.Elements("(,2.0)", "[1.0,2.0]", "[2.0,)", "[1.5.0]")
            from version in Gen.Elements("1.0.0", "1.5.0", "2.0.0-rc.1", "2.0.0", "3.0.0")
            from scope in Gen.Elements(ComponentScope.Runtime, ComponentScope.Build, ComponentScope.Test)
            from level in Gen.Choose(1, 3)
            select (Entries: entries, Accepted: accepted, Versions: versions, Version: version, Scope: scope, Level: level);

        Property.Holds(cases, given =>
        {
            var policy = Given.Policy(
                Layer(given.Entries),
                Layer([Line("pkg:nuget/Contoso.Web", $"status: {given.Accepted}, versions: \"{given.Versions}\"")]));
            var component = PackageUrl.NuGet("Contoso.Web", given.Version);
            var decision = Decide(policy, new Use(component, given.Scope, given.Level));
            return Given.Interval(given.Versions).Contains(component) == true
                ? (decision.RuleId, decision.Severity) == (null, Severity.None)
                : (decision.RuleId, decision.Severity) == (ProblemIds.VersionOutside, Severity.Error);
        }, tests: 1000);
    }

    [Fact]
    public void The_order_of_entries_within_a_layer_does_not_matter()
    {
        var cases =
            from entries in Gen.ListOf(Entry)
            from shuffled in Gen.Shuffle(entries.ToArray())
            from use in Uses
            select (Entries: entries, Shuffled: shuffled, Use: use);

        Property.Holds(
            cases,
            given => Content(Decide(Given.Policy(Layer(given.Entries)), given.Use))
                == Content(Decide(Given.Policy(Layer(given.Shuffled)), given.Use)));
    }

    [Fact]
    public void A_repository_layer_never_loosens()
    {
        var cases =
            from organisation in Gen.ListOf(Entry)
            from repository in Gen.ListOf(Entry)
            from unlisted in Gen.Elements("none", "warning", "error")
            from unlistedHere in Gen.Elements("none", "warning", "error")
            from use in Uses
            select (Organisation: organisation, Repository: repository, Unlisted: unlisted, UnlistedHere: unlistedHere, Use: use);

        Property.Holds(cases, given =>
        {
            var organisation = Layer(given.Organisation, $"unlisted: {{ severity: {given.Unlisted} }}");
            var before = Decide(Given.Policy(organisation), given.Use);
            var after = Decide(
                Given.Policy(
                    organisation,
                    Given.Repository(Text(given.Repository, $"unlisted: {{ severity: {given.UnlistedHere}, scopes: [runtime] }}"))),
                given.Use);
            return after.Severity >= before.Severity && (after.LooserEntry is null || after.Severity == before.Severity);
        }, tests: 1000);
    }

    [Fact]
    public void As_days_go_by_a_decision_only_gets_stricter()
    {
        var cases =
            from entries in Gen.ListOf(Entry)
            from use in Uses
            from day in Gen.Choose(-400, 400)
            select (Entries: entries, Use: use, Day: Given.Today.AddDays(day));

        Property.Holds(cases, given =>
        {
            var policy = Given.Policy(Layer(given.Entries));
            return Decide(policy, given.Use, given.Day.AddDays(1)).Severity >= Decide(policy, given.Use, given.Day).Severity;
        });
    }

    [Fact]
    public void An_explanation_foretells_every_later_decision()
    {
        var cases =
            from entries in Gen.ListOf(Entry)
            from waived in Gen.ListOf(Gen.Choose(-40, 40))
            from use in Uses
            from days in Gen.Choose(0, 60)
            select (Entries: entries, Waived: waived, Use: use, Days: days);

        Property.Holds(cases, given =>
        {
            var policy = Given.Policy(Layer(given.Entries));
            var product = Given.Product(Waivers(given.Waived));
            var start = Given.Day("2025-12-20");
            var explanation = ComponentExplanation.Of(policy, product, given.Use.Component, given.Use.Scope, given.Use.Level, start);
            var day = start.AddDays(given.Days);

            var foretold = explanation.Coming.LastOrDefault(coming => coming.From <= day)
                ?? new ComingDecision(start, explanation.Decision, explanation.Waivers);
            var inForce = foretold.Waivers.Where(waiverStatus => waiverStatus.IsInForce).Select(waiverStatus => waiverStatus.Waiver.Id);
            var expected = WaiverBook.Open(policy, product, day)
                .Statuses.Where(waiverStatus => waiverStatus.IsInForce && waiverStatus.Waiver.Component!.Matches(given.Use.Component))
                .Select(waiverStatus => waiverStatus.Waiver.Id);
            return Content(foretold.Decision) == Content(Decide(policy, given.Use, day)) && inForce.SequenceEqual(expected);
        });

        static string Waivers(IEnumerable<int> ends) => "waivers:\n" + string.Concat(ends.Select((end, index) =>
            $"  - {{ id: W-{index}, component: \"pkg:nuget/Contoso.*\", reason: r, owner: lead@contoso.example, approvedBy: "
            + $"ciso@contoso.example, approvedOn: {Given.Day("2025-12-20").AddDays(end - 5)}, expires: "
            + $"{Given.Day("2025-12-20").AddDays(end)} }}\n"));
    }

    [Fact]
    public void An_entry_that_lint_calls_unreachable_decides_nothing()
    {
        var cases =
            from weaker in Gen.ListOf(Entry)
            from stronger in Gen.ListOf(Entry)
            from use in Uses
            select (Weaker: weaker, Stronger: stronger, Use: use);

        Property.Holds(cases, given =>
        {
            PolicyLayer[] layers =
            [
                Given.Organisation(Text(given.Weaker), path: "1.yaml"),
                Given.Organisation(Text(given.Stronger), path: "2.yaml"),
            ];
            var decision = Decide(Given.Policy(layers), given.Use);
            return PolicyLint.Check(layers, Given.Today)
                .Where(finding => finding.Kind == LintKind.UnreachableEntry)
                .All(finding => finding.Location != decision.Entry?.Location);
        }, tests: 2000);
    }

    [Fact]
    public void Every_decision_with_a_diagnostic_has_a_message_on_one_line_and_no_other_has_one()
    {
        var cases =
            from entries in Gen.ListOf(Entry)
            from use in Uses
            from transitive in Gen.Elements(true, false)
            select (Entries: entries, Use: use, Transitive: transitive);

        Property.Holds(cases, given =>
        {
            var decision = Decide(Given.Policy(Layer(given.Entries, "unlisted: { severity: error, scopes: [runtime] }")), given.Use);
            string[] chain = given.Transitive ? ["Direct 1.0.0", given.Use.Component.FullName] : [given.Use.Component.FullName];
            var message = ComponentMessage.For(decision, given.Use.Component, chain, "Contoso", Given.Today);
            return decision.RuleId is null
                ? message.Length == 0 && decision.Severity == Severity.None
                : message.EndsWith('.')
                    && !message.Any(char.IsControl)
                    && !message.Contains("  ", StringComparison.Ordinal)
                    && decision.Severity > Severity.None;
        });
    }

    private static ComponentDecision Decide(EffectivePolicy policy, Use use, CalendarDate? today = null) =>
        ComponentDecider.Decide(policy, use.Component, use.Scope, use.Level, today ?? Given.Today);

    private static PolicyLayer Layer(IEnumerable<string> entries, string head = "") => Given.Organisation(Text(entries, head));

    private static string Text(IEnumerable<string> entries, string head = "")
    {
        var text = new StringBuilder(head).Append("\ncomponents:\n");
        foreach (var entry in entries)
        {
            text.Append(entry).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(string purl, string rest) => $"  - {{ purl: \"{purl}\", {rest} }}";

    // What was decided, without the place of the entry, which moves with its order.
    private static (string?, Severity, ComponentStatus, string?, string?, CalendarDate?) Content(ComponentDecision decision) =>
        (decision.RuleId, decision.Severity, decision.Status, decision.Versions, decision.Entry?.Reason, decision.Entry?.EnforceFrom);

    private sealed record Use(PackageUrl Component, ComponentScope Scope, int Level);
}
