using System.Reflection.PortableExecutable;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Cost;

/// <summary>The package has its tasks in several forms for speed; they must not differ otherwise.</summary>
public sealed class TaskFormsTests
{
    // A precompiled file's machine type is the processor's, combined with a mark of the operating system: 0x7B79 for Linux, nothing for
    // Windows.
    [Theory]
    [InlineData("net10.0/linux-x64", 0x8664 ^ 0x7B79)]
    [InlineData("net10.0/win-x64", 0x8664)]
    public async Task Every_file_of_a_system_is_compiled_for_it(string form, int machine)
    {
        var files = await FilesOfAsync(form);

        Assert.Contains(files, file => Path.GetFileName(file) == "YamlDotNet.dll");
        Assert.All(files, file =>
        {
            using var reader = new PEReader(File.OpenRead(file));
            Assert.Equal(machine, (int)reader.PEHeaders.CoffHeader.Machine);
            Assert.True(reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{file} is not precompiled");
        });
    }

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net10.0/any")]
    [InlineData("net10.0/linux-x64")]
    [InlineData("net10.0/win-x64")]
    public async Task Every_form_says_what_it_brings_along_and_leaves_MSBuilds_own_out(string form)
    {
        var files = await FilesOfAsync(form);

        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(files[0])!, "Psi.Build.deps.json")));
        Assert.DoesNotContain(files, file => Path.GetFileName(file).StartsWith("Microsoft.Build", StringComparison.Ordinal));
        Assert.Equal(form != "netstandard2.0", files.All(file => !Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_form_that_loads_here_decides_and_repeats_the_same()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            "Console.WriteLine();", items: """<PsiPolicy Include="policy.yaml" /><PackageReference Include="Polly" Version="8.4.0" />""");
        folder.Write("policy.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            extends: none
            unlisted: { severity: warning }
            components:
              - { purl: pkg:nuget/Polly, status: prohibited, reason: Tests prohibit it. }
            """);
        var usual = (await folder.BuildAsync("-v:d")).ShouldExit(1);
        Assert.Contains("/tasks/net10.0/", usual.Output.Replace('\\', '/'), StringComparison.Ordinal);
        var fragment = DecidedIn(folder);

        foreach (var form in new[] { "netstandard2.0", "net10.0/any" })
        {
            var tasks = Path.Combine(Path.GetDirectoryName((await FilesOfAsync(form))[0])!, "Psi.Build.dll");
            Directory.Delete(folder.PathOf("artifacts"), recursive: true);
            var decided = (await folder.BuildAsync("--no-restore", "-v:d", $"-p:_PsiTasks={tasks}")).ShouldExit(1);
            var repeated = (await folder.BuildAsync("--no-restore", "-v:d", $"-p:_PsiTasks={tasks}")).ShouldExit(1);

            Assert.Contains($"\"PsiGate\" task from assembly \"{tasks}\"", decided.Output, StringComparison.Ordinal);
            Assert.Contains($"\"PsiReplayDiagnostics\" task from assembly \"{tasks}\"", repeated.Output, StringComparison.Ordinal);
            Assert.Equal(SaidIn(usual), SaidIn(decided));
            Assert.Equal(SaidIn(usual), SaidIn(repeated));
            Assert.Equal(fragment, DecidedIn(folder));
        }
    }

    // Detailed output names the node before the file.
    private static IEnumerable<(string Summary, string Text)> SaidIn(CommandResult build) =>
        build.PsiDiagnostics
            // That this test chooses the form by an internal property.
            .Where(message => !message.Text.Contains("_PsiTasks", StringComparison.Ordinal))
            .Select(message => (message.Summary, message.Text)).Distinct().Order();

    private static string DecidedIn(UserFolder folder)
    {
        var fragment = folder.Fragment();
        return System.Text.Encoding.UTF8.GetString(Manifest.ManifestJson.Write(fragment with
        {
            Overrides = [],
            Findings = [.. fragment.Findings.Where(finding => !finding.Message.Contains("_PsiTasks", StringComparison.Ordinal))],
            Project = fragment.Project with { Errors = 0 },
        }));
    }

    private static async Task<string[]> FilesOfAsync(string form)
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();");
        (await Command.DotNetAsync(folder.Root, "restore")).ShouldExit(0);
        var tasks = Path.Combine((await PackedPsi.Shared).PackageFolder, "psi.analyzers", "0.1.0", "tasks", form);
        return [.. Directory.GetFiles(tasks, "*.dll").Order(StringComparer.Ordinal)];
    }
}
