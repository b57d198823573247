namespace Psi.Policy.Tests.Reading;

public class ProductFileReaderTests
{
    [Fact]
    public void The_example_of_the_contract_reads_without_a_problem_into_the_model()
    {
        var result = ProductFileReader.Read("psi.yaml", Examples.Product);

        Assert.Empty(result.Problems);
        var product = result.Value!;
        Assert.Equal(
            ("psi.yaml", "payments-api", "Payments API", "Payments", "payments-core"),
            (product.Path, product.Id, product.Name, product.Domain, product.Team));
        Assert.Equal(("web", "high", 3), (product.Technology, product.Criticality, product.Level));
        Assert.Equal(["cardholder"], product.DataTypes);
        Assert.Equal("head-of-payments@contoso.example", product.Accountable);
        Assert.Equal(["leadership", "product", "development", "operations"], product.Responsible);
        Assert.Equal(["dev-lead@contoso.example"], product.SecurityChampions);
        Assert.Equal(("live", Given.Day("2029-12-31")), (product.Stage, product.EndOfSupport!.Value));
        Assert.Equal(
            [
                ("scope", "The API and its database"),
                ("environments", "production, staging"),
                ("onCall", "around the clock"),
                ("incidentProcess", "https://wiki.contoso.example/incidents"),
                ("sloAvailability", "99.9"),
                ("dataClassification", "restricted"),
                ("decommissionPlan", "docs/decommission.md"),
            ],
            product.OperatingModel.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(new FileLocation("psi.yaml", 9, 8), product.Locations["level"]);
        Assert.Equal(new FileLocation("psi.yaml", 7, 13), product.Locations["dataTypes/cardholder"]);

        var waiver = Assert.Single(product.Waivers);
        Assert.Equal(new FileLocation("psi.yaml", 18, 5), waiver.Location);
        Assert.Equal(
            ("W-2026-014", "pkg:nuget/Newtonsoft.Json", "pkg:nuget/Newtonsoft.Json"),
            (waiver.Id, waiver.Component!.ToString(), waiver.Target));
        Assert.Equal(("dev-lead@contoso.example", "appsec@contoso.example"), (waiver.Owner, waiver.ApprovedBy));
        Assert.Equal("Contract with the card scheme until the v3 client ships.", waiver.Reason);
        Assert.Equal((Given.Day("2026-10-01"), Given.Day("2027-02-01")), (waiver.ApprovedOn, waiver.Expires));
        Assert.Null(waiver.Path);
    }

    [Fact]
    public void The_required_keys_alone_are_a_product()
    {
        var product = Given.Product("");
        Assert.Null(product.Level);
        Assert.Null(product.Technology);
        Assert.Empty(product.Waivers);
    }

    [Fact]
    public void Ten_different_mistakes_give_ten_problems_with_their_places_in_one_run()
    {
        var result = ProductFileReader.Read("psi.yaml", """
            psi: product/v1
            id: payments api
            product: Payments API
            domain:
            technolgy: web
            level: 4
            accountable: a@contoso.example, b@contoso.example
            responsible: [leadership, devlopment]
            lifecycle: { stage: alive, endOfSupport: 2029-02-29 }
            operatingModel: { sloAvailability: 101 }
            waivers:
              - id: W-1
                requirement: MAR-TLS-1
                reason: The scheme's test host has a private certificate.
                owner: dev-lead@contoso.example
                approvedBy: appsec@contoso.example
                approvedOn: 2026-10-01
                expires: 2026-09-30
            team: payments-core
            """);

        Assert.Equal(
            [
                (
                    "psi.yaml(2,5)",
                    "'payments api' is not valid for 'id': expected an id of letters, digits, '-', '_' and '.', at most 64 long"),
                ("psi.yaml(4,1)", "'domain' has no value in a product file; write for example domain: Payments"),
                (
                    "psi.yaml(5,1)",
                    "'technolgy' is not a key of a product file; did you mean 'technology'? (known: "
                    + "accountable, attestations, criticality, dataTypes, domain, exclude, id, level, lifecycle, operatingModel, product, "
                    + "psi, responsible, securityChampions, team, technology, waivers)"),
                ("psi.yaml(6,8)", "'4' is not valid for 'level': expected a product level: 1, 2 or 3"),
                (
                    "psi.yaml(7,14)",
                    "'a@contoso.example, b@contoso.example' is not valid for 'accountable': "
                    + "expected the e-mail address of exactly one person; where several are accountable, no one is"),
                (
                    "psi.yaml(8,27)",
                    "'devlopment' is not valid in 'responsible': expected one of leadership, product, development, operations; "
                    + "did you mean 'development'?"),
                (
                    "psi.yaml(9,21)",
                    "'alive' is not valid for 'stage': expected one of plan, development, live, maintenance, retiring, retired; "
                    + "did you mean 'live'?"),
                ("psi.yaml(9,42)", "'2029-02-29' is not valid for 'endOfSupport': expected a date that exists, written yyyy-MM-dd"),
                ("psi.yaml(10,36)", "'101' is not valid for 'sloAvailability': expected a percentage from 0 to 100, such as 99.9"),
                ("psi.yaml(18,14)", "a waiver cannot expire (2026-09-30) before it is approved (2026-10-01)"),
            ],
            result.Problems.Select(problem => (problem.Location.ToString(), problem.Message)));
        Assert.All(
            result.Problems,
            problem => Assert.Equal((ProblemIds.ProductInvalid, Severity.Error), (problem.RuleId, problem.Severity)));
    }

    // Lines count from 7: the head of a valid product file takes six.
    [Theory]
    [InlineData("team: again", 7, 1, "the key 'team' stands twice")]
    [InlineData("technology: [web]", 7, 13, "expected a single value for 'technology'; found a list")]
    [InlineData("technology: web shop", 7, 13, "expected a word of at most 64 characters")]
    [InlineData("dataTypes:\n  - personal\n  - personal", 9, 5, "'personal' stands twice in 'dataTypes'")]
    [InlineData("criticality:", 7, 1, "'criticality' has no value")]
    [InlineData("level: high", 7, 8, "expected a product level: 1, 2 or 3")]
    [InlineData("securityChampions: [dev-lead]", 7, 21, "expected one e-mail address")]
    [InlineData("lifecycle: live", 7, 12, "expected 'lifecycle', as keys with values; found 'live'")]
    [InlineData("lifecycle: { end: 2029-12-31 }", 7, 14, "'end' is not a key of 'lifecycle'")]
    [InlineData("operatingModel: { onCal: x }", 7, 19, "did you mean 'onCall'?")]
    [InlineData("operatingModel: { environments: [] }", 7, 33, "'environments' is an empty list")]
    [InlineData("operatingModel: { environments: [production, production] }", 7, 46, "'production' stands twice in 'environments'")]
    [InlineData("operatingModel: { scope: { a: b } }", 7, 26, "expected a single value for 'scope'")]
    [InlineData("operatingModel: { onCall: }", 7, 19, "'onCall' has no value")]
    [InlineData("waivers: W-1", 7, 10, "expected a list for 'waivers'")]
    public void Every_kind_of_mistake_is_one_problem_at_its_place_with_what_was_expected(
        string rest, int line, int column, string expected) =>
        AssertOneProblem(rest, line, column, expected);

    [Theory]
    [InlineData(
        "",
        8, 5,
        "'component' is missing in a waiver; write for example component: pkg:nuget/Newtonsoft.Json (or requirement:, rule: or service:)")]
    [InlineData("component: Newtonsoft.Json", 14, 16, "expected a package URL")]
    [InlineData("component: pkg:nuget/A@1.*", 14, 16, "in the name only")]
    [InlineData("requirement: M A R", 14, 18, "expected an id of letters, digits")]
    [InlineData("rule: PSI9999", 14, 11, "it is no rule of Psi that looks at code")]
    [InlineData("rule: PSI0103", 14, 11, "it is no rule of Psi that looks at code; did you mean 'PSI3103'?")]
    [InlineData("rule: PSI32", 14, 11, "expected a rule id such as PSI3201")]
    [InlineData(
        "rule: PSI3201\n    requirement: MAR-TLS-1",
        14, 11,
        "a waiver waives one thing; 'requirement' is given already. Write a second waiver for 'rule'")]
    [InlineData("rule: PSI3201\n    path:", 15, 5, "'path' has no value in a waiver; write one, or remove the key")]
    [InlineData("rule: PSI3201\n    path: ../other/**", 15, 11, "expected a path below the repository root")]
    [InlineData("rule: PSI3201\n    until: 2027-01-01", 15, 5, "'until' is not a key of a waiver")]
    public void Every_kind_of_mistake_in_what_a_waiver_waives_is_one_problem_at_its_place(
        string target, int line, int column, string expected) =>
        AssertOneProblem(
            "waivers:\n  - id: W-1\n    reason: R.\n    owner: a@b.example\n    approvedBy: c@d.example\n"
            + $"    approvedOn: 2026-10-01\n    expires: 2027-02-01\n    {target}",
            line,
            column,
            expected);

    [Theory]
    [InlineData("id")]
    [InlineData("reason")]
    [InlineData("owner")]
    [InlineData("approvedBy")]
    [InlineData("approvedOn")]
    [InlineData("expires")]
    public void A_waiver_that_lacks_a_key_is_one_problem(string missing)
    {
        string[] lines =
        [
            "rule: PSI3201",
            "id: W-1",
            "reason: R.",
            "owner: a@b.example",
            "approvedBy: c@d.example",
            "approvedOn: 2026-10-01",
            "expires: 2027-02-01",
        ];
        var waiver = string.Join("\n    ", lines.Where(line => !line.StartsWith(missing + ":", StringComparison.Ordinal)));
        AssertOneProblem($"waivers:\n  - {waiver}", 8, 5, $"'{missing}' is missing in a waiver; write for example {missing}: ");
    }

    [Theory]
    [InlineData("psi")]
    [InlineData("id")]
    [InlineData("product")]
    [InlineData("domain")]
    [InlineData("team")]
    [InlineData("accountable")]
    public void A_product_file_that_lacks_a_required_key_is_one_problem(string missing)
    {
        var text = string.Join(
            '\n',
            Given.ProductText("").Split('\n').Where(line => !line.StartsWith(missing + ":", StringComparison.Ordinal)));
        var problem = Assert.Single(ProductFileReader.Read("psi.yaml", text).Problems);
        Assert.StartsWith(
            $"'{missing}' is missing in a product file; write for example {missing}: ",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domain: Retail", "domain: \"Re\\u200Btail\"")]
    [InlineData("domain: Retail", "domain: \"Retail\\u00A0\"")]
    [InlineData("domain: Retail", "domain: \"Re\\u2800tail\"")]
    [InlineData("id: shop", "id: \"shop\\uFE0F\"")]
    public void A_name_that_looks_like_another_is_a_problem_at_its_line(string from, string to)
    {
        var text = Given.ProductText("");
        Assert.Contains(from, text, StringComparison.Ordinal);

        var problem = Assert.Single(ProductFileReader.Read("psi.yaml", text.Replace(from, to, StringComparison.Ordinal)).Problems);

        Assert.Equal(Severity.Error, problem.Severity);
        Assert.True(problem.Location.Line > 1);
    }

    [Fact]
    public void Two_waivers_of_one_id_are_a_problem_at_the_second()
    {
        const string Waiver = "\n  - id: W-1\n    rule: PSI3201\n    reason: R.\n    owner: a@b.example\n    approvedBy: c@d.example\n"
            + "    approvedOn: 2026-10-01\n    expires: 2026-10-01";
        AssertOneProblem($"waivers:{Waiver}{Waiver}", 15, 5, "the id 'W-1' stands twice in 'waivers'");
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("Baseline")]
    public void The_id_of_the_repositorys_baseline_is_taken(string id) => AssertOneProblem(
        $"waivers:\n  - id: {id}\n    rule: PSI3201\n    reason: R.\n    owner: a@b.example\n    approvedBy: c@d.example\n"
        + "    approvedOn: 2026-10-01\n    expires: 2026-10-01",
        8, 9, "the id 'baseline' is that of the repository's baseline (psi.baseline.yaml); give the waiver another");

    [Fact]
    public void An_accountable_list_is_refused_for_one_person_answers()
    {
        var text = Given.ProductText("")
            .Replace("accountable: head@contoso.example", "accountable: [a@b.example, c@d.example]", StringComparison.Ordinal);
        Assert.Equal(
            "expected a single value for 'accountable'; found a list",
            Assert.Single(ProductFileReader.Read("psi.yaml", text).Problems).Message);
    }

    private static void AssertOneProblem(string rest, int line, int column, string expected)
    {
        var problem = Assert.Single(ProductFileReader.Read("psi.yaml", Given.ProductText(rest)).Problems);
        Assert.Equal(new FileLocation("psi.yaml", line, column), problem.Location);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Excluded_projects_have_a_path_or_a_glob_and_a_reason()
    {
        var result = ProductFileReader.Read("psi.yaml", Examples.Product + """

            exclude:
              - { path: build/_build.csproj, reason: Build script; it ships nothing. }
              - path: tools/**/*.csproj
                reason: Tools of the team.
            """);

        Assert.Empty(result.Problems);
        Assert.Equal(
            [("build/_build.csproj", "Build script; it ships nothing."), ("tools/**/*.csproj", "Tools of the team.")],
            result.Value!.Exclusions.Select(exclusion => (exclusion.Path.ToString(), exclusion.Reason)));
        Assert.Equal("Tools of the team.", Exclusion.Of(result.Value.Exclusions, "tools/a/b/C.csproj")!.Reason);
        Assert.Null(Exclusion.Of(result.Value.Exclusions, "src/tools/C.csproj"));
        Assert.True(result.Value.Exclusions[1].Location.Line > result.Value.Exclusions[0].Location.Line);
    }

    [Theory]
    [InlineData("{ path: build/_build.csproj }", "reason")]
    [InlineData("{ path: build/_build.csproj, reason: '' }", "reason")]
    [InlineData("{ path: build/_build.csproj, reason: }", "reason")]
    [InlineData("{ reason: Build script. }", "path")]
    [InlineData("{ path: /build/_build.csproj, reason: Build script. }", "")]
    [InlineData("{ path: ../other/A.csproj, reason: Build script. }", "")]
    [InlineData("{ path: build/_build.csproj, reason: Build script., until: 2027-01-01 }", "until")]
    [InlineData("build/_build.csproj", "")]
    public void An_exclusion_without_a_reason_or_outside_of_the_repository_is_a_mistake_and_excludes_nothing(string entry, string named)
    {
        var result = ProductFileReader.Read("psi.yaml", $"{Examples.Product}\nexclude:\n  - {entry}\n");

        var problem = Assert.Single(result.Problems);
        Assert.Equal((ProblemIds.ProductInvalid, Severity.Error), (problem.RuleId, problem.Severity));
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.False(result.IsValid);
    }
}
