using System.Text.RegularExpressions;
using FsCheck.Fluent;

namespace Psi.Policy.Tests.Reading;

public partial class OrganisationFileReaderTests
{
    // The guide's, so that what it shows is what is read.
    private static readonly string Example = YamlBlock().Match(RepositoryFile.Text("docs/organisation.md")).Groups[1].Value;

    [Fact]
    public void The_example_of_the_guide_reads_without_a_problem_into_the_model()
    {
        var file = Valid(Example);

        Assert.Equal(("o.yaml", "Contoso"), (file.Path, file.Organisation));
        Assert.Equal(
            [
                ("Retail", null, "from 2020-01-01 on"),
                ("Payments", "Retail", "from 2022-04-01 to 2026-06-30"),
                ("Payments", null, "from 2026-07-01 on"),
            ],
            file.Domains.Select(domain => (domain.Name, domain.PartOf, domain.Period.ToString())));
        Assert.Equal("head-of-payments@contoso.example", file.Domains[2].Accountable);
        Assert.Equal(
            [("payments-api", "Payments"), ("web-shop", "Retail")],
            file.Products.Select(product => (product.ProductId, product.Domain)));
        Assert.Equal(
            [("RC", "cto@contoso.example"), ("MAR", "cpo@contoso.example")],
            file.Capabilities.Select(duty => (duty.Id, duty.Accountable)));
        Assert.Equal(["leadership", "product"], file.Capabilities[0].Responsible);
        var duty = Assert.Single(file.Compliance);
        Assert.Equal(("PCI-DSS", "PCI DSS 4.0.1"), (duty.Id, duty.Title));
        Assert.Equal(["RC", "MAR"], duty.Capabilities);
        Assert.Equal(["Payments"], duty.Domains);
        Assert.Equal((3, "Critical"), (file.Levels[0].Level, file.Levels[0].Title));
        Assert.Equal(
            [ObjectiveKind.AgreedWayOfWorking, ObjectiveKind.ProductSecurityLevel],
            file.Objectives.Select(objective => objective.Kind));
        Assert.Equal(new Target(true, 95, Given.Day("2027-06-30")), file.Objectives[0].Target);
        Assert.Equal(("requirements.met", new Target(true, 100, null)), (file.Objectives[1].Measure, file.Objectives[1].Target));
        Assert.Equal([3], file.Objectives[1].Levels);
    }

    [Fact]
    public void The_name_of_the_organisation_alone_is_an_organisation_file() =>
        Assert.Empty(Valid("psi: organisation/v1\norganisation: Contoso\n").Domains);

    [Fact]
    public void Ten_different_mistakes_give_ten_problems_with_their_places_in_one_run()
    {
        var result = OrganisationFileReader.Read("o.yaml", """
            psi: organisation/v2
            organisation: Contoso
            domians: []
            domains:
              - { name: Retail, from: 2026-02-30 }
              - { name: Payments, from: 2026-07-01, until: 2026-06-30 }
              - { name: Shops, from: 2020-01-01 }
            products:
              - { id: web shop, domain: Shops, from: 2020-01-01 }
              - { id: kiosk, domain: Shosp, from: 2020-01-01 }
            capabilities:
              - { id: RCC, accountable: cto@contoso.example }
              - { id: RC, accountable: "cto@contoso.example, cpo@contoso.example" }
            levels:
              - { level: 4, title: Critical }
            objectives:
              - { id: A, kind: agreed-way-of-working, title: A, measure: m, target: { atLeast: 1e3 } }
            """);

        Assert.Equal(
            [
                (1, 6, "'organisation/v2' is not valid for 'psi': expected one of organisation/v1; did you mean 'organisation/v1'?"),
                (
                    3, 1,
                    "'domians' is not a key of an organisation file (known: "
                    + "capabilities, compliance, domains, levels, objectives, organisation, products, psi)"),
                (5, 27, "'2026-02-30' is not valid for 'from': expected a date that exists, written yyyy-MM-dd"),
                (6, 48, "the last day (2026-06-30) cannot be before the first (2026-07-01)"),
                (9, 11, "'web shop' is not valid for 'id': expected an id of letters, digits, '-', '_' and '.', at most 64 long"),
                (10, 5, "there is no domain 'Shosp' under 'domains'; did you mean 'Shops'?"),
                (12, 11, "'RCC' is not valid for 'id': expected one of RC, RSS, DM, QM, POM, MAR"),
                (
                    13, 28,
                    "'cto@contoso.example, cpo@contoso.example' is not valid for 'accountable': "
                    + "expected the e-mail address of exactly one person; where several are accountable, no one is"),
                (15, 14, "'4' is not valid for 'level': expected a product level: 1, 2 or 3"),
                (17, 84, "'1e3' is not valid for 'atLeast': expected a number such as 95 or 0.5"),
            ],
            result.Problems.Select(problem => (problem.Location.Line, problem.Location.Column, problem.Message)));
        Assert.All(
            result.Problems,
            problem => Assert.Equal((ProblemIds.PolicyInvalid, Severity.Error), (problem.RuleId, problem.Severity)));
        Assert.False(result.IsValid);
    }

