using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What Psi can compute itself it does not take from a property.</summary>
public sealed class OwnInputsTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly string _root = Directory.CreateTempSubdirectory("psi-own-").FullName;

    public OwnInputsTests()
    {
        File.WriteAllText(Path.Combine(_root, "psi.yaml"), "");
        Directory.CreateDirectory(Path.Combine(_root, "src", "obj"));
        File.WriteAllText(Path.Combine(_root, "src", "obj", "App.csproj.nuget.g.props"), "<Project />");
    }

    [Theory]
    [InlineData("2026-11-30")]
    [InlineData("2026-11-29")]
    public void What_is_as_Psi_computes_it_is_no_override(string today)
    {
        var settings = Check(Given with { Today = today });

        Assert.Empty(settings.Foreign);
        Assert.Equal(today, settings.Today);
    }

    [Theory]
    [InlineData("2026-11-28")]
    [InlineData("2026-12-01")]
    [InlineData("")]
    public void Another_day_is_noted_and_not_taken(string today)
    {
        var settings = Check(Given with { Today = today });

        Assert.Equal(("_PsiToday", today), Assert.Single(settings.Foreign.Select(input => (input.Name, input.Value))));
        Assert.Equal("2026-11-30", settings.Today);
    }

    [Fact]
    public void A_day_that_is_asked_for_by_its_public_name_is_taken()
    {
        var settings = Check(Given with { Today = "2020-01-01", Overrides = [new("PsiToday", "2020-01-01")] });

        Assert.Empty(settings.Foreign);
        Assert.Equal("2020-01-01", settings.Today);
    }

    [Fact]
    public void So_are_the_root_the_product_file_and_the_assets_file()
    {
        var settings = Check(Given with
        {
            RepositoryRoot = Path.Combine(_root, "src"),
            ProductFile = Path.Combine(_root, "src", "psi.yaml"),
            AssetsFile = Path.Combine(_root, "other.json"),
        });

        Assert.Equal(["_PsiRoot", "_PsiProductFile", "ProjectAssetsFile"], settings.Foreign.Select(input => input.Name));
        Assert.Equal(
            (_root, Path.Combine(_root, "psi.yaml"), Path.Combine(_root, "src", "obj", "project.assets.json")),
            (settings.RepositoryRoot, settings.ProductFile, settings.AssetsFile));
    }

    [Fact]
    public void Internal_properties_from_outside_are_noted()
    {
        var settings = OwnInputs.Check(
            Given, Now, [new("_psiEnabled", "true"), new("Configuration", "Debug")], ["_PsiRoot=/tmp=1", "Other=1"]);

        Assert.Equal(
            [("_psiEnabled", "true"), ("_PsiRoot", "/tmp=1")], settings.Foreign.Select(input => (input.Name, input.Value)));
    }

    [Fact]
    public void One_name_is_one_problem_at_its_place_that_says_what_became_of_it()
    {
        var problem = Assert.Single(ForeignInput.Distinct(
        [
            new("_PsiToday", "2020-01-01", null, "Psi decides for 2026-11-30."),
            new("_PsiToday", "2020-01-01", new FileLocation("App.csproj", 7, 5), ForeignInput.InEffect),
        ])).AsProblem(new FileLocation("App.csproj"));

        Assert.Equal(("PSI0103", Severity.Error, "App.csproj(7,5)"), (problem.RuleId, problem.Severity, problem.Location.ToString()));
        Assert.StartsWith("_PsiToday is Psi's own, and is '2020-01-01' here. Psi decides for 2026-11-30.", problem.Message);
    }

    [Theory]
    [InlineData("tasks/net10.0/linux-x64")]
    [InlineData("tasks/netstandard2.0")]
    public void The_analyzers_are_those_of_the_task_s_package(string tasks)
    {
        var packaged = Write("package/analyzers/dotnet/cs/Psi.Analyzers.dll", "real");
        var copy = Write("copy/Psi.Analyzers.dll", "real");
        var other = Write("own/Psi.Analyzers.dll", "other");

        Assert.Equal(packaged, PackagedAnalyzer.Of(Path.Combine(_root, "package", tasks, "Psi.Build.dll")));
        Assert.Empty(PackagedAnalyzer.Swapped(packaged, packaged, [packaged, copy, Path.Combine(_root, "Other.dll")]));
        Assert.Equal([other], PackagedAnalyzer.Swapped(packaged, other, [packaged, other]).Select(input => input.Value));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private BuildSettings Given => new()
    {
        RepositoryRoot = _root + Path.DirectorySeparatorChar,
        ProductFile = Path.Combine(_root, "psi.yaml"),
        Policies = [],
        Today = "2026-11-30",
        ProjectFile = Path.Combine(_root, "src", "App.csproj"),
        AssetsFile = Path.Combine(_root, "src", "obj", "project.assets.json"),
        PackageImports = Path.Combine(_root, "src", "obj", "App.csproj.nuget.g.props"),
        TargetFramework = "net10.0",
        TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
        Configuration = "Debug",
        Language = "C#",
        PsiVersion = "0.1.0",
    };

    private static BuildSettings Check(BuildSettings given) => OwnInputs.Check(given, Now, [], []);

    private string Write(string relative, string text)
    {
        var path = Path.Combine(_root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
