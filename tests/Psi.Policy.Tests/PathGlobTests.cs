namespace Psi.Policy.Tests;

public class PathGlobTests
{
    [Theory]
    [InlineData("src/Web/Web.csproj", "src/Web/Web.csproj", true)]
    [InlineData("src/*/Web.csproj", "src/Web/Web.csproj", true)]
    [InlineData("src/*/Web.csproj", "src/a/b/Web.csproj", false)]
    [InlineData("src/**/Web.csproj", "src/a/b/Web.csproj", true)]
    [InlineData("src/**/Web.csproj", "src/Web.csproj", true)]
    [InlineData("**/*.cs", "Program.cs", true)]
    [InlineData("**/*.cs", "src/Program.cs", true)]
    [InlineData("**/*.cs", "src/Program.vb", false)]
    [InlineData("src/**", "src/a/b.cs", true)]
    [InlineData("src/**", "src2/a.cs", false)]
    [InlineData("src/**/Legacy*.cs", "SRC/x/legacyHash.CS", true)]
    [InlineData("src\\Web\\*.cs", "src/Web/A.cs", true)]
    [InlineData("**/**/a", "a", true)]
    [InlineData("src", "src/a", false)]
    public void A_glob_names_the_files_it_spells(string glob, string path, bool expected) =>
        Assert.Equal(expected, Given.Glob(glob).Matches(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/etc/passwd")]
    [InlineData("../other/src/**")]
    [InlineData("src/../../x")]
    [InlineData("./src")]
    [InlineData("C:/src")]
    [InlineData("src/")]
    [InlineData("src//a")]
    [InlineData("src/\u202Eslia.cs")]
    public void A_glob_that_leaves_the_repository_or_names_nothing_is_refused(string? text) => Assert.False(PathGlob.TryParse(text, out _));

    [Fact]
    public void Globs_of_hostile_length_are_refused()
    {
        Assert.False(PathGlob.TryParse(new string('*', 1025), out _));
        Assert.False(PathGlob.TryParse(string.Join("/", Enumerable.Repeat("a", 65)), out _));
    }

    [Fact]
    public void A_glob_made_to_backtrack_over_a_long_path_ends()
    {
        var glob = Given.Glob(string.Join("/", Enumerable.Repeat("**", 63)) + "/b");
        Assert.False(glob.Matches(string.Join("/", Enumerable.Repeat("a", 10_000))));
    }
}