    [Theory]
    [InlineData(
        "capabilities: [{ id: RC, accountable: a@b.example }, { id: RC, accountable: c@d.example }]",
        "the id 'RC' stands twice in 'capabilities'; every id is one entry's")]
    [InlineData("levels: [{ level: 3, title: A }, { level: 3, title: B }]", "product level 3 stands twice in 'levels'; keep one of them")]
    [InlineData(
        "objectives: [{ id: A, kind: agreed-way-of-working, title: A, measure: m, target: { atLeast: 1, atMost: 2 } }]",
        "a target has one side; 'atLeast' is given already. Write a second objective for 'atMost'")]
    [InlineData(
        "objectives: [{ id: A, kind: agreed-way-of-working, title: A, measure: m, target: {} }]",
        "'atLeast' is missing in 'target'; write for example atLeast: 95")]
    [InlineData(
        "objectives: [{ id: A, kind: agreed-way-of-working, title: A, measure: m, target: { atMost: 1 }, domains: [X] }]",
        "there is no domain 'X' under 'domains'")]
    [InlineData("compliance: [{ id: A, title: A, domains: [X] }]", "there is no domain 'X' under 'domains'")]
    public void What_contradicts_itself_is_refused(string text, string expected) => Assert.Equal([expected], Mistakes(text));

    [Theory]
    [InlineData("{ name: A, from: 2020-01-01, until: 2020-12-31 }, { name: A, from: 2021-01-01 }")]
    [InlineData("{ name: A, from: 2021-01-01 }, { name: A, from: 2020-01-01, until: 2020-12-31 }")]
    [InlineData(
        "{ name: P, from: 2020-01-01, until: 2020-06-30 }, { name: P, from: 2020-07-01 }, { name: A, partOf: P, from: 2020-01-01 }")]
    [InlineData("{ name: P, from: 2020-01-01 }, { name: A, partOf: P, from: 2020-01-01, until: 9999-12-31 }")]
    [InlineData(
        "{ name: A, partOf: B, from: 2020-01-01, until: 2020-12-31 }, { name: B, from: 2020-01-01, until: 2020-12-31 }, { name: "
        + "B, partOf: A, from: 2021-01-01 }, { name: A, from: 2021-01-01 }")]
    public void A_re_organisation_that_fits_is_accepted(string domains) => Assert.Empty(Mistakes($"domains: [{domains}]"));

    [Theory]
    [InlineData(
        "{ name: A, from: 2020-01-01, until: 2020-12-31 }, { name: A, from: 2020-12-31 }",
        "domain 'A' is in two places at once: from 2020-12-31 on here, from 2020-01-01 to 2020-12-31 at o.yaml(3,11). "
        + "End the earlier with 'until'")]
    [InlineData(
        "{ name: P, from: 2020-01-02 }, { name: A, partOf: P, from: 2020-01-01 }",
        "domain 'A' is put into domain 'P' from 2020-01-01 on, but there is no such domain on 2020-01-01. "
        + "Correct the dates, or name the domain of that time")]
    [InlineData(
        "{ name: P, from: 2020-01-01, until: 2020-06-30 }, { name: P, from: 2020-07-02 }, { name: A, partOf: P, from: 2020-01-01 }",
        "domain 'A' is put into domain 'P' from 2020-01-01 on, but that domain ends on 2020-06-30. End this entry with 'until: "
        + "2020-06-30' and write another for the time after")]
    [InlineData("{ name: A, partOf: A, from: 2020-01-01 }", "domain 'A' is part of itself on 2020-01-01: A in A")]
    public void One_that_does_not_is_refused(string domains, string expected) =>
        Assert.Equal([expected], Mistakes($"domains: [{domains}]"));

