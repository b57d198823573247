using Psi.Policy;

namespace Psi.Build.Tests.Setup;

/// <summary>A policy that a package brings can't be taken out by the project that refers to the package.</summary>
public sealed class RemovedPoliciesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-removed-").FullName;

    public RemovedPoliciesTests()
    {
        Write("packages/contoso.policy/1.0.0/policy/contoso.yaml", "psi: policy/v1");
        Write("repo/App.csproj", "<Project>\n  <ItemGroup>\n    <PsiPolicy Remove=\"@(PsiPolicy)\" />\n  </ItemGroup>\n</Project>");
        Import("");
        Package("<PsiPolicy Include=\"$(MSBuildThisFileDirectory)../policy/contoso.yaml\" Layer=\"organisation\" />");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_policy_applies_and_the_removal_is_named_by_its_line()
    {
        var (source, problem) = Assert.Single(Find());

        Assert.Equal((PolicyPath, "organisation"), (source.Path, source.Layer));
        Assert.Equal(
            (ProblemIds.RuleSilenced, Severity.Error, new FileLocation("App.csproj", 3, 5)),
            (problem.RuleId, problem.Severity, problem.Location));
    }

    [Fact]
    public void A_policy_that_is_there_is_no_problem() => Assert.Empty(Find(present: PolicyPath));

    [Fact]
    public void A_removal_that_no_file_shows_is_a_problem_of_the_project()
    {
        Write("repo/App.csproj", "<Project />");

        Assert.Equal(new FileLocation("App.csproj"), Assert.Single(Find()).Problem.Location);
    }

    [Theory]
    [InlineData("<PsiPolicy Include=\"$(MSBuildThisFileDirectory)../policy/contoso.yaml\" Condition=\"'$(IsTestProject)' != 'true'\" />")]
    [InlineData("<PsiPolicy Include=\"$(MSBuildThisFileDirectory)../policy/no-such-file.yaml\" />")]
    [InlineData("<PsiPolicy Include=\"$(SomewhereElse)contoso.yaml\" />")]
    [InlineData("<OtherItem Include=\"$(MSBuildThisFileDirectory)../policy/contoso.yaml\" />")]
    public void What_a_package_adds_on_a_condition_or_nowhere_may_be_missing(string item)
    {
        Package(item);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("net10.0", 1)]
    [InlineData("net8.0", 0)]
    public void A_package_of_another_target_framework_brings_nothing(string framework, int expected)
    {
        Import($" Condition=\" '$(TargetFramework)' == '{framework}' AND '$(ExcludeRestorePackageImports)' != 'true' \"");

        Assert.Equal(expected, Find().Count);
    }

    [Fact]
    public void Without_packages_nothing_is_missing()
    {
        File.Delete(PathOf("repo/obj/App.csproj.nuget.g.props"));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Project><ImportGroup><Import Project=")]
    [InlineData("<Project><Import Project=\"\" /><Import /><Import Project=\"$(NuGetPackageRoot)\" /></Project>")]
    public void What_is_no_import_file_crashes_nothing(string text)
    {
        Write("repo/obj/App.csproj.nuget.g.props", text + "PsiPolicy");

        Assert.Empty(Find());
    }

    private string PolicyPath => PathOf("packages/contoso.policy/1.0.0/policy/contoso.yaml");

    private string PathOf(string file) => Path.GetFullPath(Path.Combine(_folder, file));

    private void Import(string condition) => Write(
        "repo/obj/App.csproj.nuget.g.props",
        $"<Project>\n  <ImportGroup{condition}>\n"
        + "    <Import Project=\"$(NuGetPackageRoot)/contoso.policy/1.0.0/build/Contoso.Policy.props\" Condition=\"Exists('x')\" />\n"
        + "  </ImportGroup>\n</Project>");

    private void Package(string item) =>
        Write("packages/contoso.policy/1.0.0/build/Contoso.Policy.props", $"<Project><ItemGroup>{item}</ItemGroup></Project>");

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    private IReadOnlyList<(PolicySource Source, Problem Problem)> Find(string? present = null)
    {
        var settings = new BuildSettings
        {
            RepositoryRoot = PathOf("repo"),
            PackageRoot = PathOf("packages"),
            ProductFile = PathOf("repo/psi.yaml"),
            Policies = present is null ? [] : [new PolicySource(present, "organisation")],
            Today = "2026-11-21",
            ProjectFile = PathOf("repo/App.csproj"),
            PackageImports = PathOf("repo/obj/App.csproj.nuget.g.props"),
            AssetsFile = PathOf("repo/obj/project.assets.json"),
            TargetFramework = "net10.0",
            TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
            Configuration = "Debug",
            Language = "C#",
            PsiVersion = "1.0.0",
        };
        return RemovedPolicies.Find(settings, new ShownPaths(settings.RepositoryRoot, settings.PackageRoot));
    }
}
