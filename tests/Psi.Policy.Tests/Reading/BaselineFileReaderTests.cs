namespace Psi.Policy.Tests.Reading;

public class BaselineFileReaderTests
{
    private const string Example = """
        psi: baseline/v1
        reason: Found when Psi was introduced.
        owner: dev-lead@contoso.example
        approvedBy: appsec@contoso.example
        approvedOn: 2026-11-22
        expires: 2027-05-21
        components:
          - purl: pkg:nuget/Newtonsoft.Json@12.0.1
            rules: [PSI1002, PSI1005]
            advisories: [https://github.com/advisories/GHSA-5crp-9r3c-p9vr]
            paths: [src/A/A.csproj, Directory.Packages.props]
        findings:
          - rule: PSI3201
            path: src/Web/Client.cs
            count: 2
        """;

    [Fact]
    public void Everything_that_stands_in_the_file_is_read_with_its_place()
    {
        var baseline = Given.Baseline(Example);

        Assert.Equal(
            ("Found when Psi was introduced.", "dev-lead@contoso.example", "appsec@contoso.example"),
            (baseline.Reason, baseline.Owner, baseline.ApprovedBy));
        Assert.Equal((Given.Day("2026-11-22"), Given.Day("2027-05-21")), (baseline.ApprovedOn, baseline.Expires));
        var component = Assert.Single(baseline.Components);
        Assert.Equal(PackageUrl.NuGet("Newtonsoft.Json", "12.0.1"), component.Component);
        Assert.Equal(["PSI1002", "PSI1005"], component.Rules);
        Assert.Equal(["GHSA-5crp-9r3c-p9vr"], component.Advisories);
        Assert.Equal(["src/A/A.csproj", "Directory.Packages.props"], component.Paths);
        Assert.Equal(8, component.Location.Line);
        var finding = Assert.Single(baseline.Findings);
        Assert.Equal(("PSI3201", "src/Web/Client.cs", 2, 13), (finding.RuleId, finding.Path, finding.Count, finding.Location.Line));
        Assert.Equal("baseline of 1 component and 2 findings", baseline.Target);
    }

    // Lines count from 7: the head of a valid baseline takes six.
    [Theory]
    [InlineData("", 1, 1, "'components' is missing in a baseline; write for example components: (or findings:) or remove the file")]
    [InlineData("findngs: []\ncomponents: []", 7, 1, "'findngs' is not a key of a baseline; did you mean 'findings'?")]
    [InlineData("components: pkg:nuget/A@1", 7, 13, "expected a list for 'components'")]
    [InlineData(
        "components: [{ purl: pkg:nuget/A, rules: PSI1001, paths: a }]",
        7, 22,
        "write the version behind it, such as pkg:nuget/Newtonsoft.Json@12.0.1")]
    [InlineData("components: [{ purl: pkg:nuget/A*@1.0, rules: PSI1001, paths: a }]", 7, 22, "'*' is not allowed here; name one component")]
    [InlineData("components: [{ purl: pkg:nuget/A@1.*, rules: PSI1001, paths: a }]", 7, 22, "'*' is not allowed here; name one component")]
    [InlineData(
        "components: [{ purl: pkg:nuget/A@1, rules: [PSI1006], paths: a }]",
        7, 45,
        "'PSI1006' is not valid in 'rules': nobody can accept beforehand what keeps Psi from deciding or looking; "
        + "fix it, or ask for a waiver")]
    [InlineData(
        "components: [{ purl: pkg:nuget/A@1, rules: [PSI3201], paths: a }]",
        7, 45,
        "'PSI3201' is not valid in 'rules': expected one of PSI1001, PSI1002, PSI1003, PSI1004, PSI1005, PSI1007, PSI1008")]
    [InlineData("components: [{ purl: pkg:nuget/A@1, rules: [], paths: a }]", 7, 44, "'rules' is an empty list")]
    [InlineData("components: [{ purl: pkg:nuget/A@1, rules: PSI1001, paths: [] }]", 7, 60, "'paths' is an empty list")]
    [InlineData(
        "components: [{ purl: pkg:nuget/A@1, rules: PSI1001 }]",
        7, 14,
        "'paths' is missing in a component of the baseline; write for example paths: [src/Web/Web.csproj]")]
    [InlineData(
        "components: [{ purl: pkg:nuget/A@1, rules: PSI1005, paths: a }]",
        7, 44,
        "PSI1005 is about single vulnerabilities; name them under 'advisories'")]
    [InlineData(
        "components: [{ purl: pkg:nuget/A@1, rules: PSI1001, advisories: GHSA-1, paths: a }]",
        7, 65,
        "advisories are about PSI1005, which 'rules' does not name")]
    [InlineData("components: [{ purl: pkg:nuget/A@1, rules: PSI1001, paths: a\\b }]", 7, 60, "no pattern")]
    [InlineData(
        "components: [{ purl: pkg:nuget/A@1, rules: PSI1001, paths: a }, { purl: pkg:nuget/a@1, rules: PSI1002, paths: [b, A] }]",
        7, 65,
        "pkg:nuget/a@1 in A stands twice in 'components'")]
    [InlineData(
        "findings: [{ rule: PSI0102, path: a, count: 1 }]",
        7, 20,
        "nobody can accept beforehand what keeps Psi from deciding or looking; fix it, or ask for a waiver")]
    [InlineData("findings: [{ rule: PSI1001, path: a, count: 1 }]", 7, 20, "a decision about a component stands under 'components'")]
    [InlineData("findings: [{ rule: PSI3201, path: a, count: 0 }]", 7, 45, "expected a number of findings from 1 to 1000000")]
    [InlineData("findings: [{ rule: PSI3201, path: a, count: many }]", 7, 45, "expected a number of findings from 1 to 1000000")]
    [InlineData(
        "findings: [{ rule: PSI3201, path: src/A.cs, count: 1 }, { rule: PSI3201, path: SRC/A.cs, count: 1 }]",
        7, 57,
        "PSI3201 in SRC/A.cs stands twice in 'findings'; keep one of them")]
    public void Every_kind_of_mistake_is_one_problem_at_its_place_with_what_was_expected(string rest, int line, int column, string expected)
    {
        var problem = Assert.Single(BaselineFileReader.Read("psi.baseline.yaml", Given.BaselineText(rest)).Problems);
        Assert.Equal(
            (ProblemIds.ProductInvalid, Severity.Error, new FileLocation("psi.baseline.yaml", line, column)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("psi")]
    [InlineData("reason")]
    [InlineData("owner")]
    [InlineData("approvedBy")]
    [InlineData("approvedOn")]
    [InlineData("expires")]
    public void A_baseline_that_lacks_a_required_key_is_one_problem(string missing)
    {
        var text = string.Join(
            '\n',
            Given.BaselineText("findings: []").Split('\n').Where(line => !line.StartsWith(missing + ":", StringComparison.Ordinal)));
        var problem = Assert.Single(BaselineFileReader.Read("psi.baseline.yaml", text).Problems);
        Assert.StartsWith(
            $"'{missing}' is missing in a baseline; write for example {missing}: ",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_cannot_expire_before_it_is_approved() => Assert.Equal(
        "a baseline cannot expire (2026-09-30) before it is approved (2026-10-01)",
        Assert.Single(BaselineFileReader.Read("f", Given.BaselineText("findings: []", expires: "2026-09-30")).Problems).Message);

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("components: &a [*a]")]
    [InlineData("\0")]
    public void What_is_no_baseline_is_said_and_nothing_throws(string text) => Assert.NotEmpty(BaselineFileReader.Read("f", text).Problems);
}