    [Fact]
    public void Domains_that_become_part_of_each_other_are_refused_where_the_circle_closes() => Assert.Equal(
        ["domain 'B' is part of itself on 2021-01-01: B in C in A in B"],
        Mistakes(
            "domains: [{ name: A, partOf: B, from: 2020-01-01 }, { name: B, from: 2020-01-01, until: 2020-12-31 }, { name: "
            + "B, partOf: C, from: 2021-01-01 }, { name: C, partOf: A, from: 2020-06-01 }]"));

    [Theory]
    [InlineData("2026-06-30", "Payments", "Retail")]
    [InlineData("2026-07-01", "Payments")]
    [InlineData("2022-03-31")]
    public void Where_a_product_belongs_is_asked_for_a_day(string day, params string[] ancestry)
    {
        var chart = new OrganisationChart(Valid(Example));

        var edge = chart.Of("payments-api", Given.Day(day));

        Assert.Equal(ancestry.FirstOrDefault(), edge?.Domain);
        Assert.Equal(ancestry, chart.Ancestry(edge?.Domain ?? "Payments", Given.Day(day)).Select(domain => domain.Name));
    }

    [Theory]
    [InlineData(true, 95, true)]
    [InlineData(true, 94.9, false)]
    [InlineData(false, 95, true)]
    [InlineData(false, 95.1, false)]
    public void A_target_is_met_up_to_its_value(bool isAtLeast, double value, bool isMet) =>
        Assert.Equal(isMet, new Target(isAtLeast, 95, null).IsMetBy((decimal)value));

    [Fact]
    public void Joined_periods_hold_the_same_days_and_never_touch()
    {
        var periods =
            from pairs in Gen.ListOf(
                from start in Gen.Choose(0, 60)
                from length in Gen.Choose(0, 10)
                from isOpen in Gen.Elements(
                    false, false, false, true)
                select (start, length, isOpen))
            select pairs.Select(
                pair => new Period(Given.Today.AddDays(pair.start), pair.isOpen ? null : Given.Today.AddDays(pair.start + pair.length)))
                .ToList();

        Property.Holds(periods, given =>
        {
            var joined = Period.Join(given);
            return Enumerable.Range(-1, 80)
                .Select(day => Given.Today.AddDays(day))
                .All(day => given.Exists(period => period.Contains(day)) == joined.Exists(period => period.Contains(day)))
                && joined.Zip(joined.Skip(1)).All(pair => pair.First.Until is { } end && end.AddDays(1) < pair.Second.From);
        });
    }

    [Fact]
    public void An_objective_names_a_measure_there_is()
    {
        const string Text = """
            psi: organisation/v1
            organisation: Contoso
            objectives:
              - { id: A, kind: agreed-way-of-working, title: A, measure: requirements.met, target: { atLeast: 1 } }
              - id: B
                kind: agreed-way-of-working
                title: B
                measure: requirement.met
                target: { atLeast: 1 }
              - { id: C, kind: agreed-way-of-working, title: C, measure: web.page-load, target: { atMost: 1 } }
            """;

        Assert.Equal(
            [
                ("o.yaml(8,14)", "there is no measure 'requirement.met'; did you mean 'requirements.met'? "),
                ("o.yaml(10,62)", "there is no measure 'web.page-load'. "),
            ],
            OrganisationFileReader.Read("o.yaml", Text, ["coverage.lines", "requirements.met"]).Problems
                .Select(problem => ($"{problem.Location}", problem.Message.Split("Psi's")[0])));
        Assert.True(OrganisationFileReader.Read("o.yaml", Text, ["requirement.met", "requirements.met", "web.page-load"]).IsValid);
    }

    [Fact]
    public void Where_nobody_says_which_measures_there_are_it_may_name_any() => Assert.Equal(
        "anything",
        Assert.Single(Valid("""
            psi: organisation/v1
            organisation: Contoso
            objectives:
              - { id: A, kind: agreed-way-of-working, title: A, measure: anything, target: { atLeast: 1 } }
            """).Objectives).Measure);

    [GeneratedRegex(@"```yaml\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    private static OrganisationFile Valid(string text)
    {
        var result = OrganisationFileReader.Read("o.yaml", text);
        Assert.Empty(result.Problems);
        return result.Value!;
    }

    private static IEnumerable<string> Mistakes(string text) =>
        OrganisationFileReader.Read("o.yaml", $"psi: organisation/v1\norganisation: Contoso\n{text}\n")
            .Problems.Select(problem => problem.Message);
}
