using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// Where a project's packages, projects and frameworks are written down. Files are read as text, in the order a developer would look: so an
/// answer can be missing (a name made of properties, what the SDK adds itself), and is then null.
/// </summary>
internal sealed class ProjectDeclarations
{
    private readonly Dictionary<string, List<DeclaredItem>> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DeclaredItem> _projects = [];
    private readonly List<DeclaredItem> _frameworks = [];
    private readonly List<DeclaredItem> _audit = [];
    private readonly List<DeclaredItem> _frameworkReferences = [];
    private readonly List<DeclaredItem> _sdks = [];
    private readonly List<DeclaredItem> _downloads = [];
    private readonly List<DeclaredItem> _references = [];
    private readonly List<InternalName> _internalNames = [];
    private readonly List<(ComponentPattern Packages, DeclaredItem Item)> _updatesOfMany = [];
    private readonly DeclaredProperties _properties = new();

    /// <param name="files">The project file first, then the others from the nearest on.</param>
    /// <param name="repositoryRoot">What locations are relative to.</param>
    /// <param name="targetFramework">Items whose condition names another framework are left out.</param>
    public ProjectDeclarations(IEnumerable<DeclarationFile> files, string repositoryRoot, string targetFramework)
    {
        foreach (var file in files)
        {
            foreach (var item in file.Items(RepositoryPath.Shown(repositoryRoot, file.Path), targetFramework))
            {
                Add(item);
            }
        }
    }

    /// <summary>Where a direct package is declared.</summary>
    /// <param name="id">The package.</param>
    /// <param name="requested">
    /// The range restore was asked for, which tells apart declarations of one package under different conditions.
    /// </param>
    public Declaration? Package(string id, string? requested)
    {
        if (!_packages.TryGetValue(id, out var items))
        {
            return null;
        }

        DeclaredItem? element = null;
        foreach (var item in items)
        {
            if (item.Kind == DeclarationKind.PackageVersion)
            {
                continue;
            }

            if (element is null || Precedence(item, requested) < Precedence(element, requested))
            {
                element = item;
            }
        }

        if (element is null)
        {
            return null;
        }

        var version = VersionOf(element, [.. items, .. UpdatesOfManyFor(id)], requested);
        return new Declaration(element.Element, version?.Location ?? element.Element);
    }

    /// <summary>Where a package's central version is written.</summary>
    /// <param name="id">The package.</param>
    /// <param name="requested">The range restore was asked for.</param>
    public FileLocation? CentralVersion(string id, string? requested) =>
        _packages.TryGetValue(id, out var items) ? Choose(CentralVersions([.. items, .. UpdatesOfManyFor(id)]), requested)?.Location : null;

    /// <summary>Where a project reference is declared.</summary>
    /// <param name="name">The project as restore calls it.</param>
    /// <param name="path">Its file relative to the folder of the referencing project; null when not known.</param>
    public FileLocation? Project(string name, string? path)
    {
        var wanted = RepositoryPath.Normalized("", path ?? name + ".");
        // A reference that is written with properties at least ends with the file's name.
        return (FindProject(include => string.Equals(include, wanted, StringComparison.OrdinalIgnoreCase))
            ?? FindProject(include => path is null
                ? RepositoryPath.FileNameOf(include).StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
                : string.Equals(
                    RepositoryPath.FileNameOf(include), RepositoryPath.FileNameOf(wanted), StringComparison.OrdinalIgnoreCase))
            ?? FindProject(include => IsFolderOf(include, name, path)))?.Element;
    }

