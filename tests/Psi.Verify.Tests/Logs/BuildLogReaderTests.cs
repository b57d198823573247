using Psi.Verify.Logs;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Logs;

/// <summary>A log is somebody else's file.</summary>
public sealed class BuildLogReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-log-test-").FullName;

    [Fact]
    public void It_names_every_project_call_and_error()
    {
        using var solution = BuiltSolution.Of(
            ("Both.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Broken/Broken.csproj" /></Solution>"""),
            ("App/App.csproj", Given.Console().Text),
            ("App/Program.cs", Given.Innocent),
            ("Broken/Broken.csproj", Given.Console().Text),
            ("Broken/Program.cs", "this does not compile"));
        solution.Build("Both.slnx");

        var log = BuildLogReader.Read(solution.Log);

        Assert.Null(log.Gap);
        Assert.Equal(
            ["App.csproj", "Broken.csproj"],
            log.Projects.Where(project => project.HasReachedCompile).Select(project => Path.GetFileName(project.File)).Order());
        Assert.Equal([true, false], log.Calls.OrderBy(call => call.Project.File).Select(call => call.Succeeded));
        Assert.All(log.Calls, call => Assert.Contains("/out:", call.CommandLine, StringComparison.Ordinal));
        Assert.All(log.Errors, error => Assert.Equal(solution.PathOf("Broken/Broken.csproj"), error.Project));
        Assert.Contains("Program.cs(1,", log.Errors[0].Text, StringComparison.Ordinal);
        Assert.All(log.Projects, project => Assert.NotEmpty(project.Imports));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no log")]
    public void What_is_no_log_is_refused(string text)
    {
        var file = Path.Combine(_folder, "a.binlog");
        File.WriteAllText(file, text);

        Assert.Throws<BuildLogException>(() => BuildLogReader.Read(file));
    }

    [Fact]
    public void A_cut_or_damaged_log_is_never_whole()
    {
        using var solution = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Innocent));
        solution.Build();
        var bytes = File.ReadAllBytes(solution.Log);
        var random = new Random(3);
        for (var round = 0; round < 30; round++)
        {
            var file = Path.Combine(_folder, $"{round}.binlog");
            File.WriteAllBytes(file, bytes[..random.Next(bytes.Length - 100)]);
            try
            {
                Assert.NotNull(BuildLogReader.Read(file).Gap);
            }
            catch (BuildLogException)
            {
                // Nothing of it could be read, which is said as well.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
