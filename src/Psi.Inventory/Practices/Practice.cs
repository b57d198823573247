namespace Psi.Inventory.Practices;

/// <summary>A tool or a way of working that Psi looks for.</summary>
public sealed class Practice
{
    internal Practice(string id, string title, PracticeKind kind, params PracticeSign[] signs) =>
        (Id, Title, Kind, Signs) = (id, title, kind, signs);

    /// <summary>For example <c>codeql</c>.</summary>
    public string Id { get; }

    /// <summary>The name people use.</summary>
    public string Title { get; }

    /// <summary>What it does for security.</summary>
    public PracticeKind Kind { get; }

    /// <summary>By what it shows, in words with code spans, one sign each.</summary>
    public IReadOnlyList<string> SignsInWords =>
        [.. Signs.Select(sign => FilesInWords(sign.Files) + (sign.Shown is null ? "" : $" with {sign.Shown}"))];

    /// <summary>Whether many files of a repository show it, so that the first is named with their number.</summary>
    internal bool IsCounted { get; init; }

    internal IReadOnlyList<PracticeSign> Signs { get; }

    private static string FilesInWords(IReadOnlyList<string> files) => ReferenceEquals(files, PracticeCatalogue.Pipelines)
        ? "a pipeline"
        : string.Join(", ", files.Select(file => $"`{file}`"));
}