    // A file-based app may name a project by its folder.
    private static bool IsFolderOf(string include, string name, string? path) => path is null
        ? string.Equals(RepositoryPath.FileNameOf(include), name, StringComparison.OrdinalIgnoreCase)
        : string.Equals(include, RepositoryPath.FolderOf(RepositoryPath.Normalized("", path)), StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the project's target framework is declared.</summary>
    /// <param name="targetFramework">As the project names it.</param>
    public FileLocation? TargetFramework(string targetFramework)
    {
        foreach (var item in _frameworks)
        {
            if (string.Equals(item.Value, targetFramework, StringComparison.OrdinalIgnoreCase))
            {
                return item.Element;
            }
        }

        return _frameworks.Count > 0 ? _frameworks[0].Element : null;
    }

    /// <summary>The MSBuild project SDKs, those of the project file first.</summary>
    public IReadOnlyList<DeclaredItem> ProjectSdks => _sdks;

    /// <summary>Where a shared framework is named.</summary>
    public FileLocation? FrameworkReference(string name) =>
        _frameworkReferences.Find(item => !item.IsUpdate && string.Equals(item.Value, name, StringComparison.OrdinalIgnoreCase))?.Element;

    /// <summary>Names of Psi's own that the files define.</summary>
    public IReadOnlyList<InternalName> Internal => _internalNames;

    /// <summary>Where a package is named that is only downloaded.</summary>
    public FileLocation? Download(string id) =>
        _downloads.Find(item => string.Equals(item.Value, id, StringComparison.OrdinalIgnoreCase))?.Element;

    /// <summary>Where an assembly is named, by its path or its name: what a reference writes may be made of properties.</summary>
    /// <param name="path">The assembly's file, absolute.</param>
    public FileLocation? Reference(string path)
    {
        var file = RepositoryPath.FileNameOf(RepositoryPath.Normalized("", path));
        return (_references.Find(item => string.Equals(NameOf(item), file, StringComparison.OrdinalIgnoreCase))
            ?? _references.Find(item =>
                file.StartsWith(item.Value.Split(',')[0].Trim() + ".", StringComparison.OrdinalIgnoreCase)))?.Element;

        static string NameOf(DeclaredItem item) => RepositoryPath.FileNameOf(RepositoryPath.Normalized("", item.Value));
    }

    /// <summary>Where the project's own SDK is named, which may bring in shared frameworks.</summary>
    public FileLocation? ProjectSdk() => _sdks.Count > 0 ? _sdks[0].Element : null;

    /// <summary>
    /// Where a property is set that says how NuGet audits. Several files may set it: named is the first that holds what is in effect, or
    /// the first of all where none does, for what a file writes may be made of other properties.
    /// </summary>
    /// <param name="name">For instance <c>NuGetAudit</c>.</param>
    /// <param name="holds">Whether a value as written holds what is in effect.</param>
    public FileLocation? AuditProperty(string name, Func<string, bool> holds)
    {
        var elements = _audit.FindAll(item => item.Kind == DeclarationKind.AuditProperty && item.Value == name);
        return (elements.Find(element => element.Versions is [var value, ..] && holds(value.Text)) ?? elements.FirstOrDefault())?.Element;
    }

    /// <summary>Where an advisory is suppressed.</summary>
    public FileLocation? AuditSuppress(string advisory) =>
        _audit.Find(item =>
            item.Kind == DeclarationKind.AuditSuppress && string.Equals(item.Value, advisory, StringComparison.OrdinalIgnoreCase))?.Element;

    private void Add(DeclaredItem item)
    {
        switch (item.Kind)
        {
            case DeclarationKind.FrameworkReference:
                _frameworkReferences.Add(item);
                break;
            case DeclarationKind.ProjectSdk:
                _sdks.Add(item);
                break;
            case DeclarationKind.AuditProperty or DeclarationKind.AuditSuppress:
                _audit.Add(item);
                break;
            case DeclarationKind.TargetFramework:
                _frameworks.Add(item);
                break;
            case DeclarationKind.ProjectReference:
                _projects.Add(item);
                break;
            case DeclarationKind.InternalName:
                _internalNames.Add(new InternalName(item.Value, item.Versions[0].Text, item.Element));
                break;
            case DeclarationKind.Property:
                if (InternalNames.Has(item.Value))
                {
                    _internalNames.Add(new InternalName(item.Value, item.Versions[0].Text, item.Element));
                }

                _properties.Add(item.Value, item.Versions[0]);
                break;
            case DeclarationKind.PackageDownload:
                _downloads.Add(item);
                break;
            case DeclarationKind.Reference:
                _references.Add(item);
                break;
            case DeclarationKind.Import:
                break;
            default:
                if (item.IsUpdate && PackagesOf(item.Value) is { IsExact: false } many)
                {
                    _updatesOfMany.Add((many, item));
                    break;
                }

                if (!_packages.TryGetValue(item.Value, out var items))
                {
                    _packages.Add(item.Value, items = []);
                }

                items.Add(item);
                break;
        }
    }

    private DeclaredItem? FindProject(Func<string, bool> matches) =>
        _projects.Find(item => !item.IsUpdate && matches(RepositoryPath.Normalized("", item.Value)));

    // MSBuild matches what Update names with '*' in it against the names of items. All items of a kind are any: their own names are not
    // known here.
    private static ComponentPattern? PackagesOf(string update)
    {
        var isAll = update.StartsWith("@(Package", StringComparison.OrdinalIgnoreCase)
            && update.IndexOf("->", StringComparison.Ordinal) < 0;
        return ComponentPattern.TryParse($"pkg:nuget/{(isAll ? "*" : update)}", out var pattern, out _) ? pattern : null;
    }

    private IEnumerable<DeclaredItem> UpdatesOfManyFor(string id) =>
        _updatesOfMany.Count == 0
            ? []
            : _updatesOfMany.Where(update => update.Packages.Matches(PackageUrl.NuGet(id))).Select(update => update.Item);

    // What brings a package in precedes what only changes it; among the former the one with the requested version comes first.
    private int Precedence(DeclaredItem item, string? requested) =>
        item.IsUpdate ? 2 : AskingFor(item.Versions, requested) is not null ? 0 : 1;

    private DeclaredVersion? VersionOf(DeclaredItem element, IReadOnlyList<DeclaredItem> items, string? requested)
    {
        var versions = new List<DeclaredVersion>(element.Versions);
        foreach (var item in items)
        {
            if (item.IsUpdate && item.Kind != DeclarationKind.PackageVersion)
            {
                versions.AddRange(item.Versions);
            }
        }

        versions.AddRange(CentralVersions(items));
        return Choose(versions, requested);
    }

    private static IReadOnlyList<DeclaredVersion> CentralVersions(IReadOnlyList<DeclaredItem> items)
    {
        var versions = new List<DeclaredVersion>();
        foreach (var item in items)
        {
            if (item.Kind == DeclarationKind.PackageVersion)
            {
                versions.AddRange(item.Versions);
            }
        }

        return versions;
    }

    private DeclaredVersion? Choose(IReadOnlyList<DeclaredVersion> versions, string? requested) =>
        AskingFor(versions, requested) ?? (versions.Count > 0 ? versions[0] : null);

    // The first that asks for the range; where a property makes it so, the property.
    private DeclaredVersion? AskingFor(IReadOnlyList<DeclaredVersion> versions, string? requested)
    {
        foreach (var version in versions)
        {
            if (version.AsksFor(requested))
            {
                return version;
            }

            if (_properties.Find(version, requested) is { } property)
            {
                return property;
            }
        }

        return null;
    }
}
