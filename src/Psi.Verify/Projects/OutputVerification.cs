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
    private readonly Dictionary<string, KnownAssemblies> _packages = new(StringComparer.Ordinal);
    private readonly KnownAssemblies _platform;

    /// <param name="request">By what to decide.</param>
    /// <param name="compiled">What all calls of the log wrote.</param>
    /// <param name="builds">All builds of the log.</param>
    public OutputVerification(VerificationRequest request, IReadOnlyList<CompiledAssembly> compiled, IReadOnlyList<ProjectBuild> builds)
    {
        _request = request;
        _compiled = compiled
            .Where(assembly => assembly.Sha512 is not null)
            .GroupBy(assembly => assembly.Sha512!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.OrderBy(assembly => assembly.Doubt is null).First(), StringComparer.Ordinal);
        _ofOtherLanguages = builds
            .Where(build => ProjectSettings.LanguageOf(build) != "C#")
            .Select(build => build.Project.PathOf("TargetPath"))
            .Where(File.Exists)
            .Select(path => OutputFolder.Read(path!)?.Sha512)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        _platform = KnownAssemblies.OfPlatform(request.Sdk);
    }

    /// <summary>Why a project made no assembly, as the rest of a sentence; null when it made one, or is said to.</summary>
    /// <param name="build">The build.</param>
    /// <param name="own">What its calls wrote.</param>
    public string? WhyNotBuilt(ProjectBuild build, IReadOnlyList<CompiledAssembly> own) =>
        build.Error is { } error && own.All(assembly => assembly.Sha512 is null)
            ? error.Replace(_request.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            : null;

    /// <summary>Why the code of a project can't be assessed, each as the rest of a sentence; none when it can.</summary>
    /// <param name="build">The build.</param>
    /// <param name="own">What its calls wrote.</param>
    public IReadOnlyList<string> Doubts(ProjectBuild build, IReadOnlyList<CompiledAssembly> own)
    {
        var doubts = own
            .Where(assembly => assembly.Doubt is not null)
            .Select(assembly => $"{Shown(assembly.Path)}: {assembly.Doubt}")
            .ToList();
        if (ProjectSettings.LanguageOf(build) != "C#")
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
        doubts.AddRange(output.Where(assembly => !IsExplained(assembly, build)).Select(assembly => Unexplained(assembly, own)));
        if (own.Count > 0 && build.Project.PathOf("TargetPath") is { } target && !output.Any(assembly => assembly.Path == target))
        {
            doubts.Add($"{Shown(target)} is not there, so what was compiled can't be compared with what ships");
        }

        return [.. doubts.Distinct(StringComparer.Ordinal).Take(NamedDoubts)];
    }

    private bool IsExplained(OutputAssembly assembly, ProjectBuild build) =>
        _compiled.ContainsKey(assembly.Sha512)
        || _ofOtherLanguages.Contains(assembly.Sha512)
        || build.References.Any(reference => IsSame(reference, assembly))
        || PackagesOf(build).Find(assembly) is not null
        || _platform.Find(assembly) is not null;

    // A component that the project refers to by its path, which is decided as one.
    private static bool IsSame(string reference, OutputAssembly assembly) =>
        Path.GetFileName(reference) == Path.GetFileName(assembly.Path)
        && File.Exists(reference)
        && OutputFolder.Read(reference)?.Sha512 == assembly.Sha512;

    private string Unexplained(OutputAssembly assembly, IReadOnlyList<CompiledAssembly> own) =>
        own.FirstOrDefault(one => Path.GetFileName(one.Path) == Path.GetFileName(assembly.Path)) is { } compiled
            ? $"{Shown(assembly.Path)} is not the assembly that was compiled to {Shown(compiled.Path)}: something rewrote it after the "
                + "compile"
            : $"{Shown(assembly.Path)} is in the output, and no call of the compiler in the log, no package and no part of .NET explains "
                + "it";

    private KnownAssemblies PackagesOf(ProjectBuild build)
    {
        var folder = build.Project.PathOf("NuGetPackageRoot") ?? "";
        if (!_packages.TryGetValue(folder, out var known))
        {
            _packages[folder] = known = new KnownAssemblies(folder.Length == 0 ? [] : [folder]);
        }

        return known;
    }

    private string Shown(string path) => Path.GetRelativePath(_request.Root, path).Replace('\\', '/');
}
