using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Turns a target of an assets file into component uses.</summary>
internal sealed class PackageUses
{
    private readonly AssetsFile _assets;
    private readonly ProjectDeclarations _declarations;
    private readonly FileLocation _project;
    private readonly bool _isTestProject;
    private readonly PackageGraph _graph;
    private readonly bool _isLocked;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<KnownVulnerability>> _vulnerabilities;
    private readonly Dictionary<string, DirectReference> _directReferences = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, Declaration> _heads = [];

    private PackageUses(AssetsFile assets, ProjectDeclarations declarations, FileLocation project, bool isTestProject, bool isLocked)
    {
        (_assets, _declarations, _project, _isTestProject, _isLocked) = (assets, declarations, project, isTestProject, isLocked);
        _vulnerabilities = PackageAudit.Vulnerabilities(assets);
        _graph = new PackageGraph(assets.Libraries, assets.DirectReferences);
        foreach (var reference in assets.DirectReferences)
        {
            _directReferences[reference.Name] = reference;
        }
    }

    /// <summary>Every package of the target once, and what keeps the list from being complete.</summary>
    /// <param name="assets">The target.</param>
    /// <param name="declarations">Where its direct references are written down.</param>
    /// <param name="project">The project file: the place of what is written nowhere.</param>
    /// <param name="isTestProject">Whether everything is used by tests.</param>
    /// <param name="isLocked">Whether a lock file holds the versions, whatever is asked for.</param>
    /// <param name="references">The packages the project names now; null when not known.</param>
    public static InventoryResult Find(
        AssetsFile assets,
        ProjectDeclarations declarations,
        FileLocation project,
        bool isTestProject,
        bool isLocked,
        IReadOnlyList<string>? references = null)
    {
        var packages = new PackageUses(assets, declarations, project, isTestProject, isLocked);
        var uses = new List<ComponentUse>();
        for (var i = 0; i < packages._graph.Count; i++)
        {
            if (!packages._graph[i].IsProject)
            {
                uses.Add(packages.UseOf(i));
            }
        }

        uses.AddRange(packages.Downloads());
        var unrestored = packages.UnrestoredAmong(references ?? []);
        return new InventoryResult(uses, [.. packages.Problems(uses), .. unrestored.Select(packages.Unrestored)])
        {
            UnrestoredReferences = unrestored,
            AuditGaps = [.. PackageAudit.Gaps(assets, declarations, project)],
            Central = assets.Restore.Central,
        };
    }

    // What is only downloaded is used by the build, or by a project that refers to its files by their paths.
    private IEnumerable<ComponentUse> Downloads()
    {
        foreach (var (id, version) in _assets.Downloads.Distinct())
        {
            var place = _declarations.Download(id);
            var isInGraph = _graph.PositionOf(id) is { } position && _graph[position].Version == version;
            if (isInGraph || (place is null && IsPackOfTheSdk(id)))
            {
                continue;
            }

            yield return new ComponentUse
            {
                Component = PackageUrl.NuGet(id, version),
                Scope = _isTestProject ? ComponentScope.Test : ComponentScope.Build,
                IsDirect = true,
                Chains = [[$"{id}@{version}"]],
                DeclaredAt = place ?? _project,
                VersionDeclaredAt = place ?? _project,
                RequestedVersion = $"[{version}]",
                IsDownload = true,
            };
        }
    }

