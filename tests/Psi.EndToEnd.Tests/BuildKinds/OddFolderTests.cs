namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>What a folder is called changes nothing of what is decided, and Psi is never what breaks such a build.</summary>
public sealed class OddFolderTests(OddFolder repository) : IClassFixture<OddFolder>
{
    [Fact]
    public void Components_and_code_are_decided()
    {
        Assert.Contains("error PSI1001: Newtonsoft.Json 13.0.3 is prohibited", repository.Build.Output, StringComparison.Ordinal);
        Assert.Matches(@"Below\.cs\(3,\d+\): error PSI0101: ", repository.Build.Output);
        Assert.Matches(@"Elsewhere\.cs\(3,\d+\): error PSI0101: ", repository.Build.Output);
        Assert.DoesNotContain("CS2046", repository.Build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PSI0103", repository.Build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PSI1006", repository.Build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Below", "obj")]
    [InlineData("Elsewhere", "o,bj")]
    public void The_compilers_log_is_in_its_place(string project, string intermediate) =>
        Assert.Equal(
            ["compiler.sarif", "compiler.sarif.sha256"],
            Directory.GetFiles(Path($"{project}/{intermediate}/Debug/net10.0/psi"), "*compiler.sarif*")
                .Select(System.IO.Path.GetFileName)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void The_projects_own_error_log_is_written() =>
        Assert.Contains("PSI3101", File.ReadAllText(Path("Below/l,o;gs/own.sarif")), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_left_elsewhere_also_when_the_compile_failed()
    {
        repository.FailedBuild.ShouldExit(1);

        Assert.Contains("Broken.cs(1,", repository.FailedBuild.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(repository.Folder.PathOf("temporary"), "*.sarif", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(Path("Elsewhere"), "*.sarif"));
    }

    [Fact]
    public void A_check_takes_several_policies()
    {
        Assert.Contains("packages.config(2,3): error PSI1001: Moq 4.20.0 is prohibited", repository.Check.Output, StringComparison.Ordinal);
        Assert.Contains("packages.config(3,3): error PSI1001: Autofac 8.0.0 is", repository.Check.Output, StringComparison.Ordinal);
        Assert.Contains("Below/Below.csproj(", repository.Check.Output, StringComparison.Ordinal);
    }

    private string Path(string relative) => repository.Folder.PathOf(OddFolder.PathOf(relative));
}
