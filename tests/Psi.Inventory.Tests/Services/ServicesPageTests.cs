using Psi.Inventory.Practices;
using Psi.Inventory.Services;

namespace Psi.Inventory.Tests.Services;

/// <summary>The page says which files are read.</summary>
public class ServicesPageTests
{
    [Fact]
    public void The_page_names_each_kind_of_file()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Psi.Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        var page = File.ReadAllText(Path.Combine(folder, "docs", "services.md"));
        var globs = ServiceFileKind.All.SelectMany(kind => kind.Files).Except(PracticeCatalogue.Pipelines).ToList();

        Assert.NotEmpty(globs);
        Assert.All(globs, glob => Assert.Contains($"`{glob}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deploy/docker-compose.yml", 3)]
    [InlineData("Dockerfile.debug", 1)]
    [InlineData("src/Web.dockerfile", 1)]
    [InlineData(".github/workflows/ci.yml", 3)]
    [InlineData("src/Program.cs", 0)]
    [InlineData("src/Dockerfile/readme.md", 0)]
    public void A_file_is_of_the_kinds_that_its_path_says(string path, int kinds)
    {
        Assert.Equal(kinds, ServiceFileKind.Of(path).Count);
        Assert.Equal(kinds > 0, ServiceFileKind.MayBe(path));
    }
}
