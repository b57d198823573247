using FsCheck;
using FsCheck.Fluent;

namespace Psi.Policy.Tests.Baselines;

/// <summary>What is true for every baseline that is recorded from a repository.</summary>
public class BaselineProperties
{
    private static readonly string[] Paths =
    [
        "src/A/A.csproj",
        "src/B/B.csproj",
        "Directory.Packages.props",
        "src/Ä \"#: b\".cs",
        "(outside)/x.props",
    ];

    private static readonly Gen<ComponentStatement> Statement =
        from name in Gen.Elements("A", "B", "a", "C.D")
        from version in Gen.Elements("1.0.0", "1.0.1", "2.0.0-beta+1")
        from rule in Gen.Elements("PSI1001", "PSI1002", "PSI1003", "PSI1004", "PSI1005", "PSI1007", "PSI1008")
        from advisory in Gen.Elements("GHSA-aaaa-bbbb-cccc", "GHSA-dddd-eeee-ffff")
        from path in Gen.Elements(Paths)
        select new ComponentStatement(PackageUrl.NuGet(name, version), rule, rule == ProblemIds.Vulnerable ? advisory : null, path);

    private static readonly Gen<RuleFinding> Finding =
        from rule in Gen.Elements("PSI3201", "PSI3101", "CA5350")
        from path in Gen.Elements("src/A.cs", "src/B.cs", "src/Ä b.cs")
        from line in Gen.Choose(1, 4)
        select new RuleFinding(rule, new FileLocation(path, line, 1));

    private static readonly Gen<(ComponentStatement[] Components, RuleFinding[] Findings)> Repository =
        from components in Statement.ArrayOf()
        from findings in Finding.ArrayOf()
        where components.Length + findings.Length > 0
        select (components, findings);

    [Fact]
    public void What_was_recorded_is_covered_until_the_last_day_and_not_one_day_longer() => Property.Holds(Repository, repository =>
    {
        var baseline = Recorded(repository.Components, repository.Findings);
        return Open(Book(baseline), repository) == 0
            && Open(Book(baseline, baseline.Expires), repository) == 0
            && Open(Book(baseline, baseline.Expires.AddDays(1)), repository) == repository.Components.Length + repository.Findings.Length;
    }, tests: 200);

    [Fact]
    public void One_more_decision_about_a_component_is_not_covered() => Property.Holds(
        from repository in Repository
        from more in Statement
        where !repository.Components.Any(component => component.Key == more.Key)
        select (repository, more),
        given => !IsCovered(Book(Recorded(given.repository.Components, given.repository.Findings)), given.more),
        tests: 200);

    [Fact]
    public void One_more_finding_is_not_covered_nor_is_any_other_of_its_rule_and_file() => Property.Holds(
        from repository in Repository
        from more in Finding
        where !repository.Findings.Contains(more)
        select (repository, more),
        given =>
        {
            RuleFinding[] findings = [.. given.repository.Findings, given.more];
            var (book, counts) = (Book(Recorded(given.repository.Components, given.repository.Findings)), FindingCounts.Of(findings));
            return findings.All(finding =>
                book.ForFinding(finding.RuleId, finding.At.Path, counts) is null
                    == ((finding.RuleId, finding.At.Path) == (given.more.RuleId, given.more.At.Path)));
        },
        tests: 200);

    [Fact]
    public void What_is_written_is_read_as_it_was_and_order_and_repetition_make_no_difference() => Property.Holds(Repository, repository =>
    {
        var baseline = Recorded(repository.Components, repository.Findings);
        var text = BaselineText.Of(baseline);
        return text == BaselineText.Of(Given.Baseline(text))
            && text
                == BaselineText.Of(
                    Recorded(
                        [.. repository.Components.Reverse(), .. repository.Components],
                        [.. repository.Findings.Reverse(), .. repository.Findings]));
    }, tests: 200);

    [Fact]
    public void Comparing_takes_out_what_is_gone_and_adds_nothing() => Property.Holds(
        from before in Repository
        from now in Repository
        select (before, now),
        given =>
        {
            var baseline = Recorded(given.before.Components, given.before.Findings);
            var comparison = Compare(baseline, given.now);
            var shrunk = baseline with { Components = comparison.Kept.Components, Findings = comparison.Kept.Findings };
            var again = Compare(shrunk, given.now);
            // Whatever the smaller one covers, the larger one covered.
            return again.Gone.Count == 0
                && (again.NewDecisions, again.NewFindings) == (comparison.NewDecisions, comparison.NewFindings)
                && given.now.Components.All(
                    component => IsCovered(Book(shrunk), component) == given.before.Components.Any(old => old.Key == component.Key))
                && shrunk.Findings.All(
                    finding => finding.Count <= FindingCounts.Of(given.before.Findings).In(finding.RuleId, finding.Path));
        },
        tests: 200);

    private static BaselineComparison Compare(BaselineFile baseline, (ComponentStatement[] Components, RuleFinding[] Findings) now) =>
        BaselineComparison.Of(baseline, now.Components, Counted(now.Findings), _ => false);

    private static int Open(WaiverBook book, (ComponentStatement[] Components, RuleFinding[] Findings) repository)
    {
        var counts = FindingCounts.Of(repository.Findings);
        return repository.Components.Count(component => !IsCovered(book, component))
            + repository.Findings.Count(finding => book.ForFinding(finding.RuleId, finding.At.Path, counts) is not { IsInForce: true });
    }

    private static bool IsCovered(WaiverBook book, ComponentStatement statement) =>
        (
            statement.Advisory is null
                ? book.ForComponent(statement.Component, statement.RuleId, statement.Path)
                : book.ForVulnerability(statement.Component, statement.Advisory, statement.Path)) is { IsInForce: true };

    private static BaselineFile Recorded(IReadOnlyList<ComponentStatement> components, IReadOnlyList<RuleFinding> findings)
    {
        var content = BaselineContent.Of(components, Counted(findings));
        var empty = Given.Baseline(Given.BaselineText("findings: []"));
        return Given.Baseline(BaselineText.Of(empty with { Components = content.Components, Findings = content.Findings }));
    }

    private static IEnumerable<BaselineFinding> Counted(IReadOnlyList<RuleFinding> findings)
    {
        var counts = FindingCounts.Of(findings);
        return findings.Select(
            finding => new BaselineFinding
            {
                RuleId = finding.RuleId,
                Path = finding.At.Path,
                Count = counts.In(finding.RuleId, finding.At.Path),
            });
    }

    private static WaiverBook Book(BaselineFile baseline, CalendarDate? today = null) =>
        WaiverBook.Open(Given.Policy(""), null, today ?? Given.Today, baseline);
}
