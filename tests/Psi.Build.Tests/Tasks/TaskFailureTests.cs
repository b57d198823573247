using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Psi.Build.Tests.Tasks;

/// <summary>A task that can't do its work, whatever the reason.</summary>
public sealed class TaskFailureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-task-").FullName;
    private readonly RecordingBuildEngine _engine = new();

    public static TheoryData<Exception> Unexpected { get; } = [
        new InvalidOperationException("why"),
        new KeyNotFoundException("why"),
        new NullReferenceException("why"),
        new IndexOutOfRangeException("why"),
        new TypeLoadException("why"),
    ];

    [Theory]
    [MemberData(nameof(Unexpected), DisableDiscoveryEnumeration = true)]
    public void An_exception_nobody_expected_is_one_error_that_asks_for_a_report(Exception exception)
    {
        Assert.False(Failing(exception).Execute());

        var error = Assert.Single(_engine.Errors);
        Assert.Equal("PSI1006", error.Code);
        Assert.Equal(Path.Combine(_folder, "App.csproj"), error.File);
        Assert.Contains($"{exception.GetType().Name}: why", error.Message, StringComparison.Ordinal);
        Assert.Contains("please report it", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_leads_to_the_page_inside_the_package()
    {
        Failing(new IOException("why")).Execute();

        Assert.Equal("file:///packages/psi%20x/docs/rules/PSI1006.md", Assert.Single(_engine.Errors).HelpLink);
    }

    [Fact]
    public void The_stack_trace_is_for_the_binary_log()
    {
        Failing(new InvalidOperationException("why")).Execute();

        var message = Assert.Single(_engine.Messages);
        Assert.Equal(MessageImportance.Low, message.Importance);
        Assert.Contains(nameof(FailingTask), message.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_can_not_be_used_is_nobodys_defect()
    {
        Assert.False(Failing(new IOException("The disk is full {0}.")).Execute());

        var error = Assert.Single(_engine.Errors);
        Assert.Contains("The disk is full {0}.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("report", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_without_memory_is_left_to_the_engine() =>
        Assert.Throws<OutOfMemoryException>(() => Failing(new OutOfMemoryException()).Execute());

    [Fact]
    public void What_an_earlier_build_stated_does_not_outlive_a_failure()
    {
        string[] stale = ["fragment.psi.json", "copy.psi.json", "failing.1.stamp"];
        foreach (var file in stale)
        {
            File.WriteAllText(Path.Combine(_folder, file), "{}");
        }

        Failing(new InvalidOperationException()).Execute();

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_fragment_that_can_not_be_deleted_hides_no_error()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "fragment.psi.json"));

        Failing(new InvalidOperationException("why")).Execute();

        Assert.Contains("why", Assert.Single(_engine.Errors).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FailingTask Failing(Exception exception)
    {
        var build = new TaskItem(Path.Combine(_folder, "App.csproj"));
        build.SetMetadata("Fragment", Path.Combine(_folder, "fragment.psi.json"));
        build.SetMetadata("FragmentCopy", Path.Combine(_folder, "copy.psi.json"));
        build.SetMetadata("RulePages", "/packages/psi x/docs/rules/");
        return new FailingTask(exception) { BuildEngine = _engine, Build = build, Stamp = Path.Combine(_folder, "failing.2.stamp") };
    }

    private sealed class FailingTask(Exception exception) : PsiTask
    {
        private protected override void Run() => throw exception;
    }
}
