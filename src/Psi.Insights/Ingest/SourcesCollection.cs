using Psi.Insights.Checkout;
using Psi.Insights.Measures;
using Psi.Measures;
using Psi.Measures.Sources;

namespace Psi.Insights.Ingest;

/// <summary>
/// The files of one sources file on their way into the store, where their paths must not be taken for those of another: they begin with the
/// file's name, else with the address of the repository at whose root it lies.
/// </summary>
/// <param name="Opened">The sources file and its files.</param>
/// <param name="Name">What their paths begin with; null for nothing.</param>
internal sealed record SourcesCollection(OpenedSources Opened, string? Name)
{
    /// <summary>Of whom records are that name nobody: also of the repository, so that two of one product are counted apart.</summary>
    public FigureScope Own => Opened.Own with { Repository = Opened.Own.Repository ?? Name };

    /// <summary>The files, in the order of their paths.</summary>
    public IEnumerable<SourceFile> Files =>
        Opened.Search.SourceFiles.Select(file => Name is null ? file : file with { Path = $"{Name}/{file.Path}" });

    /// <summary>That of a sources file.</summary>
    /// <param name="opened">The sources file.</param>
    /// <param name="git">Null where there is no git.</param>
    public static SourcesCollection Of(OpenedSources opened, GitExecutable? git)
    {
        if (opened.Sources.Name is { } name)
        {
            return new(opened, name);
        }

        var folder = opened.Search.Folder;
        if (RepositoryRoot.Find(folder) != folder || RepositoryRoot.FindGitRoot(folder) is null)
        {
            return new(opened, null);
        }

        var subject = new SubjectReader(git).Read(folder, []);
        return new(opened, subject.Path.Length == 0 ? subject.Repository : $"{subject.Repository}/{subject.Path}");
    }

    /// <summary>A path that two of them have, and the two; null without one.</summary>
    public static (string Path, SourcesCollection First, SourcesCollection Second)? FirstClash(IReadOnlyList<SourcesCollection> all)
    {
        var seen = new Dictionary<string, SourcesCollection>(StringComparer.Ordinal);
        foreach (var collection in all)
        {
            foreach (var path in collection.Files.Select(file => file.Path))
            {
                if (!seen.TryAdd(path, collection))
                {
                    return (path, seen[path], collection);
                }
            }
        }

        return null;
    }
}
