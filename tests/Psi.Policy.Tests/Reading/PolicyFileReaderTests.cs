namespace Psi.Policy.Tests.Reading;

public class PolicyFileReaderTests
{
    [Fact]
    public void The_example_of_the_contract_reads_without_a_problem_into_the_model()
    {
        var result = PolicyFileReader.Read("policy/contoso.yaml", Examples.Policy);

        Assert.Empty(result.Problems);
        Assert.True(result.IsValid);
        var policy = result.Value!;
        Assert.Equal(
            ("policy/contoso.yaml", "Contoso", "2026.11", true),
            (policy.Path, policy.Organisation, policy.Version, policy.ExtendsBaseline));
        Assert.Equal(
            (EnforcementMode.Enforce, EnforcementMode.Report, WaiverSource.Repository),
            (policy.DefaultEnforcement, policy.MinimumEnforcement, policy.WaiversFrom));
        Assert.Equal(new FileLocation("policy/contoso.yaml", 5, 14), policy.EnforcementLocation);
        Assert.Equal(
            (Severity.Warning, new FileLocation("policy/contoso.yaml", 6, 11)),
            (policy.Unlisted!.Severity, policy.Unlisted.Location));
        Assert.Equal([ComponentScope.Runtime], policy.Unlisted.Scopes);
        Assert.Equal(180, policy.WaiverMaximumDays);
        Assert.Equal(["appsec@contoso.example"], policy.WaiverApprovers);
        Assert.Equal(
            (2, 3, 3),
            (policy.Levels.Technology["web"], policy.Levels.DataTypes["cardholder"], policy.Levels.Criticality["high"]));

        var entry = Assert.Single(policy.Components);
        Assert.Equal(new FileLocation("policy/contoso.yaml", 13, 11), entry.Location);
        Assert.Equal(
            ("pkg:nuget/Newtonsoft.Json", ComponentStatus.Deprecated, "[13.0.3,)"),
            (entry.Pattern.ToString(), entry.Status, entry.Versions!.ToString()));
        Assert.Equal(PackageUrl.NuGet("System.Text.Json"), entry.Replacement);
        Assert.Equal("One JSON serializer per product; System.Text.Json is in the runtime.", entry.Reason);
        Assert.Equal((Given.Day("2027-03-31"), Given.Day("2027-11-30")), (entry.EnforceFrom, entry.ReviewBy));
        Assert.Equal([ComponentScope.Runtime, ComponentScope.Build], entry.Scopes!);
        Assert.Equal([2, 3], entry.Levels!);
        Assert.Equal("platform@contoso.example", entry.Owner);

        var service = Assert.Single(policy.Services);
        Assert.Equal(("identity-provider", "Contoso Identity", "identity"), (service.Id, service.Title, service.Kind));
        Assert.Equal(["login.contoso.example"], service.Recommended.Hosts);
        Assert.Equal("pkg:nuget/Microsoft.Identity.Web", Assert.Single(service.Recommended.Packages).ToString());
        Assert.Equal("pkg:nuget/IdentityServer4", Assert.Single(service.InsteadOf.Packages).ToString());
        Assert.Equal([2, 3], service.RequiredLevels!);
        Assert.Equal("web", service.RequiredWhen);

        var requirement = Assert.Single(policy.Requirements);
        Assert.Equal(new FileLocation("policy/contoso.yaml", 31, 5), requirement.Location);
        Assert.Equal(
            ("MAR-TLS-1", "Server certificates are validated", Severity.Error),
            (requirement.Id, requirement.Title, requirement.Severity));
        Assert.Equal(["V12.3.2"], requirement.Asvs);
        Assert.Equal(["PSI3201"], requirement.Rules);
        Assert.Equal(Given.Day("2026-01-01"), requirement.EnforceFrom);
        Assert.Equal([1, 2, 3], requirement.Levels!);
    }

