using FsCheck;
using FsCheck.Fluent;

namespace Psi.Policy.Tests.Support;

/// <summary>What is true for every policy with ends of support: random policies from a few names, versions and dates.</summary>
public sealed class SupportProperties
{
    private static readonly CalendarDate Start = Given.Day("2026-11-21");

    private static readonly Gen<string> Support =
        from purl in Names
        from versions in Gen.Elements("", ", versions: \"(,2.0)\"", ", versions: \"[1.0,2.0]\"", ", versions: \"[2.0,)\"")
        from days in Gen.Choose(-120, 120)
        select $"  - {{ purl: \"{purl}\", endOfSupport: {Start.AddDays(days)}{versions} }}";

    private static readonly Gen<string> Entry =
        from purl in Names
        from status in Gen.Elements("recommended", "permitted", "deprecated", "prohibited")
        from versions in Gen.Elements("", ", versions: \"(,2.0)\"", ", versions: \"[2.0,)\"")
        from enforceFrom in Gen.Elements("", ", enforceFrom: 2026-11-01", ", enforceFrom: 2026-12-01")
        select $"  - {{ purl: \"{purl}\", status: {status}, reason: R{versions}{enforceFrom} }}";

    private static readonly Gen<Use> Uses =
        from name in Gen.Elements("Contoso.Web", "contoso.web", "Contoso.Worker", "Serilog")
        from version in Gen.Elements("@1.0.0", "@2.0.0", "@3.0.0", "@latest", "")
        from scope in Gen.Elements(ComponentScope.Runtime, ComponentScope.Build, ComponentScope.Test)
        from day in Gen.Choose(-250, 250)
        select new Use(PackageUrl.Parse($"pkg:nuget/{name}{version}"), scope, Start.AddDays(day));

    private static Gen<(List<string> Entries, List<string> Support, Use Use)> Cases =>
        from entries in Gen.ListOf(Entry)
        from support in Gen.ListOf(Support)
        from use in Uses
        select (Entries: entries, Support: support, Use: use);

    private static Gen<string> Names => Gen.Elements("pkg:nuget/Contoso.Web", "pkg:nuget/Contoso.W*", "pkg:nuget/Contoso.*", "pkg:nuget/*");

    [Fact]
    public void A_decision_with_support_data_is_never_looser_than_without_and_keeps_the_lists_word()
    {
        Property.Holds(Cases, given =>
        {
            var without = Decide(Policy(given.Entries, []), given.Use);
            var with = Decide(Policy(given.Entries, given.Support), given.Use);
            return with.Severity >= without.Severity
                && with.IsBySupport == with.Severity > without.Severity
                && (with.Status, with.Entry?.Pattern, with.Versions) == (without.Status, without.Entry?.Pattern, without.Versions)
                && (with.IsBySupport || with.RuleId == without.RuleId);
        }, tests: 1000);
    }

    [Fact]
    public void The_order_of_entries_within_a_file_does_not_matter()
    {
        var cases =
            from support in Gen.ListOf(Support)
            from shuffled in Gen.Shuffle(support.ToArray())
            from use in Uses
            select (Support: support, Shuffled: shuffled, Use: use);

        Property.Holds(
            cases,
            given => Content(Decide(Policy([], given.Support), given.Use)) == Content(Decide(Policy([], given.Shuffled), given.Use)),
            tests: 1000);
    }

    [Fact]
    public void One_entry_weighs_nothing_until_90_days_before_its_end_then_a_warning_and_after_it_what_its_scope_allows()
    {
        var cases =
            from end in Gen.Choose(-200, 200)
            from use in Uses
            select (End: Start.AddDays(end), Use: use);

        Property.Holds(cases, given =>
        {
            var left = given.Use.Day.DaysUntil(given.End);
            var warns = left >= 0 || given.Use.Scope == ComponentScope.Test;
            var expected = left > 90 ? Severity.None : warns ? Severity.Warning : Severity.Error;
            return Decide(Policy([], [$"  - {{ purl: \"pkg:nuget/*\", endOfSupport: {given.End} }}"]), given.Use).Severity == expected;
        }, tests: 1000);
    }

    [Fact]
    public void A_later_date_of_the_organisations_loosens_and_of_the_repositorys_does_not()
    {
        var cases =
            from end in Gen.Choose(-200, 100)
            from later in Gen.Choose(1, 200)
            from use in Uses
            select (End: Start.AddDays(end), Later: Start.AddDays(end + later), Use: use);

        Property.Holds(cases, given =>
        {
            string Text(CalendarDate end) => $"support: [{{ purl: \"pkg:nuget/*\", endOfSupport: {end} }}]";
            var alone = Decide(Given.Policy(Given.Organisation(Text(given.End))), given.Use);
            var organisations = Decide(
                Given.Policy(Given.Organisation(Text(given.End)), Given.Organisation(Text(given.Later), path: "2.yaml")),
                given.Use);
            var repositorys = Decide(Given.Policy(Given.Organisation(Text(given.End)), Given.Repository(Text(given.Later))), given.Use);
            return organisations.Severity <= alone.Severity
                && organisations.Support!.Entry.EndOfSupport == given.Later
                && repositorys.Severity == alone.Severity
                && repositorys.Support!.Entry.EndOfSupport == given.End;
        });
    }

