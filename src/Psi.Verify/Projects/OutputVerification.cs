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
    private readonly HashSet<string> _ofOtherLanguages;
    private readonly IReadOnlyList<KnownAssemblies> _known;

    /// <param name="request">By what to decide.</param>
    /// <param name="compiled">What all calls of the log wrote.</param>
    /// <param name="projects">All projects of the log.</param>
    /// <param name="known">What others made.</param>
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
        _ofOtherLanguages = projects
            .Where(project => project.Settings.Language != "C#")
            .Select(project => project.Build.Project.PathOf("TargetPath"))
            .Where(File.Exists)
            .Select(path => OutputFolder.Read(path!)?.Sha512)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        _known = known;
    }

    /// <summary>Why a project made no assembly, as the rest of a sentence; null when it made one, or is said to.</summary>
    /// <param name="build">The build.</param>
    /// <param name="own">What its calls wrote.</param>
    public string? WhyNotBuilt(ProjectBuild build, IReadOnlyList<CompiledAssembly> own) =>
        build.Error is { } error && own.All(assembly => assembly.Sha512 is null)
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

        if (build.Project.PathOf("TargetDir") is not { } folder)
        {
            return doubts;
        }

        var output = OutputFolder.Assemblies(folder);
        var rewriting = new Rewriting(project.Decision.Setup.Policy, project.Packages);
        doubts.AddRange(output
            .Where(assembly => !IsExplained(assembly, project))
            .Select(assembly => WhyUnexplained(assembly, own, rewriting))
            .OfType<string>());
        if (own.Count > 0 && build.Project.PathOf("TargetPath") is { } target && !output.Any(assembly => assembly.Path == target))
        {
            doubts.Add($"{Shown(target)} is not there, so what was compiled can't be compared with what ships");
        }

        return [.. doubts.Distinct(StringComparer.Ordinal).Take(NamedDoubts)];
    }

    private bool IsExplained(OutputAssembly assembly, ProjectBeginning project) =>
        _compiled.ContainsKey(assembly.Sha512)
        || _ofOtherLanguages.Contains(assembly.Sha512)
        || project.Build.References.Any(reference => IsSame(reference, assembly) && !PassesForPackage(reference, project.Settings))
        || _known.Any(known => known.Find(assembly) is not null);

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
