namespace Psi.Inventory.Tests.Repositories;

/// <summary>A repository in a temporary folder.</summary>
public sealed class RepositoryUnderTest : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("psi-repository-").FullName;

    public RepositoryUnderTest With(string path, string text = "")
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
