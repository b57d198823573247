namespace Psi.Inventory;

/// <summary>
/// Finds the components that one kind of file declares. One reader per kind of file: the way in for every ecosystem beside the packages a project
/// restores.
/// </summary>
public interface IComponentReader
{
    /// <summary>Where the file lies seen from a folder it speaks for, with <c>/</c>, the first that is there counting: <c>.config/dotnet-tools.json</c>.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="content">What it holds; whatever that is, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    /// <returns>The uses it declares, and a PSI1006 for what could not be determined.</returns>
    InventoryResult Read(byte[] content, string path);
}
