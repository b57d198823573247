using System.IO.Compression;
using System.Text;

namespace Psi.Tests.Feeds;

/// <summary>A NuGet package for every framework that brings others in, and nothing else.</summary>
internal static class EmptyPackage
{
    /// <summary>The bytes of its file.</summary>
    public static byte[] Of(string id, string version, IEnumerable<(string Id, string Version)> dependencies)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, $"{id}.nuspec", $"""
                <package>
                  <metadata>
                    <id>{id}</id>
                    <version>{version}</version>
                    <authors>tests</authors>
                    <description>For tests.</description>
                    <dependencies>
                      <group targetFramework=".NETStandard2.0">
                        {string.Concat(dependencies.Select(
                            dependency => $"""<dependency id="{dependency.Id}" version="{dependency.Version}" />"""))}
                      </group>
                    </dependencies>
                  </metadata>
                </package>
                """);
            Write(archive, "lib/netstandard2.0/_._", "");
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
