using Psi.Build;

namespace Psi.Verify.Projects;

/// <summary>Whether everything in the output of a project is explained: by a verified compile, by a package or by .NET itself.</summary>
internal sealed class OutputVerification
{
    /// <summary>Why a project is not assessed when the build of the log had nothing to do.</summary>
    public const string NothingCompiled =
        "the log has no call of the compiler for it, because the build had nothing to do: run 'dotnet build --no-incremental -bl' and give "
        + "that log";

    private const int NamedDoubts = 5;

    private readonly VerificationRequest _request;
    private readonly Dictionary<string, CompiledAssembly> _compiled;
    private readonly HashSet<string> _referenceAssemblies;
    private readonly HashSet<string> _ofOtherLanguages;
    private readonly IReadOnlyList<KnownAssemblies> _known;
    private readonly KnownAssemblies _unpacked;
    private readonly Dictionary<string, OutputContent> _contents = new(StringComparer.Ordinal);

    /// <param name="request">By what to decide.</param>
    /// <param name="compiled">What all calls of the log wrote.</param>
    /// <param name="projects">All projects of the log.</param>
    /// <param name="known">The assemblies of packages that were decided about, and of .NET.</param>
    public OutputVerification(
        VerificationRequest request,
        IReadOnlyList<CompiledAssembly> compiled,
        IReadOnlyList<ProjectBeginning> projects,
        IReadOnlyList<KnownAssemblies> known)
    {
        _request = request;
        _compiled = compiled
            .Where(assembly => assembly.Sha512 is not null)
            .GroupBy(assembly => assembly.Sha512!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.OrderBy(assembly => assembly.Doubt is null).First(), StringComparer.Ordinal);
        _referenceAssemblies = compiled.Select(assembly => assembly.ReferenceSha512).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _ofOtherLanguages = projects
            .Where(project => project.Settings.Language != "C#")
            .Select(project => project.Build.Project.PathOf("TargetPath"))
            .Where(File.Exists)
            .Select(path => OutputFolder.Read(path!)?.Sha512)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        _known = known;
        _unpacked = KnownAssemblies.InFolders(projects.SelectMany(project => project.Settings.PackageFolders), request.RepositoryFiles);
    }

