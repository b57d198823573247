using System.Text;
using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Policy.Lint;

public sealed class LintCommandTests : IDisposable
{
    private const string Head = "psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_policy_in_order_exits_0()
    {
        var policy = Write("tidy.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted, owner: a@b.example }\n");

        Assert.Equal((ExitCodes.Done, "1 file, 1 entry: 0 mistakes, 0 notes\n", ""), await Run("--policy", policy));
    }

    [Fact]
    public async Task Mistakes_exit_1_and_stand_at_their_lines()
    {
        var weaker = Write("1.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted, owner: a@b.example }\n");
        var stronger = Write(
            "2.yaml", "components:\n  - { purl: pkg:nuget/A, status: recommended, owner: a@b.example, reviewBy: 2026-01-01 }\n");

        var (exitCode, output, error) = await Run("--policy", weaker, "--policy", stronger, "--on", "2026-11-21");

        Assert.Equal((ExitCodes.PolicyNotMet, ""), (exitCode, error));
        Assert.Equal(
            [
                $"{weaker}(6,13): warning unreachable-entry: This entry for pkg:nuget/A never decides: "
                + $"{stronger}(6,13) has the last word on every use it speaks of. Remove one of the two.",
                $"{stronger}(6,13): note review-overdue: The review of pkg:nuget/A was due on 2026-01-01. "
                + "Decide anew and set the next 'reviewBy'; a@b.example answers for it.",
                "2 files, 2 entries: 1 mistake, 1 note",
            ],
            output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Notes_alone_exit_0()
    {
        var policy = Write("old.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted }\n");

        var (exitCode, output, _) = await Run("--policy", policy);

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("note no-owner: 1 of 1 entries", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_had_as_JSON()
    {
        var policy = Write("old.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted }\n");

        var (_, output, _) = await Run("--policy", policy, "--json");

        using var json = JsonDocument.Parse(output);
        var finding = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(
            ($"{policy}(6,13)", "no-owner", false),
            (
                finding.GetProperty("at").GetString(),
                finding.GetProperty("kind").GetString(),
                finding.GetProperty("isMistake").GetBoolean()));
    }

    [Fact]
    public async Task A_mistake_against_the_contract_exits_3_with_what_was_probably_meant()
    {
        var policy = Write("typo.yaml", "components:\n  - { purl: pkg:nuget/A, statuss: permitted }\n");

        var (exitCode, output, error) = await Run("--policy", policy);

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.Contains("error PSI0001: ", error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'status'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_file_is_checked_too_and_held_against_the_product_file()
    {
        var policy = Write("tidy.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted, owner: a@b.example }\n");
        var product = _folder.Write(
            "psi.yaml",
            Encoding.UTF8.GetBytes("psi: product/v1\nid: shop\nproduct: Shop\ndomain: Retail\nteam: t\naccountable: a@b.example\n"));
        var organisation = _folder.Write(
            "organisation.yaml",
            Encoding.UTF8.GetBytes(
                "psi: organisation/v1\norganisation: Contoso\ndomains:\n  - { name: Sales, from: 2020-01-01 }\nproducts:\n"
                + "  - { id: shop, domain: Sales, from: 2020-01-01 }\n"));

        var (exitCode, output, error) = await Run("--policy", policy, "--product", product, "--organisation", organisation);

        Assert.Equal((ExitCodes.PolicyNotMet, ""), (exitCode, error));
        Assert.Equal(
            [
                $"{product}(4,9): warning misplaced-product: shop says it belongs to Retail, and {organisation}(6,5) puts it into Sales "
                + "since 2020-01-01. Correct the one that is wrong.",
                "1 file, 1 entry: 1 mistake, 0 notes",
            ],
            output.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData(
        "psi: organisation/v1\n",
        "(1,1): error PSI0001: 'organisation' is missing in an organisation file; write for example organisation: Contoso")]
    [InlineData(null, ": error PSI0001: the file can't be read: it does not exist")]
    public async Task An_organisation_file_that_is_wrong_or_missing_exits_3(string? content, string expected)
    {
        var policy = Write("tidy.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted, owner: a@b.example }\n");
        var organisation = _folder["organisation.yaml"];
        if (content is not null)
        {
            _folder.Write("organisation.yaml", Encoding.UTF8.GetBytes(content));
        }

        var (exitCode, output, error) = await Run("--policy", policy, "--organisation", organisation);

        Assert.Equal((ExitCodes.BadInput, "", $"{organisation}{expected}\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task An_objective_with_a_measure_that_there_is_not_exits_3_at_its_line()
    {
        var policy = Write("tidy.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted, owner: a@b.example }\n");
        var organisation = _folder.Write(
            "organisation.yaml",
            Encoding.UTF8.GetBytes(
                "psi: organisation/v1\norganisation: Contoso\nobjectives:\n" + string.Concat(
                    new[] { "components.aproved", "components.approved", "incidents.restore-time", "web.page-load" }.Select(
                        (measure, index) => $"  - {{ id: O-{index}, kind: agreed-way-of-working, title: T, measure: {measure}, "
                            + "target: { atLeast: 1 } }\n"))));
        var sources = _folder.Write(
            "sources.yaml",
            Encoding.UTF8.GetBytes(
                "psi: sources/v1\nmeasures:\n  - { id: web.page-load, title: Page load, unit: ms, better: down, capability: QM, "
                + "aggregate: p75 }\n"));

        var (exitCode, output, error) = await Run("--policy", policy, "--organisation", organisation);

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.Equal(
            [
                $"{organisation}(4,64): error PSI0001: there is no measure 'components.aproved'; did you mean 'components.approved'?",
                $"{organisation}(7,64): error PSI0001: there is no measure 'web.page-load'.",
            ],
            error.TrimEnd('\n').Split('\n').Select(line => line.Split(" Psi's are in")[0]));

        (exitCode, _, error) = await Run("--policy", policy, "--organisation", organisation, "--sources", sources);

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("components.aproved", error, StringComparison.Ordinal);
        Assert.DoesNotContain("web.page-load", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sources_file_that_is_wrong_or_missing_exits_3()
    {
        var policy = Write("tidy.yaml", "components:\n  - { purl: pkg:nuget/A, status: permitted, owner: a@b.example }\n");
        var sources = _folder.Write("sources.yaml", Encoding.UTF8.GetBytes("psi: sources/v2\n"));

        var (exitCode, output, error) = await Run("--policy", policy, "--sources", sources, "--sources", _folder["none.yaml"]);

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.StartsWith($"{sources}(1,6): error PSI0001: ", error, StringComparison.Ordinal);
        Assert.EndsWith("none.yaml: error PSI0001: the file can't be read: it does not exist\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples/contoso-policy/policy/contoso.yaml")]
    [InlineData("security/policy.yaml")]
    [InlineData("src/Psi.Policy/Baseline/baseline.yaml")]
    public async Task Our_own_policies_have_no_mistakes(string policy)
    {
        var (exitCode, output, _) = await Run("--policy", Path.Combine(RepositoryFolder.Root, policy));

        Assert.True(exitCode == ExitCodes.Done, output);
    }

    [Fact]
    public async Task The_guide_shows_what_it_says()
    {
        var (_, output, _) = await Run(
            "--policy", Path.Combine(RepositoryFolder.Root, "samples/contoso-policy/policy/contoso.yaml"), "--on", "2026-11-21");

        Assert.Contains("\n" + RepositoryFolder.Relative(output), RepositoryFolder.Page("docs/policy.md"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(Head + text));

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(["policy", "lint", .. arguments], new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }
}