    [Fact]
    public void Support_entries_read_into_the_model()
    {
        var result = PolicyFileReader.Read("p.yaml", Given.PolicyText("""
            support:
              - purl: pkg:generic/dotnet-runtime
                versions: "[8.0,9.0)"
                endOfSupport: 2026-11-10
                replacement: pkg:generic/dotnet-runtime@10.0
                reason: It was a good runtime.
                source: https://dotnet.example/support
              - { purl: "pkg:nuget/Contoso.*", endOfSupport: 2027-01-01 }
            """));

        Assert.Empty(result.Problems);
        var (full, short_) = (result.Value!.Support[0], result.Value.Support[1]);
        Assert.Equal(
            (new FileLocation("p.yaml", 6, 11), "pkg:generic/dotnet-runtime", "[8.0,9.0)"),
            (full.Location, full.Pattern.ToString(), full.Versions!.ToString()));
        Assert.Equal((Given.Day("2026-11-10"), "pkg:generic/dotnet-runtime@10.0"), (full.EndOfSupport, full.Replacement!.ToString()));
        Assert.Equal(("It was a good runtime.", "https://dotnet.example/support"), (full.Reason, full.Source));
        Assert.Equal((null, null, null, null), (short_.Versions, short_.Replacement, short_.Reason, short_.Source));
    }

    [Theory]
    [InlineData("{ purl: pkg:nuget/A }", "'endOfSupport' is missing in a support entry; write for example endOfSupport: 2026-11-10")]
    [InlineData("{ endOfSupport: 2026-11-10 }", "'purl' is missing in a support entry; write for example purl: pkg:generic/dotnet-runtime")]
    [InlineData(
        "{ purl: pkg:nuget/A, endOfSuport: 2026-11-10, endOfSupport: 2026-11-10 }",
        "'endOfSuport' is not a key of a support entry (known: "
        + "endOfSupport, purl, reason, replacement, source, versions)")]
    [InlineData(
        "{ purl: pkg:nuget/A, endOfSupport: 2026-11-31 }",
        "'2026-11-31' is not valid for 'endOfSupport': expected a date that exists, written yyyy-MM-dd")]
    [InlineData(
        "{ purl: pkg:nuget/A, endOfSupport: 2026-11-10, source: javascript:alert(1) }",
        "'javascript:alert(1)' is not valid for 'source': expected the address of a page: "
        + "https://… or http://…, at most 1000 characters without spaces")]
    [InlineData(
        "{ purl: pkg:nuget/A, endOfSupport: 2026-11-10, replacement: pkg:nuget/a }",
        "'pkg:nuget/a' replaces itself; name another component, or the version to move to")]
    public void A_wrong_support_entry_is_refused(string entry, string message)
    {
        var problem = Assert.Single(PolicyFileReader.Read("p.yaml", Given.PolicyText($"support: [{entry}]")).Problems);
        Assert.Equal((ProblemIds.PolicyInvalid, message, 5), (problem.RuleId, problem.Message, problem.Location.Line));
    }

    [Fact]
    public void The_required_keys_alone_are_a_policy_that_says_nothing_else()
    {
        var result = PolicyFileReader.Read("p.yaml", "psi: policy/v1\norganisation: Contoso\nversion: 2026.11");

        Assert.Empty(result.Problems);
        var policy = result.Value!;
        Assert.Equal("2026.11", policy.Version);
        Assert.True(policy.ExtendsBaseline);
        Assert.Null(policy.DefaultEnforcement);
        Assert.Null(policy.MinimumEnforcement);
        Assert.Null(policy.WaiversFrom);
        Assert.Null(policy.Unlisted);
        Assert.Null(policy.WaiverMaximumDays);
        Assert.Null(policy.WaiverApprovers);
        Assert.Empty(policy.Components);
    }

    [Fact]
    public void A_section_whose_entries_are_all_commented_out_is_empty() =>
        Assert.True(
            PolicyFileReader.Read("p.yaml", Given.PolicyText("components:\n#  - purl: pkg:nuget/A\nservices:\nrequirements: []")).IsValid);