    [Fact]
    public void A_repositorys_entries_never_loosen()
    {
        var cases =
            from support in Gen.ListOf(Support)
            from here in Gen.ListOf(Support)
            from use in Uses
            select (Support: support, Here: here, Use: use);

        Property.Holds(cases, given =>
        {
            var organisation = Given.Organisation(Text([], given.Support));
            var before = Decide(Given.Policy(organisation), given.Use);
            var after = Decide(Given.Policy(organisation, Given.Repository(Text([], given.Here))), given.Use);
            return after.Severity >= before.Severity && (after.LooserSupport is null || after.Severity == before.Severity);
        }, tests: 1000);
    }

    [Fact]
    public void As_days_go_by_a_decision_only_gets_stricter()
    {
        Property.Holds(Cases, given =>
        {
            var policy = Policy(given.Entries, given.Support);
            return Decide(policy, given.Use with { Day = given.Use.Day.AddDays(1) }).Severity >= Decide(policy, given.Use).Severity;
        });
    }

    [Fact]
    public void An_explanation_foretells_every_later_decision()
    {
        var cases =
            from given in Cases
            from days in Gen.Choose(0, 300)
            select (given.Entries, given.Support, given.Use, Days: days);

        Property.Holds(cases, given =>
        {
            var policy = Policy(given.Entries, given.Support);
            var explanation = ComponentExplanation.Of(policy, null, given.Use.Component, given.Use.Scope, 3, given.Use.Day);
            var day = given.Use.Day.AddDays(given.Days);
            var foretold = explanation.Coming.LastOrDefault(coming => coming.From <= day)?.Decision ?? explanation.Decision;
            var decision = Decide(policy, given.Use with { Day = day });
            return (foretold.RuleId, foretold.Severity, foretold.DecidedAt) == (decision.RuleId, decision.Severity, decision.DecidedAt);
        }, tests: 1000);
    }

    [Fact]
    public void An_entry_that_lint_calls_unreachable_never_speaks()
    {
        var cases =
            from weaker in Gen.ListOf(Support)
            from stronger in Gen.ListOf(Support)
            from use in Uses
            select (Weaker: weaker, Stronger: stronger, Use: use);

        Property.Holds(cases, given =>
        {
            PolicyLayer[] layers =
            [
                Given.Organisation(Text([], given.Weaker), path: "1.yaml"),
                Given.Organisation(Text([], given.Stronger), path: "2.yaml"),
            ];
            var speaking = Decide(Given.Policy(layers), given.Use).Support;
            return speaking is not { IsDetermined: true }
                || PolicyLint.Check(layers, Given.Today)
                    .Where(finding => finding.Kind == LintKind.UnreachableEntry)
                    .All(finding => finding.Location != speaking.Entry.Location);
        }, tests: 1000);
    }

    [Fact]
    public void Every_diagnostic_has_a_message_on_one_line()
    {
        var cases =
            from given in Cases
            from transitive in Gen.Elements(true, false)
            select (given.Entries, given.Support, given.Use, Transitive: transitive);

        Property.Holds(cases, given =>
        {
            var decision = Decide(Policy(given.Entries, given.Support), given.Use);
            string[] chain = given.Transitive ? ["Direct@1.0.0", given.Use.Component.FullName] : [given.Use.Component.FullName];
            var message = ComponentMessage.For(decision, given.Use.Component, chain, "Contoso", given.Use.Day);
            return decision.RuleId is null
                ? message.Length == 0 && decision.Severity == Severity.None
                : message.EndsWith('.')
                    && !message.Any(char.IsControl)
                    && !message.Contains("  ", StringComparison.Ordinal)
                    && decision.Severity > Severity.None;
        });
    }

    private static EffectivePolicy Policy(IEnumerable<string> entries, IEnumerable<string> support) =>
        Given.Policy(Given.Organisation(Text(entries, support)));

    private static string Text(IEnumerable<string> entries, IEnumerable<string> support) =>
        $"components:\n{string.Join("\n", entries)}\nsupport:\n{string.Join("\n", support)}\n";

    private static ComponentDecision Decide(EffectivePolicy policy, Use use) =>
        ComponentDecider.Decide(policy, use.Component, use.Scope, 3, use.Day);

    // What was decided, without the place of the entry, which moves with its order.
    private static (string?, Severity, CalendarDate?, string?, bool?) Content(ComponentDecision decision) =>
        (
            decision.RuleId,
            decision.Severity,
            decision.Support?.Entry.EndOfSupport,
            decision.Support?.Entry.Versions?.ToString(),
            decision.Support?.IsDetermined);

    private sealed record Use(PackageUrl Component, ComponentScope Scope, CalendarDate Day);
}
