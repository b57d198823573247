using Psi.EndToEnd.Tests.Harness;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Baselines;

/// <summary>A repository that fails by its organisation's policy takes up Psi with a baseline.</summary>
public sealed class BaselineTests
{
    private const string Today = "-p:PsiToday=2026-11-21";

    [Fact]
    public async Task With_a_baseline_only_what_is_new_fails_until_its_last_day()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App/App.csproj", items: UserFolderProjects.ProhibitedPackage);
        folder.Write("App/Names.cs", UserFolderProjects.WeakHash("Names"));

        // Nothing fails while it is only reported, and that is what the baseline is made from.
        await Reports(
            folder.BuildAsync("App", Today, "-p:PsiEnforcement=report"), 0, "warning PSI0101 Names.cs", "warning PSI1001 App.csproj");
        var recorded = await folder.PsiAsync("init", "--baseline", "--on", "2026-11-21");
        Assert.Contains(
            "written, a baseline of 1 component and 1 finding, approved by owner@contoso.example, valid until 2027-05-20",
            recorded.ShouldExit(0).Output,
            StringComparison.Ordinal);

        await Reports(folder.BuildAsync("App", Today), 0);
        var fragment = folder.Fragment();
        Assert.Equal(RequirementState.Waived, Assert.Single(fragment.Requirements, requirement => requirement.Id == "MAR-CRYPTO-1").State);
        Assert.Equal(
            "baseline", Assert.Single(fragment.Components, component => component.Purl.Name == "Newtonsoft.Json").Uses[0].Decision.Waiver);
        Assert.Equal(("baseline", true), (Assert.Single(fragment.Waivers).Id, fragment.Waivers[0].Used));
        Assert.Contains(fragment.Inputs, input => input.Path == "psi.baseline.yaml");
        (await folder.PsiAsync("check", ".", "--on", "2026-11-21")).ShouldExit(0);

        // One more in the same file, and one in another.
        folder.Write("App/Names.cs", UserFolderProjects.WeakHash("Names") + UserFolderProjects.WeakHash("MoreNames"));
        var more = await Reports(folder.BuildAsync("App", Today), 1, "error PSI0101 Names.cs");
        Assert.Contains(
            "The baseline accepts 1 of PSI3101 in App/Names.cs, where there are 2, so at least 1 is new",
            more.Output,
            StringComparison.Ordinal);
        folder.Write("App/Names.cs", UserFolderProjects.WeakHash("Names"));
        folder.Write("App/Tokens.cs", UserFolderProjects.WeakHash("Tokens"));
        await Reports(folder.BuildAsync("App", Today), 1, "error PSI0101 Tokens.cs");
        File.Delete(folder.PathOf("App/Tokens.cs"));

        // The same component, brought in by another project.
        folder.WriteProject("New/New.csproj", items: UserFolderProjects.ProhibitedPackage);
        folder.Write("New/Empty.cs", "public class Empty;");
        await Reports(folder.BuildAsync("New", Today), 1, "error PSI1001 New.csproj");
        Directory.Delete(folder.PathOf("New"), recursive: true);

        await Reports(folder.BuildAsync("App", "-p:PsiToday=2027-05-20"), 0, "warning PSI0005 psi.baseline.yaml");
        await Reports(
            folder.BuildAsync("App", "-p:PsiToday=2027-05-21"),
            1,
            "error PSI0101 Names.cs",
            "error PSI1001 App.csproj",
            "warning PSI0005 psi.baseline.yaml");

        // A baseline that is taken away, or put back, is noticed though nothing else changed.
        await Reports(folder.BuildAsync("App", Today), 0);
        File.Move(folder.PathOf("psi.baseline.yaml"), folder.PathOf("elsewhere.yaml"));
        await Reports(folder.BuildAsync("App", Today), 1, "error PSI0101 Names.cs", "error PSI1001 App.csproj");
        File.Move(folder.PathOf("elsewhere.yaml"), folder.PathOf("psi.baseline.yaml"));

        // What is fixed is taken out.
        folder.Write("App/Names.cs", "public class Names;");
        await Reports(folder.BuildAsync("App", Today), 0);
        Assert.Contains(
            "psi.baseline.yaml(17,5): warning PSI0005: The baseline lists 1 finding that the repository does not have any more: PSI3101 "
            + "in App/Names.cs.",
            (await folder.PsiAsync("manifest")).ShouldExit(0).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 finding taken out",
            (await folder.PsiAsync("init", "--baseline", "--on", "2026-11-21")).ShouldExit(0).Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("findings:", File.ReadAllText(folder.PathOf("psi.baseline.yaml")), StringComparison.Ordinal);
        await Reports(folder.BuildAsync("App", Today), 0);
        Assert.DoesNotContain("PSI0005", (await folder.PsiAsync("manifest")).ShouldExit(0).Output, StringComparison.Ordinal);
    }

    // What a build reports of decisions, requirements and waivers, in the order of their ids within errors and warnings.
    private static async Task<CommandResult> Reports(Task<CommandResult> build, int exitCode, params string[] expected)
    {
        var result = await build;
        Assert.Equal(
            expected,
            result.PsiDiagnostics
                .Where(message => message.Id is "PSI0002" or "PSI0005" or "PSI0101" or "PSI0102" or "PSI0103" or "PSI1001")
                .Select(message => $"{message.Severity} {message.Id} {Path.GetFileName(message.File)}")
                .Distinct()
                .Order(StringComparer.Ordinal));
        return result.ShouldExit(exitCode);
    }
}