    // Targeting packs, runtimes and compilers: the SDK asks for them by itself.
    private static bool IsPackOfTheSdk(string id) =>
        id.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase)
        || id.StartsWith("NETStandard.", StringComparison.OrdinalIgnoreCase)
        || id.StartsWith("runtime.", StringComparison.OrdinalIgnoreCase);

    private ComponentUse UseOf(int position)
    {
        var library = _graph[position];
        var chains = _graph.ChainsTo(position);
        var isDirect = _graph.IsDirect(position);
        var pinned = !isDirect && _assets.PinnedVersions.TryGetValue(library.Name, out var range) ? range : null;
        var requested = pinned ?? RequestedVersionOf(library.Name);
        var pin = pinned is null ? null : _declarations.CentralVersion(library.Name, pinned);
        var headPosition = isDirect ? position : chains.Count == 0 ? -1 : chains[0][0];
        var head = headPosition < 0 ? new Declaration(_project, _project) : DeclarationOf(headPosition);
        return new ComponentUse
        {
            Component = PackageUrl.NuGet(library.Name, library.Version),
            Scope = _isTestProject ? ComponentScope.Test : _graph.IsShipping(position) ? ComponentScope.Runtime : ComponentScope.Build,
            IsDirect = isDirect,
            Chains = [.. chains.Select(Shown)],
            DeclaredAt = head.DeclaredAt,
            VersionDeclaredAt = pin ?? head.VersionDeclaredAt,
            RequestedVersion = requested,
            VersionOrigin = pin is not null ? VersionOrigin.CentralPin
                : IsAutoReferenced(headPosition) ? VersionOrigin.Sdk
                : VersionOrigin.Reference,
            IsProvidedByFramework = isDirect && _directReferences.TryGetValue(library.Name, out var reference) && reference.IsPruned,
            IsPinned = _isLocked || RequestedRange.IsPinned(requested, library.Version),
            Vulnerabilities = _vulnerabilities.TryGetValue(library.Name, out var known) ? known : [],
            Package = library.Package,
        };
    }

    private bool IsAutoReferenced(int position) =>
        position >= 0 && _directReferences.TryGetValue(_graph[position].Name, out var reference) && reference.IsAutoReferenced;

    private IReadOnlyList<string> Shown(IReadOnlyList<int> chain)
    {
        var names = new string[chain.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var library = _graph[chain[i]];
            names[i] = library.IsProject ? library.Name : $"{library.Name}@{library.Version}";
        }

        return names;
    }

    private string? RequestedVersionOf(string id) =>
        _directReferences.TryGetValue(id, out var reference) ? reference.RequestedVersion : null;

    // Many transitive packages share the first link of their chains.
    private Declaration DeclarationOf(int position)
    {
        if (_heads.TryGetValue(position, out var known))
        {
            return known;
        }

        var library = _graph[position];
        Declaration? declaration;
        if (library.IsProject)
        {
            declaration = _declarations.Project(library.Name, library.ProjectPath) is { } place ? new Declaration(place, place) : null;
        }
        else
        {
            declaration = _declarations.Package(library.Name, RequestedVersionOf(library.Name));
        }

        return _heads[position] = declaration ?? new Declaration(_project, _project);
    }

    private IReadOnlyList<Problem> Problems(List<ComponentUse> uses)
    {
        var problems = new List<Problem>();
        if (_assets.RestoreErrors.Count > 0)
        {
            var first = _assets.RestoreErrors[0];
            var more = _assets.RestoreErrors.Count == 1 ? "" : $" (and {_assets.RestoreErrors.Count - 1} more)";
            var place = first.LibraryId is { } id ? _declarations.Package(id, RequestedVersionOf(id))?.DeclaredAt : null;
            problems.Add(Problem.Undetermined(
                place ?? _project,
                $"The packages in use could not be determined completely, for restore failed: {first.Code}: {first.Message}{more}. "
                + "Make 'dotnet restore' succeed."));
            return problems;
        }

        foreach (var reference in _assets.DirectReferences)
        {
            // What the framework provides and restore left out is not in use.
            if (reference.RequestedVersion is null || reference.IsPruned || _graph.PositionOf(reference.Name) is not null)
            {
                continue;
            }

            problems.Add(Problem.Undetermined(
                _declarations.Package(reference.Name, reference.RequestedVersion)?.DeclaredAt ?? _project,
                $"The version of {reference.Name} in use could not be determined: the project names it, "
                + "but the assets file does not resolve it. "
                + "Run 'dotnet restore --force'."));
        }

        var unreached = uses.FindAll(use => use.Chains.Count == 0);
        if (unreached.Count > 0)
        {
            var more = unreached.Count == 1 ? "" : $" (and {unreached.Count - 1} more packages)";
            problems.Add(Problem.Undetermined(
                _project,
                $"What brings in {unreached[0].Component.Name}{more} could not be determined: nothing that the project names leads to it. "
                + "Run 'dotnet restore --force'."));
        }

        return problems;
    }

    // A failed restore is reported already, and explains it.
    private IReadOnlyList<string> UnrestoredAmong(IReadOnlyList<string> references) => _assets.RestoreErrors.Count > 0
        ? []
        : [.. references
            .Where(id => !_directReferences.ContainsKey(id) && _graph.PositionOf(id) is null)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(id => id, StringComparer.OrdinalIgnoreCase)];

    private Problem Unrestored(string id) => Problem.Undetermined(
        _declarations.Package(id, null)?.DeclaredAt ?? _project,
        $"Which version of {DisplayText.OneLine(id)} is in use could not be determined: the project names it, "
        + "but did not when it was last restored. Run 'dotnet restore'.");
}
