using FsCheck;
using FsCheck.Fluent;

namespace Psi.Policy.Tests.Diff;

/// <summary>What is true for every two policies: random policies from a few patterns that overlap, versions and dates.</summary>
public sealed class DiffProperties
{
    private static readonly Gen<string> Names = Gen.Elements(
        "pkg:nuget/Contoso.Web",
        "pkg:nuget/Contoso.W*",
        "pkg:nuget/Contoso.*",
        "pkg:nuget/*.Web",
        "pkg:nuget/*o.W*",
        "pkg:nuget/C*b",
        "pkg:nuget/*");

    private static readonly Gen<string> Versions = Gen.Elements(
        "",
        ", versions: \"(,2.0)\"",
        ", versions: \"[1.0,2.0]\"",
        ", versions: \"[2.0,)\"",
        ", versions: \"[1.5.0]\"",
        ", versions: \"[2.0.0-rc.1,3.0)\"");

    private static readonly Gen<string> Entry =
        from purl in Names
        from status in Gen.Elements("recommended", "permitted", "deprecated", "prohibited")
        from versions in Versions
        from enforceFrom in Gen.Elements("", ", enforceFrom: 2026-01-01", ", enforceFrom: 2026-12-01", ", enforceFrom: 2027-03-01")
        from scopes in Gen.Elements("", "", ", scopes: [runtime]", ", scopes: [build, test]")
        from levels in Gen.Elements("", "", ", levels: [1]", ", levels: [2, 3]")
        select $"  - {{ purl: \"{purl}\", status: {status}, reason: R{versions}{enforceFrom}{scopes}{levels} }}";

    private static readonly Gen<string> Support =
        from purl in Names
        from versions in Versions
        from days in Gen.Elements(-60, -1, 0, 30, 91, 120, 200)
        select $"  - {{ purl: \"{purl}\", endOfSupport: {Given.Today.AddDays(days)}{versions} }}";

    private static readonly Gen<string> Requirement =
        from severity in Gen.Elements("warning", "error")
        from rules in Gen.Elements("PSI3101", "PSI3201", "PSI3101, PSI3201")
        from enforceFrom in Gen.Elements("", ", enforceFrom: 2026-12-01")
        from levels in Gen.Elements("", ", levels: [2, 3]")
        select $"requirements: [{{ id: MAR-1, title: T, rules: [{rules}], severity: {severity}{enforceFrom}{levels} }}]";

    private static readonly Gen<string> Settings =
        from unlisted in Gen.Elements("none", "warning", "error")
        from scopes in Gen.Elements("", ", scopes: [runtime]")
        from days in Gen.Elements(
            "",
            "waivers: { maxDays: 90 }",
            "waivers: { maxDays: 180, approvers: [a@contoso.example] }",
            "waivers: { maxDays: 90, approvers: [a@contoso.example, b@contoso.example] }")
        from rest in Gen.Elements(
            "",
            "enforcement: { default: report }",
            "vulnerabilities: { low: error }",
            "unpinned: { severity: warning }",
            "tests: report",
            "levels: { technology: { web: 1, service: 2 } }")
        select $"unlisted: {{ severity: {unlisted}{scopes} }}\n{days}\n{rest}";

    private static readonly Gen<EffectivePolicy> Policies =
        from settings in Settings
        from requirement in Requirement
        from weaker in Few(Entry)
        from stronger in Few(Entry)
        from support in Few(Support)
        select Given.Policy(
            Given.Organisation($"{settings}\n{requirement}\ncomponents:\n{string.Join("\n", weaker)}\n", path: "1.yaml"),
            Given.Organisation($"components:\n{string.Join("\n", stronger)}\nsupport:\n{string.Join("\n", support)}\n", path: "2.yaml"));

