using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// Finds the components that one kind of file declares. Every ecosystem other than the packages that a project restores comes in through
/// such readers. A reader is given the content of a file and opens none itself.
/// </summary>
public interface IComponentReader
{
    /// <summary>Who uses what the file declares.</summary>
    ReaderScope Scope { get; }

    /// <summary>
    /// The files it reads. In <see cref="ReaderScope.Repository"/> globs relative to the repository root (<c>**/Dockerfile</c>,
    /// <c>.github/workflows/*.yml</c>). In <see cref="ReaderScope.Project"/> names without wildcards, relative to the project's folder or
    /// one above it (<c>.config/dotnet-tools.json</c>); of several in one folder the first is read.
    /// </summary>
    IReadOnlyList<PathGlob> Files { get; }

    /// <summary>The longest file that is read, in bytes. A longer one becomes a problem.</summary>
    int MaximumLength { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Whatever it holds, nothing is thrown.</param>
    /// <returns>
    /// The uses it declares, with the lines that declare them, and a PSI1006 for everything that could not be determined.
    /// </returns>
    InventoryResult Read(RepositoryFile file);
}