    [Fact]
    public void Ten_different_mistakes_give_ten_problems_with_their_places_in_one_run()
    {
        var result = PolicyFileReader.Read("contoso.yaml", """
            psi: policy/v2
            organisation: Contoso
            enforcment: { default: enforce }
            unlisted: { severity: warn, scopes: [runtime] }
            waivers: { maxDays: 0, approvers: [appsec] }
            components:
              - purl: nuget/Newtonsoft.Json
                status: deprecated
                reason: One JSON serializer per product.
              - purl: pkg:nuget/IdentityServer4
                status: prohibited
              - purl: pkg:nuget/Serilog
                status: permitted
                versions: "[4.0.0,3.0.0]"
            requirements:
              - id: MAR-TLS-1
                title: Server certificates are validated
                rules: [PSI3201]
                enforceFrom: 2026-02-30
            """);

        Assert.Equal(
            [
                ("contoso.yaml(1,1)", "'version' is missing in a policy file; write for example version: \"2026.11\""),
                ("contoso.yaml(1,6)", "'policy/v2' is not valid for 'psi': expected one of policy/v1; did you mean 'policy/v1'?"),
                (
                    "contoso.yaml(3,1)",
                    "'enforcment' is not a key of a policy file; did you mean 'enforcement'? (known: "
                    + "attestations, components, enforcement, extends, help, levels, operatingModel, organisation, practices, psi, "
                    + "requirements, rewriters, rules, services, support, tests, unlisted, unpinned, version, vulnerabilities, waivers)"),
                ("contoso.yaml(4,23)", "'warn' is not valid for 'severity': expected one of none, warning, error"),
                ("contoso.yaml(5,21)", "'0' is not valid for 'maxDays': expected a number of days from 1 to 3650"),
                ("contoso.yaml(5,36)", "'appsec' is not valid in 'approvers': expected one e-mail address"),
                ("contoso.yaml(7,11)", "'nuget/Newtonsoft.Json' is not valid for 'purl': expected a package URL such as pkg:nuget/Serilog"),
                (
                    "contoso.yaml(10,5)",
                    "'reason' is missing in a component entry; write for example reason: "
                    + "Its support ended in 2024, so its vulnerabilities are not fixed."),
                (
                    "contoso.yaml(14,15)",
                    "'[4.0.0,3.0.0]' is not valid for 'versions': "
                    + "expected a NuGet interval that holds at least one version, such as \"[1.0,2.0)\" or \"(,13.0.1)\""),
                ("contoso.yaml(19,18)", "'2026-02-30' is not valid for 'enforceFrom': expected a date that exists, written yyyy-MM-dd"),
            ],
            result.Problems.Select(problem => (problem.Location.ToString(), problem.Message)));
        Assert.All(
            result.Problems,
            problem => Assert.Equal((ProblemIds.PolicyInvalid, Severity.Error), (problem.RuleId, problem.Severity)));
        Assert.False(result.IsValid);
    }