    // Two that are nearly alike, as policies to compare are: the same entries, some of them in one of the two only.
    private static readonly Gen<(EffectivePolicy Old, EffectivePolicy New)> Pairs =
        from entries in Few(Entry)
        from support in Few(Support)
        from inOld in Gen.ArrayOf(Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false))), 60)
        from inNew in Gen.ArrayOf(Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false))), 60)
        from inFirst in Gen.ArrayOf(Gen.Elements(true, false), 60)
        from unlisted in Gen.Elements("none", "warning", "error")
        from other in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Elements("none", "warning", "error")))
        select (
            Made(entries, support, inOld, inFirst, unlisted),
            Made(entries, support, inNew, inFirst, other.Length == 0 ? unlisted : other));

    private static readonly Gen<Use> Uses =
        from name in Gen.Elements(
            "Contoso.Web",
            "contoso.web",
            "Contoso.Worker",
            "Contoso.Data",
            "Fabrikam.Web",
            "Fabriko.Wb",
            "Castle.Web",
            "Serilog",
            "Crab",
            "Contoso.Other.Web")
        from version in Gen.Elements("@1.0.0", "@1.5.0", "@2.0.0-rc.1", "@2.0.0-rc.1.1", "@2.0.0", "@2.0.0.1", "@3.0.0", "@latest", "")
        from scope in Gen.Elements(ComponentScope.Runtime, ComponentScope.Build, ComponentScope.Test)
        from level in Gen.Choose(1, 3)
        from days in Gen.Choose(0, 300)
        select new Use(PackageUrl.Parse($"pkg:nuget/{name}{version}"), scope, level, Given.Today.AddDays(days));

    [Fact]
    public void A_policy_differs_in_nothing_from_itself() =>
        Property.Holds(
            Policies,
            policy => PolicyDiff.Of(policy, policy, Given.Today) is
            {
                Changes.Count: 0,
                IsComplete: true,
                Direction: ChangeDirection.SameWeight,
            },
            tests: 200);

    [Fact]
    public void Compared_the_other_way_round_stricter_is_looser_and_added_is_removed()
    {
        Property.Holds(Gen.Zip(Policies, Policies), given => Mirrors(given.Item1, given.Item2), tests: 40);
        Property.Holds(Pairs, given => Mirrors(given.Old, given.New), tests: 100);
    }

    [Fact]
    public void Where_nothing_is_stricter_no_use_of_any_component_becomes_stricter_on_any_later_day_and_likewise_for_looser()
    {
        var (stricter, looser) = (0, 0);
        Property.Holds(Pairs.SelectMany(pair => Gen.ListOf(Uses, 60), (pair, uses) => (pair.Old, pair.New, Uses: uses)), given =>
        {
            var direction = PolicyDiff.Of(given.Old, given.New, Given.Today).Direction;
            if (direction.HasFlag(ChangeDirection.Stricter))
            {
                stricter++;
            }

            if (direction.HasFlag(ChangeDirection.Looser))
            {
                looser++;
            }

            return given.Uses.All(use => Decide(given.New, use).Severity.CompareTo(Decide(given.Old, use).Severity) switch
            {
                > 0 => direction.HasFlag(ChangeDirection.Stricter),
                < 0 => direction.HasFlag(ChangeDirection.Looser),
                _ => true,
            });
        }, tests: 400);
        Assert.InRange(stricter, 100, 350);
        Assert.InRange(looser, 100, 350);
    }

    private static Gen<List<T>> Few<T>(Gen<T> items) => Gen.ListOf(items).Resize(6);

    private static bool Mirrors(EffectivePolicy one, EffectivePolicy other)
    {
        var (there, back) = (PolicyDiff.Of(one, other, Given.Today), PolicyDiff.Of(other, one, Given.Today));
        return there.Changes.Select(
            change => (change.Part, change.Subject, change.Kind, change.Direction, Outcomes(change, swapped: false)))
            .SequenceEqual(
                back.Changes.Select(
                    change => (
                        change.Part,
                        change.Subject,
                        Mirrored(change.Kind),
                        Mirrored(change.Direction),
                        Outcomes(change, swapped: true))));
    }

    private static string Outcomes(PolicyChange change, bool swapped) => string.Join("\n", change.Outcomes
        .Select(outcome => swapped ? $"{outcome.Becomes} {outcome.Was}" : $"{outcome.Was} {outcome.Becomes}")
        .Order(StringComparer.Ordinal));

    private static ChangeKind Mirrored(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => ChangeKind.Removed,
        ChangeKind.Removed => ChangeKind.Added,
        _ => kind,
    };

    private static ChangeDirection Mirrored(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Stricter => ChangeDirection.Looser,
        ChangeDirection.Looser => ChangeDirection.Stricter,
        _ => direction,
    };

    private static EffectivePolicy Made(List<string> entries, List<string> support, bool[] present, bool[] inFirst, string unlisted)
    {
        IEnumerable<string> Those(IReadOnlyList<string> all, int from, bool first) =>
            all.Where((_, index) => present[(index + from) % present.Length] && inFirst[(index + from) % inFirst.Length] == first);
        return Given.Policy(
            Given.Organisation($"unlisted: {{ severity: {unlisted}, scopes: [runtime] }}\n{Lists(first: true)}", path: "1.yaml"),
            Given.Organisation(Lists(first: false), path: "2.yaml"));

        string Lists(bool first) =>
            $"components:\n{string.Join("\n", Those(entries, 0, first))}\nsupport:\n{string.Join("\n", Those(support, 30, first))}\n";
    }

    private static ComponentDecision Decide(EffectivePolicy policy, Use use) =>
        ComponentDecider.Decide(policy, use.Component, use.Scope, use.Level, use.Day);

    private sealed record Use(PackageUrl Component, ComponentScope Scope, int Level, CalendarDate Day);
}
