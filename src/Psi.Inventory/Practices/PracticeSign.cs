using Psi.Policy;

namespace Psi.Inventory.Practices;

/// <summary>A file by which a practice shows.</summary>
/// <param name="files">Globs of the files.</param>
/// <param name="read">Whether a file that matches shows it, and where; null for what the file's mere presence shows.</param>
/// <param name="shown">What the reader looks for, in words; null for what the file's mere presence shows.</param>
internal sealed class PracticeSign(IReadOnlyList<string> files, Func<RepositoryFile, PracticeEvidence?>? read, string? shown)
{
    private readonly PathGlob[] _globs = [.. files.Select(Glob)];

    /// <summary>Globs of the files.</summary>
    public IReadOnlyList<string> Files { get; } = files;

    /// <summary>What is looked for in them, in words; null where the file is enough.</summary>
    public string? Shown { get; } = shown;

    /// <summary>Whether the sign has anything to do with a file of this path.</summary>
    public bool IsAbout(string path) => Array.Exists(_globs, glob => glob.Matches(path));

    /// <summary>The evidence in a file; null when there is none.</summary>
    /// <exception cref="PracticeFileException">The file can't be read.</exception>
    public PracticeEvidence? Read(RepositoryFile file) => read is null ? new PracticeEvidence(0) : read(file);

    private static PathGlob Glob(string text) =>
        PathGlob.TryParse(text, out var glob) ? glob : throw new ArgumentException($"'{text}' is no glob");
}

/// <summary>What a file shows.</summary>
/// <param name="Line">1-based; 0 for the file as a whole.</param>
internal readonly record struct PracticeEvidence(int Line)
{
    public CalendarDate? Date { get; init; }

    public int? Open { get; init; }

    public int? Mitigated { get; init; }

    public string? Detail { get; init; }
}

/// <summary>A file that should show a practice can't be read.</summary>
internal sealed class PracticeFileException(string reason) : Exception(reason);
