namespace Psi.Policy.Tests;

public sealed class FileSystemPathsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-paths-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_links_are_links()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), file);
        File.CreateSymbolicLink(Path.Combine(_folder, "dead"), Path.Combine(_folder, "nowhere"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "linked"), _folder);

        Assert.All(["link", "dead", "linked"], name => Assert.True(FileSystemPaths.IsLink(Path.Combine(_folder, name)), name));
        Assert.All(["file", "", "nowhere", "a\0b"], name => Assert.False(FileSystemPaths.IsLink(Path.Combine(_folder, name)), name));
    }

    [Fact]
    public void Case_counts_where_it_does_for_the_file_system() =>
        Assert.Equal(!OperatingSystem.IsWindows(), !FileSystemPaths.Comparer.Equals("a", "A"));
}
