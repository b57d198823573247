namespace Psi.Build.Tests;

public sealed class CompilerLogFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-log-").FullName;

    private string Log => Path.Combine(_folder, "compiler.sarif");

    [Fact]
    public void The_first_log_of_a_project_takes_its_place()
    {
        CompilerLogFile.Settle(Fresh("new"), Log);

        Assert.Equal("new", File.ReadAllText(Log));
        Assert.Equal([Log], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_later_log_replaces_it()
    {
        File.WriteAllText(Log, "old, and longer than the new one");

        CompilerLogFile.Settle(Fresh("new"), Log);

        Assert.Equal("new", File.ReadAllText(Log));
        Assert.Equal([Log], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Where_nothing_was_compiled_the_last_log_stays()
    {
        File.WriteAllText(Log, "old");

        CompilerLogFile.Settle(Path.Combine(_folder, "none.compiler.sarif"), Log);
        CompilerLogFile.Settle("", Log);

        Assert.Equal("old", File.ReadAllText(Log));
    }

    [Fact]
    public void What_killed_builds_left_is_removed_and_what_others_write_at_this_moment_is_not()
    {
        var abandoned = Fresh("half", "1");
        File.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow.AddDays(-2));
        var others = Fresh("half", "2");

        CompilerLogFile.Settle(Fresh("new"), Log);

        Assert.False(File.Exists(abandoned));
        Assert.True(File.Exists(others));
    }

    [Fact]
    public void The_log_of_a_failed_compile_is_discarded()
    {
        var fresh = Fresh("half");

        CompilerLogFile.Discard(fresh);
        CompilerLogFile.Discard("");

        Assert.False(File.Exists(fresh));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Fresh(string text, string build = "0")
    {
        var path = Path.Combine(_folder, $"{build}.compiler.sarif");
        File.WriteAllText(path, text);
        return path;
    }
}
