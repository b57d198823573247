using Psi.Manifest;

namespace Psi.Insights.Tests.Samples;

/// <summary>A folder of its own for one test, gone when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("psi-insights-").FullName;

    /// <summary>A path in the folder.</summary>
    public string this[string relative] => Path.Combine(_path, relative);

    /// <summary>Writes a manifest below the folder and returns its path.</summary>
    internal string Write(string folder, SecurityManifest manifest) =>
        Write($"{folder}/security-manifest.json", ManifestJson.Write(manifest));

    /// <summary>Writes a file below the folder and returns its path.</summary>
    public string Write(string relative, byte[] bytes)
    {
        var path = this[relative];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
