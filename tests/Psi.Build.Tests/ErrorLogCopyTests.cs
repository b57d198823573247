using Psi.Policy;

namespace Psi.Build.Tests;

public sealed class ErrorLogCopyTests : IDisposable
{
    private static readonly FileLocation Project = new("App.csproj");
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-errorlog-").FullName;

    [Theory]
    [InlineData(",version=2.1")]
    [InlineData(",version=2")]
    [InlineData(";version=2.1")]
    public void A_repo_that_asks_for_this_form_gets_its_file_and_no_word(string version)
    {
        Assert.Null(ErrorLogCopy.Make(Wished + version, Written(), Project));
        Assert.Equal("log", File.ReadAllText(Wished));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",version=1")]
    public void A_repo_that_asks_for_an_older_form_gets_its_file_and_is_told(string version)
    {
        Assert.Equal(ProblemIds.ErrorLogChanged, ErrorLogCopy.Make(Wished + version, Written(), Project)?.RuleId);
        Assert.Equal("log", File.ReadAllText(Wished));
    }

    [Theory]
    [InlineData("a,b;c", ",version=2.1", null)]
    [InlineData("a,b;c", "", ProblemIds.ErrorLogChanged)]
    public void A_folder_may_hold_what_separates_the_version(string folder, string version, string? problem)
    {
        Directory.CreateDirectory(Path.Combine(_folder, folder));
        var wished = Path.Combine(_folder, folder, "wished.sarif");

        Assert.Equal(problem, ErrorLogCopy.Make(wished + version, Written(), Project)?.RuleId);
        Assert.Equal("log", File.ReadAllText(wished));
    }

    [Fact]
    public void A_repo_that_asks_for_none_gets_none()
    {
        Assert.Null(ErrorLogCopy.Make("", Written(), Project));
        Assert.False(File.Exists(Wished));
    }

    [Fact]
    public void A_file_that_can_not_be_written_is_told_of()
    {
        Directory.CreateDirectory(Wished);

        Assert.Contains(
            "could not be written", ErrorLogCopy.Make(Wished + ",version=2.1", Written(), Project)?.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Wished => Path.Combine(_folder, "wished.sarif");

    private string Written()
    {
        var path = Path.Combine(_folder, "compiler.sarif");
        File.WriteAllText(path, "log");
        return path;
    }
}
