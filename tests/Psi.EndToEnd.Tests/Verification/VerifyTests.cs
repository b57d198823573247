using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Verification;

/// <summary><c>psi verify</c> as a pipeline uses it, in repositories that never heard of Psi.</summary>
public sealed class VerifyTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    private const string Weak = """
        using System.Security.Cryptography;
        #pragma warning disable
        Console.WriteLine(Convert.ToHexString(MD5.HashData("x"u8)));
        """;

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "2026.11"
        enforcement: { default: enforce }
        unlisted: { severity: none }
        """;

    [Fact]
    public async Task A_repository_without_Psi_is_decided_by_the_policy_it_is_given()
    {
        using var repository = await UserFolder.CreateAsync();
        using var elsewhere = await UserFolder.CreateAsync();
        elsewhere.Write("policy/contoso.yaml", Policy);
        repository.Write("Shop/Shop.csproj", Project);
        repository.Write("Shop/Program.cs", Weak);
        // What the repository asks of the SDK has no say.
        repository.Write("global.json", """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }""");

        var result = await repository.PsiAsync("verify", "--policy", elsewhere.PathOf("policy"), "--on", "2026-11-30");

        result.ShouldExit(1);
        Assert.Contains("Shop/Program.cs(3,", result.Output, StringComparison.Ordinal);
        Assert.Contains("error PSI0101: Requirement MAR-CRYPTO-1 is not met", result.Output, StringComparison.Ordinal);
        var manifest = ManifestOf(repository);
        Assert.Equal((ManifestMaker.Verify, LogMaker.Own), (manifest.MadeBy, manifest.Log!.Value));
        Assert.True(Assert.Single(manifest.Findings, finding => finding.RuleId == "PSI3101").Suppressed);
        Assert.Equal(ProjectState.Assessed, Assert.Single(manifest.Projects).State);
        Assert.Equal("Shop/obj/Release/net10.0/Shop.dll", Assert.Single(manifest.Subject.Artifacts!.Verified).Path);
        Assert.False(Directory.Exists(repository.PathOf("Shop/obj")), "it built in the repository itself");
    }

    [Fact]
    public async Task What_ships_is_what_is_built_and_looked_at()
    {
        using var repository = await UserFolder.CreateAsync();
        repository.Write("Release/Release.csproj", Project);
        repository.Write("Release/Program.cs", """
            Console.WriteLine(1);
            #if !DEBUG
            System.Security.Cryptography.MD5.HashData("x"u8);
            #endif
            """);
        repository.Write("Directory.Build.rsp", "-p:Answered=true\n");
        repository.Write("Response/Response.csproj", Project.Replace(
            "</PropertyGroup>",
            "<DefineConstants Condition=\"'$(Answered)' == 'true'\">$(DefineConstants);WEAK</DefineConstants></PropertyGroup>",
            StringComparison.Ordinal));
        repository.Write("Response/Program.cs", """
            Console.WriteLine(1);
            #if WEAK
            System.Security.Cryptography.MD5.HashData("x"u8);
            #endif
            """);

        await repository.PsiAsync("verify");

        Assert.Equal(
            ["Release/Release.csproj", "Response/Response.csproj"],
            ManifestOf(repository).Findings.Where(finding => finding.RuleId == "PSI3101").Select(finding => finding.Project).Order());

        await repository.PsiAsync("verify", "--configuration", "Debug");

        Assert.Equal(
            ["Response/Response.csproj"],
            ManifestOf(repository).Findings.Where(finding => finding.RuleId == "PSI3101").Select(finding => finding.Project));
        Assert.All(ManifestOf(repository).Projects, project => Assert.Equal("Debug", project.Configuration));
    }

    [Fact]
    public async Task The_commit_is_the_one_from_before_the_build()
    {
        const string Commit = "-c user.name=a -c user.email=a@b commit -q --allow-empty -m";
        using var repository = await UserFolder.CreateAsync();
        repository.Write("Shop.csproj", Project.Replace(
            "</Project>",
            $"""<Target Name="Move" AfterTargets="Build"><Exec Command="git {Commit} other" /></Target></Project>""",
            StringComparison.Ordinal));
        repository.Write("Program.cs", "Console.WriteLine(1);");
        await Command.RunAsync(repository.Root, "git", "init", "-q");
        await Command.RunAsync(repository.Root, "git", [.. Commit.Split(' '), "first"]);
        var first = (await Command.RunAsync(repository.Root, "git", "rev-parse", "HEAD")).Output.Trim();

        (await repository.PsiAsync("verify")).ShouldExit(0);

        Assert.NotEqual(first, (await Command.RunAsync(repository.Root, "git", "rev-parse", "HEAD")).Output.Trim());
        Assert.Equal(first, ManifestOf(repository).Subject.Commit);
    }

    [Fact]
    public async Task A_waiver_that_the_build_writes_is_none()
    {
        const string Product =
            "psi: product/v1\nid: shop\nproduct: Shop\ndomain: Sales\nteam: shop\nlevel: 1\naccountable: a@contoso.example\n";
        using var repository = await UserFolder.CreateAsync();
        using var elsewhere = await UserFolder.CreateAsync();
        elsewhere.Write("contoso.yaml", Policy);
        repository.Write("psi.yaml", Product);
        repository.Write("Shop.csproj", Project.Replace(
            "</Project>",
            """
            <Target Name="Waive" AfterTargets="Build">
              <Copy SourceFiles="waived.txt" DestinationFiles="psi.yaml" />
              <Copy SourceFiles="waived.txt" DestinationFiles="psi.baseline.yaml" />
            </Target></Project>
            """,
            StringComparison.Ordinal));
        repository.Write("Program.cs", Weak);
        repository.Write("waived.txt", Product + """
            waivers:
              - id: W-1
                requirement: MAR-CRYPTO-1
                reason: legacy
                owner: a@contoso.example
                approvedBy: appsec@contoso.example
                approvedOn: 2026-11-01
                expires: 2026-12-31
            """);

        var result = await repository.PsiAsync("verify", "--policy", elsewhere.PathOf("contoso.yaml"), "--on", "2026-11-30");

        result.ShouldExit(1);
        Assert.Empty(ManifestOf(repository).Waivers);
    }

    [Fact]
    public async Task A_project_that_does_not_build_keeps_no_other_from_being_verified()
    {
        using var repository = await UserFolder.CreateAsync();
        repository.Write("Good/Good.csproj", Project);
        repository.Write("Good/Program.cs", "Console.WriteLine(1);");
        repository.Write("Broken/Broken.csproj", Project);
        repository.Write("Broken/Program.cs", "this is no program");
        repository.Write("Unrestored/Unrestored.csproj", Project.Replace(
            "</Project>",
            """<ItemGroup><PackageReference Include="No.Such.Package" Version="1.0.0" /></ItemGroup></Project>""",
            StringComparison.Ordinal));
        repository.Write("Unrestored/Program.cs", "Console.WriteLine(1);");
        repository.Write("tool.cs", "#!/usr/bin/env dotnet\n#:property PublishAot=false\nConsole.WriteLine(1);\n");

        var result = await repository.PsiAsync("verify");

        result.ShouldExit(3);
        var states = ManifestOf(repository).Projects.ToDictionary(project => project.Path, project => (project.State, project.Reason));
        Assert.Equal((ProjectState.Assessed, null), states["Good/Good.csproj"]);
        Assert.Equal((ProjectState.Assessed, null), states["tool.cs"]);
        Assert.Contains("Program.cs(1,", states["Broken/Broken.csproj"].Reason, StringComparison.Ordinal);
        Assert.Contains("NU1101", states["Unrestored/Unrestored.csproj"].Reason, StringComparison.Ordinal);
        Assert.All(
            ManifestOf(repository).Requirements.SelectMany(requirement => requirement.Projects)
                .Where(verdict => verdict.Project is "Broken/Broken.csproj" or "Unrestored/Unrestored.csproj"),
            verdict => Assert.Equal(RequirementState.NotAssessed, verdict.State));
    }

    [Fact]
    public async Task A_project_that_can_not_be_evaluated_keeps_no_other_from_being_verified()
    {
        using var repository = await UserFolder.CreateAsync();
        repository.Write("Good/Good.csproj", Project);
        repository.Write("Good/Program.cs", "Console.WriteLine(1);");
        // For a workload that is not installed; NuGet restores no project of a solution with one.
        repository.Write("Phone/Phone.csproj", Project.Replace("net10.0", "net10.0-tizen", StringComparison.Ordinal));
        repository.Write("Phone/Program.cs", "Console.WriteLine(1);");
        repository.Write("Strange/Strange.csproj", """<Project Sdk="No.Such.Sdk/1.0.0" />""");

        (await repository.PsiAsync("verify")).ShouldExit(3);

        var reasons = ManifestOf(repository).Projects.ToDictionary(project => project.Path, project => project.Reason);
        Assert.Null(reasons["Good/Good.csproj"]);
        Assert.Contains("NETSDK1139", reasons["Phone/Phone.csproj"], StringComparison.Ordinal);
        Assert.Contains("No.Such.Sdk", reasons["Strange/Strange.csproj"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_why_a_project_was_not_built_is_its_own_or_that_of_what_it_refers_to()
    {
        using var repository = await UserFolder.CreateAsync();
        const string Reference = """<ItemGroup><ProjectReference Include="..\Library\Library.csproj" /></ItemGroup></Project>""";
        const string Package = """<ItemGroup><PackageReference Include="No.Such.Package" Version="1.0.0" /></ItemGroup></Project>""";
        repository.Write("App/App.csproj", Project.Replace("</Project>", Reference, StringComparison.Ordinal));
        repository.Write("App/Program.cs", "Console.WriteLine(1);");
        repository.Write("Broken/Broken.csproj", Project);
        repository.Write("Broken/Program.cs", "this is no program");
        repository.Write("Library/Library.csproj", Project.Replace("</Project>", Package, StringComparison.Ordinal));
        repository.Write("Library/Program.cs", "Console.WriteLine(1);");
        repository.Write("tool.cs", "#!/usr/bin/env dotnet\n#:sdk No.Such.Sdk@1.0.0\nConsole.WriteLine(1);\n");

        (await repository.PsiAsync("verify")).ShouldExit(3);

        var reasons = ManifestOf(repository).Projects.ToDictionary(project => project.Path, project => project.Reason);
        Assert.Contains("Program.cs(1,", reasons["Broken/Broken.csproj"], StringComparison.Ordinal);
        Assert.Contains("NU1101", reasons["Library/Library.csproj"], StringComparison.Ordinal);
        Assert.Contains("No.Such.Package", reasons["App/App.csproj"], StringComparison.Ordinal);
        Assert.Contains("No.Such.Sdk", reasons["tool.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_of_the_same_name_in_different_folders_are_all_verified()
    {
        using var repository = await UserFolder.CreateAsync();
        string[] folders = ["docs/logs/getting-started", "docs/metrics/getting-started", "docs/traces/Getting-Started"];
        foreach (var folder in folders)
        {
            repository.Write($"{folder}/{Path.GetFileName(folder)}.csproj", Project);
            repository.Write($"{folder}/Program.cs", "Console.WriteLine(1);");
        }

        (await repository.PsiAsync("verify")).ShouldExit(0);

        Assert.Equal(
            folders.Select(folder => ($"{folder}/{Path.GetFileName(folder)}.csproj", ProjectState.Assessed)),
            ManifestOf(repository).Projects.Select(project => (project.Path, project.State)));
    }

    [Fact]
    public async Task A_log_of_the_pipeline_is_verified_where_it_was_made()
    {
        using var repository = await UserFolder.CreateAsync();
        repository.Write("Shop.csproj", Project);
        repository.Write("Program.cs", "Console.WriteLine(1);");
        (await repository.BuildAsync("-bl:first.binlog")).ShouldExit(0);

        (await repository.PsiAsync("verify", "--binlog", "first.binlog", "--artifacts", "bin/Debug/net10.0")).ShouldExit(0);

        var manifest = ManifestOf(repository);
        Assert.Equal(LogMaker.Given, manifest.Log);
        Assert.Equal(ArtifactState.Compared, manifest.Subject.Artifacts!.State);
        Assert.Empty(manifest.Subject.Artifacts.Unexplained);

        (await repository.BuildAsync("-bl:second.binlog")).ShouldExit(0);
        var idle = await repository.PsiAsync("verify", "--binlog", "second.binlog");
        idle.ShouldExit(3);
        Assert.Contains("dotnet build --no-incremental -bl", idle.Output, StringComparison.Ordinal);

        File.WriteAllBytes(repository.PathOf("cut.binlog"), File.ReadAllBytes(repository.PathOf("first.binlog"))[..20_000]);
        (await repository.PsiAsync("verify", "--binlog", "cut.binlog")).ShouldExit(3);
    }

    [Fact]
    public async Task What_the_own_build_says_otherwise_is_told_and_does_not_replace_the_verification()
    {
        using var repository = await UserFolder.ConsoleProjectAsync(Weak);
        await Command.RunAsync(repository.Root, "git", "init", "-q");
        await Command.RunAsync(
            repository.Root, "git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
        repository.Write("psi.yaml", "psi: product/v1\nid: shop\nname: Shop\ndomain: Sales\nteam: shop\naccountable: a@contoso.example\n");
        (await repository.BuildAsync("-c", "Release", "-p:PsiToday=2026-01-01")).ShouldExit(0);

        var result = await repository.PsiAsync("verify", "--on", "2026-11-30");

        Assert.Contains(
            "PSI0104: The repo's own build says something else than the verification: it was decided for 2026-01-01",
            result.Output,
            StringComparison.Ordinal);
        Assert.Contains(ManifestOf(repository).Findings, finding => finding.RuleId == ProblemIds.VerificationDiffers);

        var claimed = await repository.PsiAsync("manifest");
        claimed.ShouldExit(2);
        Assert.Contains("holds the verification of this commit", claimed.Output, StringComparison.Ordinal);
        Assert.Equal(ManifestMaker.Verify, ManifestOf(repository).MadeBy);
        (await repository.PsiAsync("manifest", "--output", "claimed.json")).ShouldExit(0);
    }

    private static SecurityManifest ManifestOf(UserFolder repository) =>
        ManifestJson.ReadManifest(File.ReadAllBytes(repository.PathOf("artifacts/psi/security-manifest.json")));
}
