using Psi.Policy;

namespace Psi.Build.Tests.Setup;

/// <summary>The baseline is read from the folder of the product file, and one with a mistake covers nothing.</summary>
public sealed class BaselineReadingTests : IDisposable
{
    private const string Head = "psi: baseline/v1\nreason: Tests\nowner: a@b.example\napprovedBy: c@d.example\napprovedOn: 2026-10-01\n"
        + "expires: 2027-02-01\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("psi-baseline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_read_beside_the_product_file_and_is_one_of_the_files_read()
    {
        Write("product/psi.baseline.yaml", Head + "components: [{ purl: pkg:nuget/A@1.0.0, rules: PSI1001, paths: a.csproj }]");

        var setup = Read("product/psi.yaml");

        Assert.Empty(setup.Problems);
        Assert.True(setup.Waivers.ForComponent(PackageUrl.NuGet("A", "1.0.0"), "PSI1001", "a.csproj")!.IsInForce);
        Assert.Equal([Path.Combine(_folder, "product", "psi.baseline.yaml")], setup.FilesRead);
    }

    [Fact]
    public void Elsewhere_it_is_not_read()
    {
        Write("psi.baseline.yaml", "psi: nonsense");

        Assert.Empty(Read("product/psi.yaml").Problems);
        Assert.Empty(Read("product/psi.yaml").Waivers.Statuses);
    }

    [Fact]
    public void One_mistake_and_it_covers_nothing()
    {
        Write(
            "psi.baseline.yaml",
            Head
                + "components: [{ purl: pkg:nuget/A@1.0.0, rules: PSI1001, paths: a.csproj }, { purl: pkg:nuget/B, rules: PSI1001, "
                    + "paths: b.csproj }]");

        var setup = Read("psi.yaml");

        var problem = Assert.Single(setup.Problems);
        Assert.Equal(
            (ProblemIds.ProductInvalid, Severity.Error, new FileLocation("psi.baseline.yaml", 7, 84)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.Empty(setup.Waivers.Statuses);
        Assert.True(setup.IsReliable);
    }

    [Fact]
    public void One_that_the_organisation_does_not_allow_is_said_where_it_stands()
    {
        Write(
            "psi.baseline.yaml",
            Head.Replace("expires: 2027-02-01", "expires: 2026-09-30", StringComparison.Ordinal).Replace(
                "approvedOn: 2026-10-01", "approvedOn: 2026-09-01", StringComparison.Ordinal)
                + "findings: []");
        Write("policy.yaml", "psi: policy/v1\norganisation: Contoso\nversion: '1'\nenforcement: { waiversFrom: policy }");

        var problem = Assert.Single(Read("psi.yaml", Path.Combine(_folder, "policy.yaml")).Problems);

        Assert.StartsWith(
            "The baseline covers nothing: the policy of Contoso lets no repository waive", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new FileLocation("psi.baseline.yaml", 1, 1), problem.Location);
    }

    private void Write(string relative, string text)
    {
        var path = Path.Combine(_folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private PolicySetup Read(string product, params IReadOnlyList<string> policies)
    {
        var settings = new BuildSettings
        {
            RepositoryRoot = _folder,
            ProductFile = Path.Combine(_folder, product),
            Policies = [.. policies.Select(path => new PolicySource(path, ""))],
            Today = "2026-11-21",
            ProjectFile = Path.Combine(_folder, "App.csproj"),
            AssetsFile = Path.Combine(_folder, "no-assets.json"),
            TargetFramework = "net10.0",
            TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
            Configuration = "Release",
            Language = "C#",
            PsiVersion = "0.1.0",
        };
        return PolicySetupReader.Read(settings, new ShownPaths(_folder, null));
    }
}