    /// <summary>
    /// Why a project was not built, as the rest of a sentence; null when it was. What a build that fails had left to do nobody has seen.
    /// </summary>
    /// <param name="build">The build.</param>
    public string? WhyNotBuilt(ProjectBuild build) =>
        build.Error is { } error
            ? error.Replace(_request.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            : null;

    /// <summary>Why the code of a project can't be assessed, each as the rest of a sentence; none when it can.</summary>
    /// <param name="project">The project.</param>
    /// <param name="own">What its calls wrote.</param>
    public IReadOnlyList<string> Doubts(ProjectBeginning project, IReadOnlyList<CompiledAssembly> own)
    {
        var build = project.Build;
        var doubts = own
            .Where(assembly => assembly.Doubt is not null)
            .Select(assembly => $"{Shown(assembly.Path)}: {assembly.Doubt}")
            .ToList();
        if (project.Settings.Language != "C#")
        {
            return doubts;
        }

        if (own.Count == 0 && build.Project.PathOf("TargetPath") is { } made && File.Exists(made))
        {
            return [_request.IsLogGiven ? NothingCompiled : $"{Shown(made)} is there, and no call of the compiler in the log made it"];
        }

        doubts.AddRange(own.SelectMany(assembly => assembly.Embedded)
            .Where(assembly => !IsExplained(assembly, project))
            .Select(assembly => $"{Shown(assembly.Path)} is an assembly inside of another, and no call of the compiler in the log, no "
                + "package in use and no part of .NET explains it"));
        var folders = FoldersOf(build);
        if (folders.Count == 0)
        {
            doubts.Add("the log does not say where its output is, so nobody knows what else ships with it");
        }

        foreach (var folder in folders)
        {
            doubts.AddRange(IsAround(folder)
                ? [$"its output folder {Shown(folder)} holds the whole repository, so nobody knows what ships"]
                : DoubtsIn(ContentOf(folder), project, own));
        }

        if (own.Count > 0 && build.Project.PathOf("TargetPath") is { } target)
        {
            // Other projects take what lies there for what this one compiled.
            doubts.AddRange(!File.Exists(target)
                ? [$"{Shown(target)} is not there, so what was compiled can't be compared with what ships"]
                : OutputFolder.Read(target) is { } shipped ? DoubtsIn([shipped], project, own) : []);
        }

        return [.. doubts.Distinct(StringComparer.Ordinal).Take(NamedDoubts)];
    }

    /// <summary>
    /// The assemblies in the output of a project that have the bytes of a package's that was not decided about; of each all files that it
    /// may be a copy of.
    /// </summary>
    /// <param name="project">The project.</param>
    public IReadOnlyList<IReadOnlyList<string>> CopiesOfOthers(ProjectBeginning project) =>
    [
        .. FoldersOf(project.Build)
            .Where(folder => !IsAround(folder))
            .SelectMany(folder => ContentOf(folder).Assemblies)
            .Where(assembly => !_compiled.ContainsKey(assembly.Sha512) && !_known.Any(known => known.Find(assembly) is not null))
            .Select(assembly => _unpacked.FindAll(assembly).ToList())
            .Where(files => files.Count > 0),
    ];

    // The folder that the project is said to write to, and those that it says it writes to: they are not the same when a property is set
    // after the others were made of it.
    private static IReadOnlyList<string> FoldersOf(ProjectBuild build) =>
    [
        .. ((string[])["TargetDir", "OutDir", "OutputPath"])
            .Select(build.Project.PathOf)
            .OfType<string>()
            .Select(Path.TrimEndingDirectorySeparator)
            .Distinct(StringComparer.Ordinal),
    ];

    private OutputContent ContentOf(string folder) =>
        _contents.TryGetValue(folder, out var known) ? known : _contents[folder] = OutputFolder.Content(folder);

    private bool IsAround(string folder) =>
        _request.Root.StartsWith(Path.TrimEndingDirectorySeparator(folder) + (folder == "/" ? "" : "/"), StringComparison.Ordinal);

    private IEnumerable<string> DoubtsIn(OutputContent output, ProjectBeginning project, IReadOnlyList<CompiledAssembly> own) =>
    [
        .. DoubtsIn(output.Assemblies, project, own),
        .. output.Links.Select(link => $"{Shown(link)} in the output is a link to another folder, and what lies there was not looked at"),
    ];

    private IEnumerable<string> DoubtsIn(
        IReadOnlyList<OutputAssembly> assemblies, ProjectBeginning project, IReadOnlyList<CompiledAssembly> own)
    {
        var rewriting = new Rewriting(project.Decision.Setup.Policy, project.Packages);
        return assemblies
            .Where(assembly => !IsExplained(assembly, project))
            .Select(assembly => WhyUnexplained(assembly, own, rewriting))
            .OfType<string>();
    }

    private bool IsExplained(OutputAssembly assembly, ProjectBeginning project) =>
        _compiled.ContainsKey(assembly.Sha512)
        || _referenceAssemblies.Contains(assembly.Sha512)
        || _ofOtherLanguages.Contains(assembly.Sha512)
        // Before references, which are read each time.
        || _known.Any(known => known.Find(assembly) is not null)
        || project.Build.References.Any(reference => IsSame(reference, assembly) && !PassesForPackage(reference, project.Settings))
        // Decided about as a copy.
        || _unpacked.Find(assembly) is not null;

    // A component that the project refers to by its path, which is decided as one.
    private static bool IsSame(string reference, OutputAssembly assembly) =>
        Path.GetFileName(reference) == Path.GetFileName(assembly.Path)
        && File.Exists(reference)
        && OutputFolder.Read(reference)?.Sha512 == assembly.Sha512;

    // The path says that it is of a package, but NuGet did not put it there.
    private bool PassesForPackage(string reference, BuildSettings settings) =>
        _request.RepositoryFiles.Bring(reference)
        && settings.PackageFolders.Any(folder => reference.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    // Null for what an accepted tool made of a verified assembly.
    private string? WhyUnexplained(OutputAssembly assembly, IReadOnlyList<CompiledAssembly> own, Rewriting rewriting)
    {
        if (own.FirstOrDefault(one => Path.GetFileName(one.Path) == Path.GetFileName(assembly.Path)) is not { } compiled)
        {
            return $"{Shown(assembly.Path)} is in the output, and no call of the compiler in the log, no package in use and no part of "
                + ".NET explains it";
        }

        var by = compiled.Doubt is null
            ? rewriting.Of(compiled.Path, assembly)
            : new RewrittenBy(Tool: null, IsAccepted: false);
        return by.IsAccepted
            ? null
            : $"{Shown(assembly.Path)} is not the assembly that was compiled to {Shown(compiled.Path)}: {by.Text}, and the policy accepts "
                + "no tool in use for that (rewriters)";
    }

    private string Shown(string path) => Path.GetRelativePath(_request.Root, path).Replace('\\', '/');
}
