using Psi.Insights.CommandLine;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Checkout;

/// <summary>
/// Finds the file-based apps among the C# files of a repository. Only such an app can have the lines that it begins with, wherever it is,
/// also below the folder of a project. An app without such a line can't be told from any other source file until it is built.
/// </summary>
internal static class AppFiles
{
    /// <summary>The entry points among C# files.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="sources">
    /// C# files relative to it with <c>/</c>; none of them a link, since the file itself is found in its own place.
    /// </param>
    /// <param name="problems">Takes the files that could not be read, and may be apps.</param>
    public static IReadOnlyList<string> Among(string root, IEnumerable<string> sources, ICollection<InputProblem> problems)
    {
        var heads = new Dictionary<string, AppHead>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            // A head that is too long to be read may hide anything.
            if (ReadHead(root, source, problems) is { } head && (head.IsOfApp || !head.IsWhole))
            {
                heads.Add(source, head);
            }
        }

        var included = heads.ToDictionary(entry => entry.Key, entry => Included(entry.Key, entry.Value, heads.Keys), heads.Comparer);
        // An app that includes a file compiles it, and its lines count as the app's. Files that only include each other are apps: which of
        // them is built is not known.
        var parts = included.SelectMany(entry => entry.Value).ToHashSet(StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(heads.Keys.Where(source => !parts.Contains(source)));
        while (waiting.TryPop(out var source))
        {
            foreach (var part in included[source].Where(reached.Add))
            {
                waiting.Push(part);
            }
        }

        return [.. heads.Keys.Where(source => !reached.Contains(source))];
    }

    private static List<string> Included(string app, AppHead head, IEnumerable<string> others)
    {
        var patterns = head.Directives
            .Where(directive => directive.Kind == AppDirective.Include)
            .Select(directive => PathGlob.TryParse(FileBasedApp.IncludedBy(app, directive), out var files) ? files : null)
            .OfType<PathGlob>()
            .ToList();
        return patterns.Count == 0 ? [] : [.. others.Where(other => other != app && patterns.Exists(files => files.Matches(other)))];
    }

    private static AppHead? ReadHead(string root, string path, ICollection<InputProblem> problems)
    {
        try
        {
            return FileBasedApp.ReadHead(Path.Combine(root, path), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Gone since it was listed.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new InputProblem(path, $"the file could not be read, and may be a file-based app: {exception.Message}"));
            return null;
        }
    }
}
