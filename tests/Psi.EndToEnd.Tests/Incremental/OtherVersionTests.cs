using System.IO.Compression;
using System.Text;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Incremental;

/// <summary>Another version of Psi itself.</summary>
public sealed class OtherVersionTests
{
    private const string Later = "0.1.1-later";

    [Fact]
    public async Task A_newer_Psi_decides_anew_though_no_source_changed()
    {
        using var folder = await UserFolder.CreateAsync();
        WriteLaterVersion((await PackedPsi.Shared).Feed, folder.PathOf("feed"));
        folder.Write(
            "NuGet.config",
            File.ReadAllText(folder.PathOf("NuGet.config")).Replace(
                "</packageSources>",
                $"""<add key="later" value="{folder.PathOf("feed")}" /></packageSources>""",
                StringComparison.Ordinal));
        folder.WritePolicy();
        folder.WriteProject("App.csproj");
        folder.Write("App.cs", "public class App;");
        (await folder.BuildAsync()).ShouldExit(0);
        Assert.Equal("0.1.0", folder.Fragment().Tool.Version);

        folder.Write(
            "App.csproj",
            File.ReadAllText(folder.PathOf("App.csproj")).Replace("Version=\"0.1.0\"", $"Version=\"{Later}\"", StringComparison.Ordinal));
        (await folder.BuildAsync()).ShouldExit(0);

        Assert.Equal(Later, folder.Fragment().Tool.Version);
    }

    // The same package under another number, in a source of this folder's own, so that no other test sees it.
    private static void WriteLaterVersion(string feed, string target)
    {
        Directory.CreateDirectory(target);
        var package = Path.Combine(target, $"Psi.Analyzers.{Later}.nupkg");
        File.Copy(Path.Combine(feed, "Psi.Analyzers.0.1.0.nupkg"), package);
        using var archive = ZipFile.Open(package, ZipArchiveMode.Update);
        foreach (var name in new[] { "Psi.Analyzers.nuspec", "build/Psi.Analyzers.Version.props" })
        {
            var entry = archive.GetEntry(name) ?? throw new InvalidOperationException($"the package has no {name}");
            using var stream = entry.Open();
            var text = new StreamReader(stream).ReadToEnd().Replace(">0.1.0<", $">{Later}<", StringComparison.Ordinal);
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
