using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;

namespace Psi.EndToEnd.Tests;

/// <summary>
/// Builds with <c>--no-restore</c> of projects that are not as they were restored. The compiler takes what there is; the gate does not.
/// </summary>
public sealed class UnrestoredTests
{
    private const string PolicyPackage = """<PackageReference Include="Contoso.SecurityPolicy" Version="1.0.0" PrivateAssets="all" />""";

    [Fact]
    public async Task Without_the_package_that_brings_the_policy_nothing_is_decided_and_the_build_fails()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyPackage);
        // A separate package folder, to delete from.
        folder.Write(
            "NuGet.config",
            File.ReadAllText(folder.PathOf("NuGet.config")).Replace(
                (await PackedPsi.Shared).PackageFolder, folder.PathOf("packages"), StringComparison.Ordinal));
        folder.WriteProduct();
        (await folder.BuildAsync()).ShouldExit(0);
        Directory.Delete(folder.PathOf("packages/contoso.securitypolicy"), recursive: true);

        var message = (await folder.BuildAsync("--no-restore")).ShouldExit(1).Single("PSI0001");

        Assert.Equal("error", message.Severity);
        Assert.Contains(
            "contoso.securitypolicy/1.0.0/build/Contoso.SecurityPolicy.props, which a package brings to the build, is missing",
            message.Text,
            StringComparison.Ordinal);
        Assert.Equal(ProjectState.NotAssessed, folder.Fragment().Project.State);

        (await folder.BuildAsync()).ShouldExit(0);
        Assert.Equal("Contoso", folder.Fragment().Policy.Organisation);
    }

    [Fact]
    public async Task A_policy_package_that_was_named_after_the_restore_is_not_taken_for_no_policy()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();");
        (await folder.BuildAsync()).ShouldExit(0).Single("PSI0003");
        folder.Write(
            "App.csproj",
            File.ReadAllText(folder.PathOf("App.csproj")).Replace(
                "</ItemGroup>", PolicyPackage + "</ItemGroup>", StringComparison.Ordinal));

        var message = (await folder.BuildAsync("--no-restore")).ShouldExit(1).Single("PSI0001");

        Assert.Contains(
            "No policy is given, and Contoso.SecurityPolicy, which may bring one, is not restored", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_restored_for_another_project_of_the_folder_is_not_taken_for_this_ones()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("One.csproj");
        folder.WriteProject("Two.csproj");
        folder.Write("Code.cs", "public class Code;");
        (await Command.DotNetAsync(folder.Root, "restore", "One.csproj")).ShouldExit(0);
        (await Command.DotNetAsync(folder.Root, "restore", "Two.csproj")).ShouldExit(0);

        var build = (await folder.BuildAsync("One.csproj", "--no-restore")).ShouldExit(1);

        Assert.Contains("was written for Two.csproj, not for One.csproj", build.Single("PSI1006").Text, StringComparison.Ordinal);
    }
}
