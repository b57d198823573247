using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// The files in which developers of a repository write a project: the project file, the files the SDK imports by convention, what these
/// import from within the repository, and response files. Read only when something has to be found in them.
/// </summary>
internal sealed class ProjectSettingFiles
{
    private const string Elsewhere = " (set by no file of the repo, so by the command line, the environment or a package)";

    /// <summary>Imports beyond this are not followed.</summary>
    private const int MaximumFiles = 64;

    private readonly BuildSettings _settings;
    private readonly ShownPaths _paths;
    private readonly Lazy<IReadOnlyList<XmlElementLocation>> _elements;
    private readonly Lazy<IReadOnlyList<(string Text, FileLocation At)>> _arguments;

    public ProjectSettingFiles(BuildSettings settings, ShownPaths paths)
    {
        (_settings, _paths) = (settings, paths);
        _elements = new(ReadElements);
        _arguments = new(ReadArguments);
    }

    /// <summary>Every element, the project file's first, then those of nearer files.</summary>
    public IReadOnlyList<XmlElementLocation> Elements => _elements.Value;

    // An element, or an argument in a response file.
    private FileLocation? FindProperty(string name, Func<string, bool> hasValue)
    {
        if (Elements.FirstOrDefault(element => element.Is(name) && hasValue(element.Text)) is { } element)
        {
            return element.At;
        }

        foreach (var (text, at) in _arguments.Value)
        {
            if (Value(text, name) is { } value && hasValue(value))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>A property as a cause: the text to report, and where the property is set, if a file of the repository sets it.</summary>
    /// <param name="how">What the property does, as a clause.</param>
    public (string How, FileLocation? At) Blame(string how, string name, Func<string, bool> hasValue) =>
        FindProperty(name, hasValue) is { } at ? (how, at) : (how + Elsewhere, null);

    /// <summary>The text with the properties in it that are known without evaluating; null when others are left.</summary>
    /// <param name="text">As it is written in a file.</param>
    /// <param name="file">That file, absolute.</param>
    public string? Expand(string text, string file)
    {
        var folder = Path.GetDirectoryName(file) + Path.DirectorySeparatorChar;
        text = text
            .Replace("$(MSBuildThisFileDirectory)", folder)
            .Replace("$(MSBuildProjectDirectory)", Path.GetDirectoryName(_settings.ProjectFile))
            .Replace("$(PsiRepositoryRoot)", _settings.RepositoryRoot)
            .Replace("$(NuGetPackageRoot)", _settings.PackageRoot ?? "$(NuGetPackageRoot)")
            .Replace('\\', Path.DirectorySeparatorChar);
        return text.Contains("$(") || text.Contains("@(") || text.Contains("%(") ? null : text;
    }

    private List<XmlElementLocation> ReadElements()
    {
        var declared = _settings.DeclarationFiles.Concat(DeclarationFiles.Conventional(_settings.ProjectFile, _settings.RepositoryRoot));
        var waiting = new Queue<string>(
            DeclarationFiles.InOrder(_settings.ProjectFile, declared.Append(_settings.ProjectFile + ".user")).Where(IsOfTheRepo));
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        var elements = new List<XmlElementLocation>();
        while (waiting.Count > 0)
        {
            var file = waiting.Dequeue();
            if (!FileContent.TryRead(file, XmlElementLocations.MaximumLength, out var content, out _))
            {
                continue;
            }

            var shown = _paths.Show(file);
            var own = FileBasedApp.IsSource(file) ? AppElements.Read(content, shown) : XmlElementLocations.Read(content, shown);
            elements.AddRange(own);
            foreach (var import in own.Where(element => element.Is("Import") && element.Attribute("Sdk").Length == 0))
            {
                if (Resolve(import.Attribute("Project"), file) is { } imported
                    && IsOfTheRepo(imported)
                    && seen.Count < MaximumFiles
                    && seen.Add(imported))
                {
                    waiting.Enqueue(imported);
                }
            }
        }

        return elements;
    }

    private string? Resolve(string written, string importing)
    {
        try
        {
            return Expand(written, importing) is { Length: > 0 } expanded
                ? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(importing)!, expanded)).Replace('\\', '/')
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    // An SDK that is installed within the repo is not its developers' either.
    private bool IsOfTheRepo(string file) =>
        !_paths.IsElsewhere(file) && !_paths.IsPackage(file) && !_paths.IsBelow(_settings.ToolFolders, file);

    // MSBuild takes the nearest Directory.Build.rsp above what is built: usually the project or its solution.
    private List<(string Text, FileLocation At)> ReadArguments()
    {
        var arguments = new List<(string Text, FileLocation At)>();
        for (var folder = Path.GetDirectoryName(_settings.ProjectFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "Directory.Build.rsp");
            if (!FileContent.TryRead(file, XmlElementLocations.MaximumLength, out var content, out _))
            {
                continue;
            }

            var lines = Utf8Text.Decode(content).Split('\n');
            arguments.AddRange(lines.Select((line, index) => (line.Trim(), new FileLocation(_paths.Show(file), index + 1, 1))));
        }

        return arguments;
    }

    private static string? Value(string argument, string property)
    {
        var at = argument.IndexOf(property + "=", StringComparison.OrdinalIgnoreCase);
        return at > 0 && !argument.StartsWith("#", StringComparison.Ordinal) && argument[at - 1] is ':' or ';' or ',' or '"'
            ? argument.Substring(at + property.Length + 1).Trim('"')
            : null;
    }
}
