namespace Psi.Inventory;

/// <summary>A file that may hold declarations.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Content">The bytes; may be anything.</param>
internal sealed record DeclarationFile(string Path, byte[] Content)
{
    /// <summary>What it declares: an MSBuild file by its elements, the C# file of a file-based app by its <c>#:</c> lines.</summary>
    /// <param name="shown">The file as it is shown.</param>
    /// <param name="targetFramework">Items whose condition names another framework are left out; empty to keep all.</param>
    public IReadOnlyList<DeclaredItem> Items(string shown, string targetFramework) =>
        FileBasedApp.IsSource(Path)
            ? AppDirectivesReader.Read(Content, shown)
            : ProjectFileReader.Read(Content, shown, targetFramework);
}
