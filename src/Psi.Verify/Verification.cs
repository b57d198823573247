using System.Runtime.CompilerServices;
using Psi.Build;
using Psi.Verify.Logs;
using Psi.Verify.Projects;
using Psi.Verify.Rules;

namespace Psi.Verify;

/// <summary>Decides again what a build decided, from what the log says and the assemblies prove.</summary>
internal sealed class Verification
{
    private readonly VerificationRequest _request;
    private readonly AssemblyVerification _assemblies;
    private readonly CodeVerification _code;
    private readonly ProjectVerification _projects;

    private Verification(VerificationRequest request)
    {
        _request = request;
        _assemblies = new AssemblyVerification(request.Sdk);
        _code = new CodeVerification(new RuleExecution(request.Sdk));
        _projects = new ProjectVerification(request);
    }

    // What was compiled is large, and kept until its project was looked at. The compiler itself uses more than one processor, too.
    private static int AtOnce { get; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>Makes ready, with the compiler of the trusted SDK.</summary>
    /// <exception cref="FileNotFoundException">The SDK has no compiler.</exception>
    public static Verification Of(VerificationRequest request)
    {
        Toolchain.TrustedCompiler.Load(request.Sdk);
        return WithCompiler(request);
    }

    // Apart, because entering a method loads the types that it names.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Verification WithCompiler(VerificationRequest request) => new(request);

    /// <inheritdoc cref="ProjectVerification.NotBuilt"/>
    public VerifiedProject NotBuilt(string file, string why) => _projects.NotBuilt(file, why);

    /// <summary>Verifies every project of a log that lies below the root.</summary>
    /// <param name="log">The log.</param>
    /// <param name="progress">Told of each project before its turn: its file, how many came before, and how many there are.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<VerificationResult> RunAsync(
        BuildLog log, IProgress<VerificationStep>? progress, CancellationToken cancellation)
    {
        var builds = LoggedBuilds.Of(log, _request.Root);
        var seen = new SeenProject[builds.Count];
        var started = 0;
        await Parallel.ForEachAsync(
            builds.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (item, stop) =>
            {
                progress?.Report(new VerificationStep(item.Item.Project.File, Interlocked.Increment(ref started) - 1, builds.Count));
                seen[item.Index] = await SeeAsync(item.Item, stop);
            });

        // Only now, because the output of a project holds assemblies of others.
        List<CompiledAssembly> compiled = [.. seen.SelectMany(one => one.Assemblies)];
        List<ProjectBeginning> projects = [.. seen.Select(one => one.Project)];
        IReadOnlyList<KnownAssemblies> known =
        [
            KnownAssemblies.OfPackages(
                projects.SelectMany(project => project.Settings.PackageFolders),
                projects.SelectMany(project => project.Packages),
                _request.RepositoryFiles),
            KnownAssemblies.OfPlatform(_request.Sdk),
        ];
        var output = new OutputVerification(_request, compiled, projects, known);
        return new VerificationResult(
            [
                .. seen.Select(one => output.WhyNotBuilt(one.Project.Build) is { } why
                    ? _projects.NotCompiled(one.Project, why)
                    : _projects.Decide(
                        one.Project.With(output.CopiesOfOthers(one.Project), _request),
                        one.Outcome,
                        output.Doubts(one.Project, one.Assemblies))),
            ],
            compiled,
            known)
        {
            Rewriting = projects.Select(project => new Rewriting(project.Decision.Setup.Policy, projects.SelectMany(one => one.Packages)))
                .FirstOrDefault(),
        };
    }

    private async Task<SeenProject> SeeAsync(ProjectBuild build, CancellationToken cancellation)
    {
        var project = ProjectBeginning.Of(build, _request);
        List<CompiledAssembly> assemblies = [.. build.Calls.Select(call => _assemblies.Verify(call.Call, call.Command, cancellation))];
        var outcome = assemblies.Exists(assembly => assembly.Doubt is not null)
            ? null
            : await _code.LookAsync(project, assemblies, cancellation);
        return new SeenProject(project, [.. assemblies.Select(assembly => assembly with { Compilation = null })], outcome);
    }

    private sealed record SeenProject(
        ProjectBeginning Project, IReadOnlyList<CompiledAssembly> Assemblies, CompilerOutcome? Outcome);
}

/// <summary>How far a verification is.</summary>
/// <param name="Project">The project file whose turn it is.</param>
/// <param name="Begun">How many projects had their turn before.</param>
/// <param name="All">How many there are.</param>
internal sealed record VerificationStep(string Project, int Begun, int All);

/// <summary>What was found.</summary>
/// <param name="Projects">Every project of the log, in each framework, runtime and configuration.</param>
/// <param name="Assemblies">Every assembly that a logged call wrote.</param>
/// <param name="Known">The assemblies of the packages in use and of .NET.</param>
internal sealed record VerificationResult(
    IReadOnlyList<VerifiedProject> Projects, IReadOnlyList<CompiledAssembly> Assemblies, IReadOnlyList<KnownAssemblies> Known)
{
    /// <summary>What tools make of a verified assembly; null where the log has no project.</summary>
    public Rewriting? Rewriting { get; init; }
}
