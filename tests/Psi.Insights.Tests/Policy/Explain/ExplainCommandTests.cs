using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Policy.Explain;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _policy;
    private readonly string _product;

    public ExplainCommandTests()
    {
        _policy = _folder.Write("contoso.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            extends: none
            components:
              - purl: pkg:nuget/Newtonsoft.Json
                status: deprecated
                versions: "[13.0.3,)"
                reason: One serializer per product.
                replacement: pkg:nuget/System.Text.Json
                enforceFrom: 2027-03-31
                levels: [2, 3]
            """u8.ToArray());
        _product = _folder.Write("psi.yaml", """
            psi: product/v1
            id: shop
            product: Shop
            domain: Retail
            team: shopfront
            level: 2
            accountable: head@contoso.example
            waivers:
              - { id: W-1, component: pkg:nuget/Newtonsoft.Json, path: "src/**", reason: r,
                  owner: lead@contoso.example, approvedBy: ciso@contoso.example, approvedOn: 2026-11-01, expires: 2027-05-31 }
            """u8.ToArray());
    }

    [Theory]
    [InlineData("pkg:nuget/Contoso.Identity", "it shows the use of Contoso Identity (identity)", "recommended")]
    [InlineData("pkg:nuget/Auth0.Core", "it is another identity service than Contoso Identity (PSI2001)", "another")]
    public async Task It_says_which_service_a_component_shows(string component, string line, string use)
    {
        var policy = _folder.Write("services.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            extends: none
            services:
              - id: idp
                title: Contoso Identity
                kind: identity
                recommended: { packages: [pkg:nuget/Contoso.Identity] }
                insteadOf: { packages: ["pkg:nuget/Auth0.*"] }
            """u8.ToArray());

        var (_, output, _) = await Run(component, "--policy", policy);
        var (_, json, _) = await Run(component, "--policy", policy, "--json");

        Assert.Contains($"services: {policy}(6,5): {line}", output, StringComparison.Ordinal);
        var service = Assert.Single(JsonDocument.Parse(json).RootElement.GetProperty("services").EnumerateArray());
        Assert.Equal(("idp", use), (service.GetProperty("id").GetString(), service.GetProperty("use").GetString()));
    }

    [Fact]
    public async Task It_says_what_is_decided_by_which_line_and_what_comes()
    {
        var (exitCode, output, error) = await Run(
            "pkg:nuget/Newtonsoft.Json@13.0.3", "--policy", _policy, "--product", _product, "--on", "2026-11-21");

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Equal(
            [
                "component: pkg:nuget/Newtonsoft.Json@13.0.3 in scope runtime, product level 2, on 2026-11-21",
                "decision: deprecated: warning PSI1003, waived by W-1 in src/**",
                "  Newtonsoft.Json 13.0.3 is deprecated by the policy of Contoso. One serializer per product. "
                + "Use System.Text.Json instead. From 2027-03-31 on this is an error.",
                $"decided by: {_policy}(6,11): pkg:nuget/Newtonsoft.Json is deprecated in [13.0.3,), levels 2 and 3, enforced from "
                + "2027-03-31",
                $"waivers: {_product}(9,5): W-1 for pkg:nuget/Newtonsoft.Json in src/**, valid, until 2027-05-31",
                "coming: from 2027-03-31: deprecated: error PSI1003, waived by W-1 in src/**",
                "  from 2027-06-01: deprecated: error PSI1003",
                $"considered: {_policy}(6,11): pkg:nuget/Newtonsoft.Json is deprecated in [13.0.3,), levels 2 and 3, enforced from "
                + "2027-03-31, which decides",
            ],
            output.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("pkg:nuget/Newtonsoft.Json@12.0.1", "deprecated, but not in this version: warning PSI1002")]
    [InlineData("pkg:nuget/Newtonsoft.Json", "deprecated, but whether in this version can't be determined: warning PSI1006")]
    [InlineData("pkg:nuget/Serilog@4.0.0", "unlisted, nothing to report")]
    public async Task What_weighs_how_much_is_said_in_words(string purl, string decision)
    {
        var (_, output, _) = await Run(purl, "--policy", _policy, "--on", "2026-11-21");

        Assert.Contains($"decision: {decision}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_of_support_is_named_with_its_source_its_line_and_the_days_it_weighs_from()
    {
        var supported = _folder.Write("supported.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            components: [{ purl: pkg:nuget/Contoso.Web, status: recommended }]
            support:
              - { purl: pkg:nuget/Contoso.Web, versions: "[1.0,2.0)", endOfSupport: 2026-12-31,
                  source: https://web.contoso.example/support, replacement: pkg:nuget/Contoso.Web@2.0.0 }
            """u8.ToArray());

        var (_, output, _) = await Run("pkg:nuget/Contoso.Web@1.2.0", "--policy", supported, "--on", "2026-09-01");
        Assert.Equal(
            [
                "component: pkg:nuget/Contoso.Web@1.2.0 in scope runtime, product level 3, on 2026-09-01",
                "decision: recommended, nothing to report",
                $"decided by: {supported}(4,22): pkg:nuget/Contoso.Web is recommended",
                $"support: {supported}(6,13): pkg:nuget/Contoso.Web in [1.0,2.0) supported until 2026-12-31, by "
                + "https://web.contoso.example/support, which counts",
                "coming: from 2026-10-02: recommended, but its support ends on 2026-12-31: warning PSI1008",
                "  from 2027-01-01: recommended, but its support ended on 2026-12-31: error PSI1008",
                $"considered: {supported}(4,22): pkg:nuget/Contoso.Web is recommended, which decides",
            ],
            output.TrimEnd('\n').Split('\n'));

        (_, output, _) = await Run("pkg:nuget/Contoso.Web@1.2.0", "--policy", supported, "--on", "2027-01-01", "--json");
        using var document = JsonDocument.Parse(output);
        Assert.Equal($"{supported}(6,13)", document.RootElement.GetProperty("decision").GetProperty("decidedBy").GetString());
        Assert.Equal("2026-12-31", document.RootElement.GetProperty("support")[0].GetProperty("endOfSupport").GetString());
    }

    [Fact]
    public async Task A_near_end_that_weighs_no_more_than_the_list_is_named_beside_it()
    {
        var policy = _folder.Write("deprecated.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            components: [{ purl: pkg:nuget/Contoso.Web, status: deprecated, reason: r }]
            support: [{ purl: pkg:nuget/Contoso.Web, endOfSupport: 2026-12-31 }]
            """u8.ToArray());

        var (_, output, _) = await Run("pkg:nuget/Contoso.Web@1.2.0", "--policy", policy, "--on", "2026-09-01");
        Assert.Contains("decision: deprecated: warning PSI1003\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "coming: from 2026-10-02: deprecated: warning PSI1003, and its support ends on 2026-12-31\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "  from 2027-01-01: deprecated, but its support ended on 2026-12-31: error PSI1008\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_for_everywhere_is_named_before_one_with_a_path_and_a_refused_one_says_why()
    {
        File.AppendAllText(_product, """

              - { id: W-2, component: pkg:nuget/Newtonsoft.Json, reason: r,
                  owner: lead@contoso.example, approvedBy: ciso@contoso.example, approvedOn: 2026-11-01, expires: 2027-05-31 }
              - { id: W-3, component: pkg:nuget/Newtonsoft.Json, reason: r,
                  owner: lead@contoso.example, approvedBy: ciso@contoso.example, approvedOn: 2027-02-01, expires: 2027-05-31 }
            """);

        var (_, output, _) = await Run(
            "pkg:nuget/Newtonsoft.Json@13.0.3", "--policy", _policy, "--product", _product, "--on", "2026-11-21");

        Assert.Contains("decision: deprecated: warning PSI1003, waived by W-2\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "psi.yaml(13,5): Waiver W-3 covers nothing: it is approved on 2027-02-01, which is after 2026-11-21",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_level_and_the_scope_can_be_asked_for()
    {
        var (_, output, _) = await Run(
            "pkg:nuget/Newtonsoft.Json@13.0.3", "--policy", _policy, "--level", "1", "--scope", "test", "--on", "2026-11-21");

        Assert.Contains("in scope test, product level 1", output, StringComparison.Ordinal);
        Assert.Contains("decided by: no entry: it is on no list of Contoso", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guide_shows_what_it_says()
    {
        var root = RepositoryFolder.Root;
        var (_, output, _) = await Run(
            "pkg:nuget/Serilog@3.1.1", "--policy", Path.Combine(
                root,
                "samples/contoso-policy/policy/contoso.yaml"), "--product", Path.Combine(
                    root, "samples/mail-worker/psi.yaml"), "--on", "2026-11-21");

        Assert.Contains("\n" + RepositoryFolder.Relative(output), RepositoryFolder.Page("docs/policy.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_policy_named_the_files_of_the_folder_policy_decide_in_the_order_of_their_names()
    {
        _folder.Write("policy/2.yaml", "psi: policy/v1\norganisation: Two\nversion: '1'\n"u8.ToArray());
        _folder.Write("policy/1.yml", "psi: policy/v1\norganisation: One\nversion: '1'\n"u8.ToArray());
        _folder.Write("policy/notes.txt", "no policy"u8.ToArray());
        var command = new System.CommandLine.Command("explain");
        var sources = new PolicySources();
        sources.AddTo(command);

        var read = sources.Read(command.Parse([]), _folder["."], out var problems);

        Assert.Empty(problems);
        Assert.Equal(["psi-baseline.yaml", "policy/1.yml", "policy/2.yaml"], read!.Policy.Layers.Select(layer => layer.File.Path));
        Assert.Equal(("Two", 3), (read.Policy.Organisation, read.Level));
    }

    [Fact]
    public async Task It_can_be_had_as_JSON()
    {
        var (exitCode, output, _) = await Run(
            "pkg:nuget/Newtonsoft.Json@13.0.3", "--policy", _policy, "--product", _product, "--on", "2026-11-21", "--json");

        Assert.Equal(ExitCodes.Done, exitCode);
        using var json = JsonDocument.Parse(output);
        var decision = json.RootElement.GetProperty("decision");
        Assert.Equal(
            ("deprecated", "PSI1003", "warning", $"{_policy}(6,11)", "W-1"),
            (
                Text(decision, "status"),
                Text(decision, "ruleId"),
                Text(decision, "severity"),
                Text(decision, "decidedBy"),
                Text(decision, "waivedBy")));
        Assert.Equal(
            ["2027-03-31", "2027-06-01"], json.RootElement.GetProperty("coming").EnumerateArray().Select(coming => Text(coming, "from")));
    }

    [Fact]
    public async Task A_policy_with_a_mistake_exits_3_and_says_where()
    {
        var broken = _folder.Write(
            "broken.yaml",
            "psi: policy/v1\norganisation: Contoso\nversion: '1'\ncomponents:\n  - purl: pkg:nuget/A\n    status: forbidden\n"u8.ToArray());

        var (exitCode, output, error) = await Run("pkg:nuget/A@1.0.0", "--policy", broken);

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.Contains($"{broken}(6,13): error PSI0001: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_policy_the_baseline_decides_and_that_is_said_once()
    {
        var (exitCode, output, error) = await Run("pkg:nuget/Newtonsoft.Json@12.0.1", "--on", "2026-11-21");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Equal(
            "psi: note: there is no policy file in a folder 'policy' here, so Psi's built-in baseline decides; "
            + "name your own with --policy\n",
            error);
        Assert.Contains("decision: prohibited: error PSI1001\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_is_not_there_exits_3()
    {
        var missing = await Run("pkg:nuget/A@1.0.0", "--policy", _folder["missing.yaml"]);

        Assert.Equal(
            (ExitCodes.BadInput, $"{_folder["missing.yaml"]}: error PSI0001: the file can't be read: it does not exist\n"),
            (missing.ExitCode, missing.Error));
    }

    [Theory]
    [InlineData("library/postgres")]
    [InlineData("pkg:nuget/A", "--on", "tomorrow")]
    [InlineData("pkg:nuget/A", "--scope", "prod")]
    [InlineData("pkg:nuget/A", "--level", "4")]
    [InlineData]
    public async Task Wrong_usage_exits_2(params string[] arguments)
    {
        var (exitCode, _, error) = await Run([.. arguments, "--policy", _policy]);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.NotEmpty(error);
    }

    public void Dispose() => _folder.Dispose();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(
            ["policy", "explain", .. arguments], new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }
}