    [Fact]
    public void A_key_that_is_there_already_is_not_suggested()
    {
        var problem = Assert.Single(
            PolicyFileReader.Read("policy.yaml", Given.PolicyText("unlisted: { severity: error, scopes: [test], scope: test }")).Problems);

        Assert.Contains("'scope' is not a key of 'unlisted' (known: scopes, severity)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_near_keys_the_one_that_is_not_there_is_suggested()
    {
        const string waiver = "waivers: [{ id: W, rule: PSI3501, reason: R., owner: a@b.example, approvedBy: c@d.example, "
            + "approved: 2026-11-01, expires: 2027-01-01 }]";

        Assert.Contains(
            ProductFileReader.Read("psi.yaml", Given.ProductText(waiver)).Problems,
            problem => problem.Message.Contains("did you mean 'approvedOn'?", StringComparison.Ordinal));
    }

    // Lines count from 5: the head of a valid policy file takes four.
    [Theory]
    [InlineData("extends: nothing", 5, 10, "expected one of baseline, none")]
    [InlineData("organisation: Again", 5, 1, "the key 'organisation' stands twice")]
    [InlineData("\"\": x", 5, 1, "'' is not a key of a policy file")]
    [InlineData("Components: []", 5, 1, "did you mean 'components'?")]
    [InlineData("enforcement: strict", 5, 14, "expected 'enforcement', as keys with values; found 'strict'")]
    [InlineData("enforcement:", 5, 1, "'enforcement' has no value in a policy file; write one, or remove the key")]
    [InlineData("enforcement: { default: Enforce }", 5, 25, "did you mean 'enforce'?")]
    [InlineData("enforcement: { minimum: strict }", 5, 25, "expected one of report, enforce")]
    [InlineData("enforcement: { waiversFrom: repo }", 5, 29, "expected one of repository, policy")]
    [InlineData("enforcement: { level: 1 }", 5, 16, "'level' is not a key of 'enforcement'")]
    [InlineData("enforcement: { default: [enforce] }", 5, 25, "expected a single value for 'default'; found a list")]
    [InlineData("unlisted: { scopes: [runtime] }", 5, 11, "'severity' is missing in 'unlisted'; write for example severity: warning")]
    [InlineData(
        "unlisted: { severity: , scopes: [runtime] }",
        5, 13,
        "'severity' has no value in 'unlisted'; write for example severity: warning")]
    [InlineData(
        "unlisted: { severity: error, scopes: [prod] }",
        5, 39,
        "'prod' is not valid in 'scopes': expected one of runtime, build, test")]
    [InlineData("unlisted: { severity: error, scopes: [] }", 5, 38, "'scopes' is an empty list; name at least one, or remove the key")]
    [InlineData("unlisted: { severity: error, scopes: [test, test] }", 5, 45, "'test' stands twice in 'scopes'; keep one of them")]
    [InlineData("unlisted: { severity: error, scope: test }", 5, 30, "did you mean 'scopes'?")]
    [InlineData("waivers: { maxDays: half a year }", 5, 21, "expected a number of days from 1 to 3650")]
    [InlineData("waivers: { maxDays: 3651 }", 5, 21, "expected a number of days from 1 to 3650")]
    [InlineData("rewriters: [\"a b\"]", 5, 13, "expected the id of a NuGet package, or ready-to-run")]
    [InlineData("waivers: { approvers: [] }", 5, 23, "'approvers' is an empty list")]
    [InlineData("waivers: { approvers: [a@b@c] }", 5, 24, "expected one e-mail address")]
    [InlineData("waivers: { days: 3 }", 5, 12, "'days' is not a key of 'waivers'")]
    [InlineData("levels: { technology: { web: 4 } }", 5, 30, "expected a product level: 1, 2 or 3")]
    [InlineData("levels: { technology: { web: } }", 5, 25, "'web' has no value")]
    [InlineData("levels: { technology: { two words: 1 } }", 5, 36, "expected a word of at most 64 characters")]
    [InlineData(
        "levels: { technology: web }",
        5, 23,
        "expected 'technology', each with its product level, as keys with values; found 'web'")]
    [InlineData("levels: { data: { x: 1 } }", 5, 11, "'data' is not a key of 'levels'")]
    [InlineData(
        "components: pkg:nuget/A",
        5, 13,
        "expected a list for 'components', each item a component entry after '- '; found 'pkg:nuget/A'")]
    [InlineData("components: { purl: pkg:nuget/A }", 5, 13, "found keys with values")]
    [InlineData("components:\n  - pkg:nuget/A", 6, 5, "expected a component entry, as keys with values; found 'pkg:nuget/A'")]
    [InlineData("components:\n  -", 6, 4, "expected a component entry, as keys with values; found nothing")]
    [InlineData(
        "components:\n  - status: permitted",
        6, 5,
        "'purl' is missing in a component entry; write for example purl: pkg:nuget/Serilog")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A",
        6, 5,
        "'status' is missing in a component entry; write for example status: permitted")]
    [InlineData("components:\n  - purl: pkg:nuget/A@1.0\n    status: permitted", 6, 11, "write it under 'versions'")]
    [InlineData("components:\n  - purl: pkg:npm/@*/a\n    status: permitted", 6, 11, "in the name only")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: forbidden",
        7, 13,
        "expected one of recommended, permitted, deprecated, prohibited")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: unlisted",
        7, 13,
        "expected one of recommended, permitted, deprecated, prohibited")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: deprecated", 6, 5, "'reason' is missing")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: prohibited\n    reason:", 8, 5, "'reason' has no value")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: permitted\n    versions: 1.*", 8, 15, "expected a NuGet interval")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: permitted\n    versions:", 8, 5, "'versions' has no value")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: permitted\n    replacement: System.Text.Json",
        8, 18,
        "expected a package URL")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: permitted\n    replacement: pkg:nuget/B.*",
        8, 18,
        "'*' is not allowed here")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: permitted\n    replacement: pkg:nuget/a",
        8, 18,
        "'pkg:nuget/a' replaces itself")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: permitted\n    enforceFrom: soon",
        8, 18,
        "expected a date that exists, written yyyy-MM-dd")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: permitted\n    reviewBy: 31.12.2027",
        8, 15,
        "expected a date that exists, written yyyy-MM-dd")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: permitted\n    levels: [0]", 8, 14, "expected a product level: 1, 2 or 3")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: permitted\n    levels: []", 8, 13, "'levels' is an empty list")]
    [InlineData(
        "components:\n  - purl: pkg:nuget/A\n    status: permitted\n    scopes: [[build]]",
        8, 14,
        "expected a single value in 'scopes'; found a list")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: permitted\n    scopes: [~]", 8, 14, "nothing is not valid in 'scopes'")]
    [InlineData("components:\n  - purl: pkg:nuget/A\n    status: permitted\n    version: 1.0", 8, 5, "did you mean 'versions'?")]
    [InlineData("services:\n  - title: T\n    kind: identity", 6, 5, "'id' is missing in a service")]
    [InlineData("services:\n  - id: a b\n    title: T\n    kind: identity", 6, 9, "expected an id of letters, digits")]
    [InlineData("services:\n  - id: a\n    kind: identity", 6, 5, "'title' is missing in a service")]
    [InlineData("services:\n  - id: a\n    title: T", 6, 5, "'kind' is missing in a service")]
    [InlineData(
        "services:\n  - id: a\n    title: T\n    kind: k\n    requiredFor: {}",
        9, 18,
        "'levels' is missing in 'requiredFor'; write for example levels: [2, 3] (or when: web)")]
    [InlineData(
        "services:\n  - id: a\n    title: T\n    kind: k\n    recommended: { hosts: [https://login.example] }",
        9, 28,
        "expected a host name without scheme")]
    [InlineData("services:\n  - id: a\n    title: T\n    kind: k\n    insteadOf: { packages: [A] }", 9, 29, "expected a package URL")]
    [InlineData(
        "services:\n  - id: a\n    title: T\n    kind: k\n    insteadOf: { package: pkg:nuget/A }",
        9, 18,
        "did you mean 'packages'?")]
    [InlineData(
        "services:\n  - id: a\n    title: T\n    kind: k\n  - id: a\n    title: T\n    kind: k",
        9, 5,
        "the id 'a' stands twice in 'services'")]
    [InlineData("requirements:\n  - title: T\n    rules: [PSI3201]", 6, 5, "'id' is missing in a requirement")]
    [InlineData("requirements:\n  - id: A\n    rules: [PSI3201]", 6, 5, "'title' is missing in a requirement")]
    [InlineData("requirements:\n  - id: A\n    title: T", 6, 5, "'rules' is missing in a requirement; write for example rules: [PSI3201]")]
    [InlineData("requirements:\n  - id: A\n    title: T\n    rules: []", 8, 12, "'rules' is an empty list")]
    [InlineData("requirements:\n  - id: A\n    title: T\n    rules: [PSI320]", 8, 13, "expected a rule id such as PSI3201")]
    [InlineData("requirements:\n  - id: A\n    title: T\n    rules: [psi3201]", 8, 13, "expected a rule id such as PSI3201")]
    [InlineData(
        "requirements:\n  - id: A\n    title: T\n    rules: [PSI3501, PSI9502]",
        8, 22,
        "'PSI9502' is not valid in 'rules': it is no rule of Psi that looks at code; did you mean 'PSI3502'?")]
    [InlineData(
        "requirements:\n  - id: A\n    title: T\n    rules: [PSI1005]",
        8, 13,
        "it is no rule of Psi that looks at code")]
    [InlineData("requirements:\n  - id: A\n    title: T\n    rules: [PSI0102]", 8, 13, "it is no rule of Psi that looks at code")]
    [InlineData(
        "requirements:\n  - id: A\n    title: T\n    rules: [PSI3201]\n    asvs: [12.3.2]",
        9, 12,
        "expected an ASVS 5.0 reference such as V12.3.2")]
    [InlineData(
        "requirements:\n  - id: A\n    title: T\n    rules: [PSI3201]\n    severity: none",
        9, 15,
        "expected one of warning, error")]
    [InlineData(
        "requirements:\n  - id: A\n    title: T\n    rules: [PSI3201]\n    levels: [4]",
        9, 14,
        "expected a product level: 1, 2 or 3")]
    [InlineData(
        "requirements:\n  - id: A\n    title: T\n    rules: [PSI3201]\n    enforcefrom: 2026-01-01",
        9, 5,
        "did you mean 'enforceFrom'?")]
    [InlineData(
        "requirements:\n  - id: A\n    title: T\n    rules: [PSI3201]\n  - id: A\n    title: T\n    rules: [PSI3201]",
        9, 5,
        "the id 'A' stands twice in 'requirements'")]
    public void Every_kind_of_mistake_is_one_problem_at_its_place_with_what_was_expected(string rest, int line, int column, string expected)
    {
        var text = rest.StartsWith("extends", StringComparison.Ordinal)
            ? $"psi: policy/v1\norganisation: Contoso\nversion: 1\n\n{rest}"
            : Given.PolicyText(rest);
        var problem = Assert.Single(PolicyFileReader.Read("p.yaml", text).Problems);
        Assert.Equal(new FileLocation("p.yaml", line, column), problem.Location);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("just a text", "expected a policy file, as keys with values; found 'just a text'")]
    [InlineData("- a\n- b", "expected a policy file, as keys with values; found a list")]
    public void What_is_no_mapping_at_all_is_one_problem(string text, string expected)
    {
        var result = PolicyFileReader.Read("p.yaml", text);
        Assert.Null(result.Value);
        Assert.Equal(expected, Assert.Single(result.Problems).Message);
    }

    [Theory]
    [InlineData("PSI3520")]
    [InlineData("PSI1102")]
    [InlineData("CA5351")]
    [InlineData("S9999")]
    public void A_rule_that_a_newer_Psi_or_another_analyzer_may_have_can_be_named(string rule)
    {
        var result = PolicyFileReader.Read("p.yaml", Given.PolicyText($"requirements:\n  - id: A\n    title: T\n    rules: {rule}"));

        Assert.Empty(result.Problems);
        Assert.Equal([rule], Assert.Single(result.Value!.Requirements).Rules);
    }

    [Fact]
    public void A_single_value_counts_as_a_list_of_one()
    {
        var policy = PolicyFileReader.Read("p.yaml", Given.PolicyText("requirements:\n  - id: A\n    title: T\n    rules: PSI3201")).Value!;
        Assert.Equal(["PSI3201"], Assert.Single(policy.Requirements).Rules);
    }

    [Fact]
    public void With_mistakes_the_valid_rest_is_read_to_go_on_checking_but_not_to_decide_by()
    {
        var result = PolicyFileReader.Read(
            "p.yaml",
            Given.PolicyText("components:\n  - purl: A\n    status: permitted\n  - purl: pkg:nuget/B\n    status: permitted"));
        Assert.Equal("pkg:nuget/B", Assert.Single(result.Value!.Components).Pattern.ToString());
        Assert.False(result.IsValid);
        Assert.Null(PolicyLayer.Read(PolicyLayerKind.Organisation, "p.yaml", "psi: policy/v1"u8.ToArray(), out var problems));
        Assert.Equal(2, problems.Count);
    }
}
