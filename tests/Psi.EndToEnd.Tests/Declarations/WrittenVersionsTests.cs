namespace Psi.EndToEnd.Tests.Declarations;

/// <summary>However a version is written, the diagnostic is on the line to change.</summary>
public sealed class WrittenVersionsTests(WrittenVersions written) : IClassFixture<WrittenVersions>
{
    [Theory]
    [InlineData("attribute")]
    [InlineData("element")]
    [InlineData("lines")]
    [InlineData("case")]
    [InlineData("several")]
    [InlineData("update")]
    [InlineData("update-all")]
    [InlineData("property")]
    [InlineData("property-imported")]
    [InlineData("imported")]
    [InlineData("directory-props")]
    [InlineData("outside/repo")]
    [InlineData("frameworks")]
    [InlineData("central")]
    [InlineData("central-override")]
    [InlineData("central-override-element")]
    [InlineData("central-property")]
    [InlineData("central-update")]
    [InlineData("global")]
    [InlineData("global-pinned")]
    public void A_version_outside_the_decision_is_reported_on_the_line_that_writes_it(string repository)
    {
        var message = written.Build($"{repository.Replace('/', '-')}.csproj").Single("PSI1002");

        Assert.Equal("error", message.Severity);
        Assert.Equal(written.MarkOf(repository), (message.File, message.Line));
    }

    [Fact]
    public void A_version_that_central_pinning_chose_is_changed_where_it_is_written() =>
        Assert.Contains(
            "Central package management chose this version: change the PackageVersion of Newtonsoft.Json at Directory.Packages.props"
            + $"({written.MarkOf("global-pinned").Line},",
            written.Build("global-pinned.csproj").Single("PSI1002").Text,
            StringComparison.Ordinal);

    [Fact]
    public void What_the_sdk_adds_is_reported_at_the_project_file_with_the_line_that_changes_it()
    {
        var message = written.Build("sdk-added.csproj").Single("PSI1002");

        Assert.Equal(("sdk-added.csproj", 0), (Path.GetFileName(message.File), message.Line));
        Assert.Contains(
            "The .NET SDK adds NETStandard.Library 2.0.3 by itself. "
            + "For another version write <PackageReference Update=\"NETStandard.Library\" Version=\"…\" /> into the project file.",
            message.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_file_names_is_reported_at_the_project_file_and_that_is_said()
    {
        var message = written.Build("nowhere.csproj").Single("PSI1002");

        Assert.Equal(("nowhere.csproj", 0), (Path.GetFileName(message.File), message.Line));
        Assert.Contains("No file of the repository was found to name Newtonsoft.Json 12.0.3", message.Text, StringComparison.Ordinal);
    }
}
