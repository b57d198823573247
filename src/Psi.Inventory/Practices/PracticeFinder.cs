using Psi.Policy;

namespace Psi.Inventory.Practices;

/// <summary>
/// Finds the tools and ways of working that the files of a repository show. Files are read, never run; a link is not followed; a file that
/// is too long or can't be read shows nothing and is named.
/// </summary>
public static class PracticeFinder
{
    /// <summary>In bytes. Models of Microsoft's tool carry their whole knowledge base.</summary>
    private const int MaximumLength = 32 * 1024 * 1024;

    private static readonly HashSet<string> Extensions = new(
        PracticeCatalogue.All.SelectMany(practice => practice.Signs).SelectMany(sign => sign.Files).Select(Path.GetExtension)!,
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What the files of a repository show.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="isLink">As for <see cref="RepositoryWalk.Of"/>.</param>
    public static PracticeSurvey Of(string root, Func<FileSystemInfo, bool>? isLink = null)
    {
        var found = new List<FoundPractice>();
        var unread = new List<UnreadPracticeFile>();
        foreach (var file in RepositoryWalk.Of(root, IsWanted, isLink).Files)
        {
            if (file.IsLink)
            {
                continue;
            }

            if (FileContent.TryReadIn(root, Path.Combine(root, file.Path), MaximumLength, out var content, out var reason))
            {
                found.AddRange(In(new RepositoryFile(file.Path, content), unread));
            }
            else if (reason is not null)
            {
                unread.Add(new UnreadPracticeFile(file.Path, reason));
            }
        }

        return new PracticeSurvey(Counted(found), unread);
    }

    /// <summary>What one file shows: each practice once. Pure.</summary>
    internal static IEnumerable<FoundPractice> In(RepositoryFile file, ICollection<UnreadPracticeFile> unread)
    {
        foreach (var practice in PracticeCatalogue.All)
        {
            foreach (var sign in practice.Signs.Where(sign => sign.IsAbout(file.Path)))
            {
                if (Read(sign, file, unread) is not { } evidence)
                {
                    continue;
                }

                yield return new FoundPractice(practice.Id, new FileLocation(file.Path, evidence.Line))
                {
                    Date = evidence.Date,
                    Open = evidence.Open,
                    Mitigated = evidence.Mitigated,
                    Detail = evidence.Detail,
                };
                break;
            }
        }
    }

    private static PracticeEvidence? Read(PracticeSign sign, RepositoryFile file, ICollection<UnreadPracticeFile> unread)
    {
        try
        {
            return sign.Read(file);
        }
        catch (PracticeFileException exception)
        {
            var problem = new UnreadPracticeFile(file.Path, exception.Message);
            if (!unread.Contains(problem))
            {
                unread.Add(problem);
            }

            return null;
        }
    }

    private static IEnumerable<FoundPractice> First(IEnumerable<FoundPractice> same)
    {
        List<FoundPractice> all = [.. same.OrderBy(one => one.At)];
        return [all[0] with { Detail = Quantity.Of(all.Count, "file") }];
    }

    // Most files of a repository are sources, and no sign has anything to do with them.
    private static bool IsWanted(string path) => Extensions.Contains(Path.GetExtension(path))
        && PracticeCatalogue.All.Any(practice => practice.Signs.Any(sign => sign.IsAbout(path)));

    private static IReadOnlyList<FoundPractice> Counted(List<FoundPractice> found) =>
    [
        .. found
            .GroupBy(practice => practice.Id, StringComparer.Ordinal)
            .SelectMany(same => PracticeCatalogue.Find(same.Key) is { IsCounted: true } ? First(same) : same)
            .OrderBy(practice => practice.Id, StringComparer.Ordinal)
            .ThenBy(practice => practice.At),
    ];
}

/// <summary>What the files of a repository show.</summary>
/// <param name="Found">By id and place.</param>
/// <param name="Unread">Files that may show more.</param>
public sealed record PracticeSurvey(IReadOnlyList<FoundPractice> Found, IReadOnlyList<UnreadPracticeFile> Unread);

/// <summary>A file that may show a practice, and could not be read.</summary>
/// <param name="Path">Relative to the root with <c>/</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record UnreadPracticeFile(string Path, string Reason);
