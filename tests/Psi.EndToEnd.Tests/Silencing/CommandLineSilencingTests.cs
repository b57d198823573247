using Psi.EndToEnd.Tests.Harness;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Silencing;

/// <summary>What no project file says: arguments, response files, and hands on the files between two builds.</summary>
public sealed class CommandLineSilencingTests
{
    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        extends: none
        unlisted: { severity: none }
        requirements:
          - id: MAR-CRYPTO-1
            title: No weak hashes
            rules: [PSI3101]
            severity: error
        """;

    [Fact]
    public async Task NoWarn_on_the_command_line_is_found_and_said_to_be_there()
    {
        using var folder = await ProjectAsync();

        var message = (await folder.BuildAsync("-p:NoWarn=PSI3101")).ShouldExit(1).Single("PSI0102");

        Assert.Equal("App.csproj(0): error PSI0102", message.Summary);
        Assert.Contains("command line", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_file_is_named_by_its_line()
    {
        using var folder = await ProjectAsync();
        folder.Write("Directory.Build.rsp", "# faster builds\n-p:RunAnalyzers=false\n");

        Assert.Equal("Directory.Build.rsp(2): error PSI0103", (await folder.BuildAsync()).ShouldExit(1).Single("PSI0103").Summary);
    }

    [Fact]
    public async Task A_log_and_a_fragment_edited_between_two_builds_do_not_pass()
    {
        using var folder = await ProjectAsync();
        (await folder.BuildAsync()).ShouldExit(1).Single("PSI0101");
        var log = Directory.GetFiles(folder.Root, "compiler.sarif", SearchOption.AllDirectories).Single();
        File.WriteAllText(log, File.ReadAllText(log).Replace("\"results\": [", "\"results\": [], \"other\": [", StringComparison.Ordinal));

        (await folder.BuildAsync()).ShouldExit(1).Single("PSI0103");

        Assert.Equal(RequirementState.NotAssessed, Assert.Single(folder.Fragment().Requirements).State);
        // What the message asks for puts it right.
        (await folder.BuildAsync("--no-incremental")).ShouldExit(1).Single("PSI0101");
    }

    [Fact]
    public async Task An_edited_fragment_is_written_anew_by_the_next_build()
    {
        using var folder = await ProjectAsync(program: "Console.WriteLine();");
        (await folder.BuildAsync()).ShouldExit(0);
        var copy = Directory.GetFiles(folder.PathOf("artifacts/psi")).Single();
        var genuine = File.ReadAllText(copy);
        File.WriteAllText(copy, genuine.Replace("\"met\"", "\"waived\"", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(copy, DateTime.UtcNow.AddSeconds(2));

        (await folder.BuildAsync()).ShouldExit(0);

        Assert.Equal(genuine, File.ReadAllText(copy));
    }

    [Fact]
    public async Task The_organisations_policy_applies_though_a_project_takes_it_out()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            SilencedProject.Hash,
            items: """
                <PackageReference Include="Contoso.SecurityPolicy" Version="1.0.0" PrivateAssets="all" />
                <PsiPolicy Remove="@(PsiPolicy)" />
                """);

        var build = (await folder.BuildAsync("-p:PsiToday=2026-11-21")).ShouldExit(1);

        Assert.Equal($"App.csproj({folder.LineOf("App.csproj", "PsiPolicy Remove")}): error PSI0102", build.Single("PSI0102").Summary);
        Assert.Contains(build.PsiDiagnostics, message => message is { Id: "PSI0101", Severity: "error" });
        Assert.DoesNotContain(build.PsiDiagnostics, message => message.Id == "PSI0003");
        Assert.Equal("Contoso", folder.Fragment().Policy.Organisation);
    }

    private static async Task<UserFolder> ProjectAsync(string program = SilencedProject.Hash)
    {
        var folder = await UserFolder.ConsoleProjectAsync(program, items: """<PsiPolicy Include="policy.yaml" />""");
        folder.Write("policy.yaml", Policy);
        return folder;
    }
}
