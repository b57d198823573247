using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>
/// What the settings files of a project say of the services that it uses: those in its own folder, and how developers start it. Two
/// folders are listed and no other is looked into.
/// </summary>
public static class ProjectServiceSigns
{
    /// <summary>The longest file that is read, in bytes.</summary>
    internal const int MaximumLength = 4 * 1024 * 1024;

    private delegate void SettingsReader(RepositoryFile file, string? environment, SignCollector signs);

    // By the beginning and the end of a file's name. What is between them is the environment that the file is for.
    private static readonly (string Beginning, string End, SettingsReader Read)[] InFolder =
    [
        ("appsettings", ".json", JsonSettingsReader.Read),
        ("web", ".config", XmlSettingsReader.Read),
    ];

    /// <summary>What the settings files of a project say.</summary>
    /// <param name="repositoryRoot">A full path.</param>
    /// <param name="projectFile">The project file, or the file of an app without one; a full path.</param>
    /// <returns>Whatever the files hold, nothing is thrown.</returns>
    public static ServiceSurvey Of(string repositoryRoot, string projectFile)
    {
        var filesRead = new List<string>();
        var folder = Path.GetDirectoryName(projectFile) ?? repositoryRoot;
        List<SignCollector> files =
        [
            .. In(repositoryRoot, folder, ReaderOf, filesRead),
            .. In(repositoryRoot, Path.Combine(folder, "Properties"), LaunchReaderOf, filesRead),
        ];
        return ServiceSurvey.Of(files, filesRead);
    }

    private static Action<RepositoryFile, SignCollector>? LaunchReaderOf(string name) =>
        name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase) ? LaunchSettingsReader.Read : null;

    private static Action<RepositoryFile, SignCollector>? ReaderOf(string name)
    {
        if (name.Equals("app.config", StringComparison.OrdinalIgnoreCase))
        {
            return (file, signs) => XmlSettingsReader.Read(file, environment: null, signs);
        }

        foreach (var (beginning, end, read) in InFolder)
        {
            if (!name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(end, StringComparison.OrdinalIgnoreCase)
                || name.Length < beginning.Length + end.Length)
            {
                continue;
            }

            var between = name.Substring(beginning.Length, name.Length - beginning.Length - end.Length);
            if (between.Length == 0)
            {
                return (file, signs) => read(file, null, signs);
            }

            if (between.Length > 1 && between[0] == '.')
            {
                var environment = DisplayText.OneLine(between.Substring(1));
                return (file, signs) => read(file, environment, signs);
            }
        }

        return null;
    }

    private static IEnumerable<SignCollector> In(
        string root, string folder, Func<string, Action<RepositoryFile, SignCollector>?> readerOf, List<string> filesRead)
    {
        List<string> names;
        try
        {
            names = [.. Directory.EnumerateFiles(folder).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
                                              or System.Security.SecurityException)
        {
            return [Unread(RepositoryPath.Shown(root, folder), DisplayText.OneLine(exception.Message))];
        }

        return [.. names.Select(name => (Name: name, Read: readerOf(name)))
            .Where(file => file.Read is not null)
            .Select(file => In(root, Path.Combine(folder, file.Name), file.Read!, filesRead))];
    }

    private static SignCollector In(string root, string path, Action<RepositoryFile, SignCollector> read, List<string> filesRead)
    {
        var shown = RepositoryPath.Shown(root, path);
        filesRead.Add(path);
        if (!FileContent.TryReadIn(root, path, MaximumLength, out var content, out var reason))
        {
            return Unread(shown, reason ?? "it is gone since its folder was listed");
        }

        var signs = new SignCollector(shown);
        read(new RepositoryFile(shown, content), signs);
        return signs;
    }

    private static SignCollector Unread(string path, string reason)
    {
        var signs = new SignCollector(path);
        signs.Unreadable(new FileLocation(path), reason);
        return signs;
    }
}
