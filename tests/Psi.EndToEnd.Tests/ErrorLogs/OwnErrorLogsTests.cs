using System.Text.Json;

namespace Psi.EndToEnd.Tests.ErrorLogs;

/// <summary>A repo's own ErrorLog gets its file in every build.</summary>
public sealed class OwnErrorLogsTests(OwnErrorLogs logs) : IClassFixture<OwnErrorLogs>
{
    [Fact]
    public void That_an_old_form_became_a_newer_one_is_in_the_fragment_and_in_its_counts()
    {
        Assert.Equal("Old.csproj(0): warning PSI0006", logs.Build("Old.csproj").Single("PSI0006").Summary);

        var fragment = logs.Folder.Fragment("Old");
        Assert.Equal("Old/Old.csproj", Assert.Single(fragment.Findings, finding => finding.RuleId == "PSI0006").At.Path);
        Assert.Equal((0, 2, 1), (fragment.Project.Errors, fragment.Project.Warnings, fragment.Project.ReportedErrors));
        Assert.Contains("PSI3101", Results("Old/old.sarif"));
    }

    // Without Psi too the framework that comes last keeps the file.
    [Fact]
    public void One_path_for_two_frameworks_holds_the_whole_log_of_one()
    {
        Assert.Contains("PSI3101", Results("Shared/shared.sarif"));
        Assert.Empty(Directory.GetFiles(logs.Folder.PathOf("Shared"), "*.tmp"));
        Assert.DoesNotContain(logs.Build("Shared.csproj").PsiDiagnostics, message => message.Id == "PSI0006");
    }

    [Fact]
    public void A_path_per_framework_holds_the_log_of_that_framework()
    {
        Assert.DoesNotContain("PSI3101", Results("Separate/net10.0.sarif"));
        Assert.Contains("PSI3101", Results("Separate/netstandard2.0.sarif"));
    }

    [Fact]
    public void A_compile_that_fails_leaves_its_errors_in_the_log() =>
        Assert.Contains(Results("Failing/failing.sarif"), rule => rule.StartsWith("CS", StringComparison.Ordinal));

    [Fact]
    public void In_another_language_the_log_is_the_compilers_alone()
    {
        using var log = JsonDocument.Parse(
            File.ReadAllBytes(logs.Folder.PathOf("Visual/visual.sarif")).AsMemory().TrimStart("\uFEFF"u8.ToArray()));

        Assert.Equal("1.0.0", log.RootElement.GetProperty("version").GetString());
        Assert.DoesNotContain(logs.Build("Visual.vbproj").PsiDiagnostics, message => message.Id == "PSI0006");
    }

    [Fact]
    public void A_log_that_can_not_be_written_is_told_of_and_hinders_nothing()
    {
        Assert.Contains("could not be written", logs.Build("Unwritable.csproj").Single("PSI0006").Text, StringComparison.Ordinal);
        Assert.Equal(Manifest.FragmentStage.Final, logs.Folder.Fragment("Unwritable").Stage);
    }

    private IReadOnlyList<string> Results(string file)
    {
        using var log = JsonDocument.Parse(File.ReadAllBytes(logs.Folder.PathOf(file)).AsMemory().TrimStart("\uFEFF"u8.ToArray()));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        return [.. log.RootElement
            .GetProperty("runs")[0]
            .GetProperty("results")
            .EnumerateArray()
            .Select(result => result.GetProperty("ruleId").GetString()!)];
    }
}
