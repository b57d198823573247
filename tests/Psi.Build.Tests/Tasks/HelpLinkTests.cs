using Microsoft.Build.Utilities;
using Psi.Policy;

namespace Psi.Build.Tests.Tasks;

/// <summary>Where the help links of the gate's diagnostics lead.</summary>
public sealed class HelpLinkTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Theory]
    [InlineData("https://contoso.example/psi/{id}", "https://contoso.example/psi/PSI1004")]
    [InlineData(null, "")]
    public void To_the_page_of_the_rule_where_one_is_known(string? template, string link)
    {
        var setup = SetupUnderTest.Of("", "") with { Pages = new RulePages(template) };
        new ReportingTask(setup) { BuildEngine = _engine, Build = new TaskItem("/repo/App.csproj") }.Execute();

        Assert.Equal(link, Assert.Single(_engine.Errors).HelpLink ?? "");
    }

    [Theory]
    [InlineData("help: https://contoso.example/{id}", "https://contoso.example/PSI1004")]
    [InlineData("", "file:///packages/docs/rules/PSI1004.md")]
    public void The_organisation_s_pages_come_before_those_of_the_package(string policy, string link)
    {
        var folder = Directory.CreateTempSubdirectory("psi-help-").FullName;
        try
        {
            var file = Path.Combine(folder, "policy.yaml");
            File.WriteAllText(file, $"psi: policy/v1\norganisation: Contoso\nversion: '1'\n{policy}\n");
            var settings = new BuildSettings
            {
                RepositoryRoot = folder,
                ProductFile = Path.Combine(folder, "psi.yaml"),
                Policies = [new PolicySource(file, "")],
                Today = "2026-11-21",
                ProjectFile = Path.Combine(folder, "App.csproj"),
                AssetsFile = "",
                TargetFramework = "net10.0",
                TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
                Configuration = "Debug",
                Language = "C#",
                PsiVersion = "0.1.0",
                RulePageFolder = "/packages/docs/rules/",
            };

            Assert.Equal(link, PolicySetupReader.Read(settings, new ShownPaths(folder, null)).Pages.AddressOf("PSI1004"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class ReportingTask(PolicySetup setup) : PsiTask
    {
        private protected override void Run() => Report(
            [new Problem("PSI1004", Severity.Error, new FileLocation("App.csproj", 3, 5), "It is on no list.")],
            setup,
            new ShownPaths("/repo", null));
    }
}
