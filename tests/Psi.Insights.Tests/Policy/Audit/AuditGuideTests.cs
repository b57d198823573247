using System.Text.RegularExpressions;
using Psi.Insights.CommandLine;
using Psi.Insights.Policy.Audit;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;

namespace Psi.Insights.Tests.Policy.Audit;

/// <summary>The guide's example, run.</summary>
public sealed class AuditGuideTests : IDisposable
{
    private const string Policy =
        """
        psi: policy/v1
        organisation: Contoso
        version: "2026.11"
        components:
          - purl: pkg:nuget/Newtonsoft.Json
            status: permitted
            versions: "[12.0.1,)" # for BSON
          - purl: pkg:nuget/Microsoft.Azure.KeyVault
            status: permitted
          - { purl: pkg:nuget/Serilog, status: recommended, versions: "[3.0.0,4.0.0)" }
          - { purl: pkg:nuget/Serilog.Sinks.*, status: permitted }

        """;

    private readonly AuditRun _audit = new();

    [Fact]
    public async Task The_guide_shows_what_it_says()
    {
        using var feed = new TestFeed()
            .With("Newtonsoft.Json", "12.0.1", "12.0.2", "12.0.3", "13.0.1", "13.0.2", "13.0.3").WithVulnerability(
                "Newtonsoft.Json", "(, 13.0.1)", "https://github.com/advisories/GHSA-5crp-9r3c-p9vr")
            .WithDeprecated("Microsoft.Azure.KeyVault", "3.0.5", "Azure.Security.KeyVault.Secrets")
            .With("Serilog", "3.0.0", "3.1.1", "4.0.0", "4.3.0");
        _audit.WithPolicy(System.Text.Encoding.UTF8.GetBytes(Policy)).WithSources("", ("nuget.org", feed.Index));

        var (exitCode, output, error) = await _audit.Run("--write");

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        var page = RepositoryFolder.Page("docs/policy.md");
        Assert.Contains($"```yaml\n{Policy}```", page, StringComparison.Ordinal);
        Assert.Contains(
            "$ psi policy audit --write\n" + output.Replace("contoso.yaml", "policy/contoso.yaml", StringComparison.Ordinal) + "```",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guide_names_every_option_and_every_kind_of_finding()
    {
        var page = RepositoryFolder.Page("docs/policy.md");
        var help = (await _audit.Run("--help")).Output;

        var options = Regex.Matches(help, "^  (--[a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("--write", options);
        Assert.All(options, option => Assert.Contains($"`{option}", page, StringComparison.Ordinal));
        Assert.All(
            Enum.GetValues<AuditRemarkKind>(),
            kind => Assert.Contains($"`{ManifestWord.Of(kind)}`", page, StringComparison.Ordinal));
        Assert.All(
            Enum.GetValues<AuditState>(),
            state => Assert.Contains($"`{ManifestWord.Of(state)}`", page, StringComparison.Ordinal));
    }

    public void Dispose() => _audit.Dispose();
}
