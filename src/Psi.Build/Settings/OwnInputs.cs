using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// What Psi's targets tell its tasks, computed again from the same files. MSBuild belongs to the owner of the repo: a property of the same
/// name, set a line later, would otherwise decide by another date or another folder without a trace.
/// </summary>
internal static class OwnInputs
{
    private const string Internal = "_Psi";

    /// <summary>The settings as Psi computes them, with everything that was given otherwise.</summary>
    /// <param name="given">What the targets say.</param>
    /// <param name="utcToday">The day in UTC.</param>
    /// <param name="globalProperties">The global properties of the build.</param>
    /// <param name="setBefore">Internal properties that were set before Psi's own files were read, as <c>name=value</c>.</param>
    public static BuildSettings Check(
        BuildSettings given,
        DateTime utcToday,
        IEnumerable<KeyValuePair<string, string>> globalProperties,
        IEnumerable<string> setBefore)
    {
        var foreign = new List<ForeignInput>();
        foreach (var property in globalProperties.Where(property => IsInternal(property.Key)))
        {
            foreign.Add(new(property.Key, property.Value, null, ForeignInput.InEffect));
        }

        foreach (var setting in setBefore.Select(text => text.Split(['='], 2)).Where(parts => IsInternal(parts[0])))
        {
            foreign.Add(new(setting[0], setting.Length > 1 ? setting[1] : "", null, "Psi sets it anew where it can."));
        }

        var settings = given;
        if (!IsOverridden("PsiToday"))
        {
            // A build may go on after midnight.
            var (today, yesterday) = (DayOf(utcToday), DayOf(utcToday.AddDays(-1)));
            if (given.Today != today && given.Today != yesterday)
            {
                foreign.Add(new("_PsiToday", given.Today, null, $"Psi decides for {today}."));
                settings = settings with { Today = today };
            }
        }

        if (!IsOverridden("PsiRepositoryRoot") && RootOf(given.ProjectFile) is { } root && !Same(root, given.RepositoryRoot))
        {
            foreign.Add(new("_PsiRoot", given.RepositoryRoot, null, $"Psi takes {root}."));
            settings = settings with { RepositoryRoot = root };
        }

        var product = Path.Combine(settings.RepositoryRoot, "psi.yaml");
        if (!IsOverridden("PsiProductFile") && !Same(product, given.ProductFile))
        {
            foreign.Add(new("_PsiProductFile", given.ProductFile, null, $"Psi reads {product}."));
            settings = settings with { ProductFile = product };
        }

        // Restore writes both files, side by side.
        if (given.AssetsFile.Length > 0
            && Path.GetDirectoryName(given.PackageImports) is { Length: > 0 } folder
            && File.Exists(given.PackageImports)
            && Path.Combine(folder, "project.assets.json") is var assets
            && !Same(assets, given.AssetsFile))
        {
            foreign.Add(new("ProjectAssetsFile", given.AssetsFile, null, $"Psi reads {assets}, which restore wrote."));
            settings = settings with { AssetsFile = assets };
        }

        return settings with { Foreign = foreign };

        bool IsOverridden(string name) => given.Overrides.Any(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsInternal(string name) => name.StartsWith(Internal, StringComparison.OrdinalIgnoreCase);

    private static string DayOf(DateTime day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static bool Same(string one, string other) =>
        string.Equals(Trimmed(one), Trimmed(other), FileSystemPaths.Comparison);

    private static string Trimmed(string path) => Path.GetFullPath(path).TrimEnd('/', '\\');

    // As Psi.Analyzers.props finds it.
    private static string? RootOf(string project)
    {
        var start = Path.GetDirectoryName(project);
        return Above(start, "psi.yaml") ?? Above(start, ".git/HEAD") ?? Above(start, ".git") ?? start;
    }

    private static string? Above(string? start, string file)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, file)))
            {
                return folder;
            }
        }

        return null;
    }
}
