namespace Psi.Measures.Sources;

/// <summary>Understands one kind of file that other systems write. Without state, so that files may be read beside each other.</summary>
public interface ISourceReader
{
    /// <summary>How a sources file names the kind: <c>cobertura</c>.</summary>
    string Kind { get; }

    /// <summary>What it reads, for people: <c>Cobertura XML, as coverlet writes it</c>.</summary>
    string Title { get; }

    /// <summary>Reads a file from its beginning to its end.</summary>
    /// <param name="file">The file, and what the sources file says of it.</param>
    /// <param name="records">Takes what is understood. What it has got when reading fails must not be used.</param>
    /// <exception cref="SourceFormatException">The file is not of this kind, or something in it is wrong.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    void Read(SourceFile file, ISourceRecords records);
}
