using System.Runtime.Versioning;
using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>Sources that a build can't write to, with all outputs elsewhere.</summary>
[SupportedOSPlatform("linux")]
public sealed class ReadOnlySourcesTests
{
    [LinuxFact("file modes")]
    public async Task That_the_fragment_can_not_be_collected_is_said_with_the_property_to_set()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy("sources/");
        folder.WriteProject("sources/App.csproj");
        folder.Write("sources/App.cs", UserFolderProjects.WeakHash("App"));
        var outputs = $"-p:ArtifactsPath={folder.PathOf("outputs")}";
        (await Command.DotNetAsync(folder.Root, "restore", "sources", outputs)).ShouldExit(0);
        SetWritable(folder.PathOf("sources"), false);
        try
        {
            var enforced = (await BuildAsync(folder, outputs)).ShouldExit(1);

            Assert.Equal(["error PSI0101", "error PSI1006", "warning PSI3101"], Words(enforced));
            var unwritable = enforced.Single("PSI1006");
            Assert.Equal("App.csproj", Path.GetFileName(unwritable.File));
            Assert.Contains("set PsiManifestDirectory", unwritable.Text, StringComparison.Ordinal);
            Assert.Contains(folder.PathOf("sources/artifacts"), unwritable.Text, StringComparison.Ordinal);

            var reported = (await BuildAsync(folder, outputs, "-p:PsiEnforcement=report")).ShouldExit(0);

            Assert.Equal(
                ["warning PSI0101", "warning PSI1006"], Words(reported).Where(word => !word.Contains("PSI3", StringComparison.Ordinal)));

            var elsewhere = (
                await BuildAsync(
                    folder, outputs, "-p:PsiEnforcement=report", $"-p:PsiManifestDirectory={folder.PathOf("outputs/psi")}")).ShouldExit(0);

            Assert.DoesNotContain(elsewhere.Diagnostics, message => message.Id == "PSI1006");
            var fragment = ManifestJson.ReadFragment(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder.PathOf("outputs/psi")))));
            Assert.Equal(FragmentStage.Final, fragment.Stage);
        }
        finally
        {
            SetWritable(folder.PathOf("sources"), true);
        }
    }

    private static IEnumerable<string> Words(CommandResult build) =>
        build.PsiDiagnostics.Select(message => $"{message.Severity} {message.Id}").Order(StringComparer.Ordinal);

    // File modes don't bind root, unless it lays that power down.
    private static Task<CommandResult> BuildAsync(UserFolder folder, params string[] arguments)
    {
        string[] build = ["build", "sources", "--no-restore", "-nologo", "-tl:off", .. arguments];
        return Environment.IsPrivilegedProcess
            ? Command.RunAsync(
                folder.Root,
                "setpriv",
                ["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search", "dotnet", .. build])
            : Command.DotNetAsync(folder.Root, build);
    }

    private static void SetWritable(string root, bool isWritable)
    {
        const UnixFileMode write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        foreach (var path in Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Append(root))
        {
            var mode = File.GetUnixFileMode(path);
            File.SetUnixFileMode(path, isWritable ? mode | UnixFileMode.UserWrite : mode & ~write);
        }
    }
}
