using Psi.Build;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Diagnostics;
using Psi.Insights.Manifests;
using Psi.Inventory;
using Psi.Manifest;
using Psi.Measures;
using Psi.Policy;
using Psi.Verify;
using Psi.Verify.Artifacts;
using Psi.Verify.Claims;
using Psi.Verify.Logs;
using Psi.Verify.Projects;
using Psi.Verify.Toolchain;

namespace Psi.Insights.Verify;

/// <summary>Builds or takes a log, verifies it, and puts the results together as <c>psi manifest</c> does.</summary>
internal sealed class VerifyRun
{
    private readonly VerifyRequest _request;
    private readonly Action<string> _say;
    private readonly GitExecutable? _git = GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"));
    private readonly List<InputProblem> _problems = [];
    private readonly List<string> _notes = [];
    private IReadOnlyList<LeftOutFolder> _unsearched = [];

    // Read before anything of the repository runs.
    private IReadOnlyList<Exclusion>? _exclusions;
    private ManifestSubject? _subject;
    private IReadOnlyList<ManifestPractice> _practices = [];
    private RepositorySources? _sources;

    private VerifyRun(VerifyRequest request, Action<string> say) => (_request, _say) = (request, say);

    /// <summary>Verifies a repository.</summary>
    /// <param name="request">What and by what.</param>
    /// <param name="say">Told what is being done, for those who wait.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public static async Task<VerifyOutcome> RunAsync(VerifyRequest request, Action<string> say, CancellationToken cancellation)
    {
        var run = new VerifyRun(request, say);
        var result = await run.VerifyAsync(cancellation);
        return new VerifyOutcome(result.Report, result.Manifest, run._problems, run._notes, result.IsIncomplete);
    }

    private async Task<VerifyResult> VerifyAsync(CancellationToken cancellation)
    {
        var projects = ProjectFiles.Find(_request.Root, _problems, out _unsearched);
        if (projects.Count == 0 && _problems.Count == 0)
        {
            _problems.Add(new InputProblem(
                _request.Root, "there is no project (*.csproj, *.fsproj, *.vbproj, file-based app) below this folder"));
        }

        _sources = RepositorySources.Read(_request.Root, cancellation);
        _problems.AddRange(_sources.Problems);
        _notes.AddRange(_sources.Notes);
        if (_problems.Count > 0)
        {
            return VerifyResult.None;
        }

        _exclusions = Exclusions.Read(_request.Root);
        _subject = new SubjectReader(_git).Read(_request.Root, _notes);
        _practices = RepositoryPractices.Read(_request.Root, _git, _notes);
        if (DotNetHost.Find() is not { } host)
        {
            _problems.Add(new InputProblem(_request.Root, "there is no .NET SDK to verify with; put 'dotnet' on the PATH"));
            return VerifyResult.None;
        }

        var folder = Directory.CreateTempSubdirectory("psi-verify-logs-").FullName;
        try
        {
            var (sdk, reason) = await SdkChoice.FindAsync(host, _request.SdkVersion, folder, cancellation);
            if (sdk is null)
            {
                _problems.Add(new InputProblem(_request.Root, reason));
                return VerifyResult.None;
            }

            return _request.BinaryLog is { } log
                ? await VerifyStepsAsync(
                    _request.Root, FilesOfCheckout(), folder, [new BuildStep(log, "", App: null)], projects, sdk, cancellation)
                : await VerifyCopyAsync(host, sdk, projects, folder, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<VerifyResult> VerifyCopyAsync(
        DotNetHost host, TrustedSdk sdk, IReadOnlyList<string> projects, string folder, CancellationToken cancellation)
    {
        _say("copying the sources to a clean folder");
        using var copy = CleanCopy.Of(_request.Root, _git);
        var exclusions = _exclusions ?? [];
        var decided = DecisionFiles.Of(copy.Root);
        _say($"building {Quantity.Of(projects.Count, "project")} with the .NET SDK {sdk.Version}");
        var steps = await new OwnBuild(host, sdk, _request.Configuration).RunAsync(
            copy.Root, [.. projects.Where(project => Exclusion.Of(exclusions, project) is null)], folder, cancellation);
        decided.PutBack(copy.Root);
        return await VerifyStepsAsync(copy.Root, copy.Files, folder, steps, projects, sdk, cancellation);
    }

    // Not what git would add: a pipeline may restore packages below the root, and nobody has to ignore that folder there.
    private RepositoryFiles FilesOfCheckout() => RepositoryRoot.FindGitRoot(_request.Root) is { } checkout
        ? new RepositoryFiles(checkout, _git?.ListFiles(checkout, GitFiles.Known))
        : new RepositoryFiles(_request.Root, known: null);

    private async Task<VerifyResult> VerifyStepsAsync(
        string root,
        RepositoryFiles files,
        string folder,
        IReadOnlyList<BuildStep> steps,
        IReadOnlyList<string> projects,
        TrustedSdk sdk,
        CancellationToken cancellation)
    {
        var verification = Verification.Of(new VerificationRequest
        {
            Root = root,
            Policies = [.. WritePolicies(folder)],
            Today = _request.Today,
            Sdk = sdk,
            Claims = new BuildClaims(Fragments()),
            RepositoryFiles = files,
            IsLogGiven = _request.BinaryLog is not null,
            PsiVersion = ToolVersion.OfPsi,
        });
        var verified = new List<VerifiedProject>();
        var assemblies = new List<CompiledAssembly>();
        var known = new List<KnownAssemblies>();
        var rewriting = new List<Rewriting>();
        var failures = new BuildFailures();
        foreach (var step in steps)
        {
            if (step.Log is not { } file || Read(file) is not { } log)
            {
                continue;
            }

            var result = await verification.RunAsync(log, new StepReporter(_say, root), cancellation);
            verified.AddRange(result.Projects);
            assemblies.AddRange(result.Assemblies);
            known.AddRange(result.Known);
            rewriting.AddRange(result.Rewriting is { } tools ? [tools] : []);
            failures.Add(log, step.App);
        }

        var seen = verified.Select(project => project.Fragment.Project.Path).ToHashSet(StringComparer.Ordinal);
        verified.AddRange(projects
            .Where(project => !seen.Contains(project))
            .Select(project => verification.NotBuilt(Path.GetFullPath(project, root), WhyNotBuilt(project, root, failures, steps))));
        var artifacts = ArtifactComparison.Verified(assemblies, root);
        return Report(
            verified,
            _request.Artifacts is { } path ? Shipped(path, artifacts, known, rewriting, root) : artifacts,
            projects);
    }

    // The gate's code reads files, and a policy may lie in a package.
    private IEnumerable<PolicySource> WritePolicies(string folder)
    {
        foreach (var (index, policy) in _request.Policies.Index())
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, "policy", $"{index}")).FullName;
            var file = Path.Combine(own, Path.GetFileName(policy.Name));
            File.WriteAllBytes(file, policy.Bytes);
            yield return new PolicySource(file, ManifestWord.Of(policy.Layer));
        }
    }

    // What the repo's own builds said is only compared, so what can't be read of it is left out.
    private IEnumerable<Fragment> Fragments() => FragmentFiles
        .Read(Path.Combine(_request.Root, "artifacts", "psi"), _request.Root, [])
        .Select(file => file.Fragment);

    private BuildLog? Read(string file)
    {
        _say($"reading {Path.GetFileName(file)}");
        try
        {
            var log = BuildLogReader.Read(file);
            if (log.Gap is { } gap)
            {
                _problems.Add(new InputProblem(file, gap));
            }

            return log;
        }
        catch (Exception exception) when (exception is BuildLogException or IOException or UnauthorizedAccessException)
        {
            _problems.Add(new InputProblem(file, exception.Message));
            return null;
        }
    }

    private string WhyNotBuilt(string project, string root, BuildFailures failures, IReadOnlyList<BuildStep> steps)
    {
        var full = Path.GetFullPath(project, root);
        var text = failures.WhyNotBuilt(full, path => Path.GetRelativePath(root, path))
            ?? (_request.BinaryLog is null ? WhyNothingWasLogged(full, steps) : "the log does not mention it");
        return text.Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    private static string WhyNothingWasLogged(string project, IReadOnlyList<BuildStep> steps)
    {
        var printed = steps.Where(step => step.App == project || (step.App is null && ProjectFiles.IsProject(project)));
        return printed.Select(step => FirstError(step.Printed)).OfType<string>().FirstOrDefault() is { } error
            ? $"the build does not say why; its first error is: {error}"
            : "the build does not say why";
    }

    private static string? FirstError(string printed) => printed.Split('\n')
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase));

    private VerifyResult Report(List<VerifiedProject> verified, ManifestArtifacts artifacts, IReadOnlyList<string> projects)
    {
        var subject = _subject! with { Artifacts = artifacts };
        var manifest = VerificationReport.Manifest(verified, subject, projects, _exclusions) with
        {
            Log = _request.BinaryLog is null ? LogMaker.Own : LogMaker.Given,
            LeftOut = LeftOutProjects.In(_request.Root, _unsearched),
            Practices = _practices,
        };
        manifest = RepositoryInputs.AddTo(RepositoryServices.AddTo(manifest, _request.Root, _notes), _request.Root);
        manifest = _sources!.AddTo(
            manifest with { Measurements = RepositoryMeasures.Of(manifest) }, _request.Root, _git, _notes);
        return new VerifyResult(
            VerificationReport.Of(verified, subject, projects, _exclusions, _request.Root, _practices) with { Manifest = manifest },
            manifest,
            verified.Exists(project => project.IsUnknown));
    }

    private ManifestArtifacts Shipped(
        string path, ManifestArtifacts artifacts, List<KnownAssemblies> known, List<Rewriting> rewriting, string root)
    {
        _say($"comparing {path}");
        try
        {
            return ArtifactComparison.Compared(
                artifacts, ShippedFiles.In(path, ArtifactComparison.NamesOf(artifacts)), known, rewriting, root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _problems.Add(new InputProblem(path, $"what ships can't be compared: {exception.Message}"));
            return artifacts;
        }
    }

    // Projects are looked at side by side; their lines come one after the other.
    private sealed class StepReporter(Action<string> say, string root) : IProgress<VerificationStep>
    {
        private readonly Lock _one = new();

        public void Report(VerificationStep value)
        {
            lock (_one)
            {
                say($"compiling again and looking at {Path.GetRelativePath(root, value.Project)} ({value.Begun + 1} of {value.All})");
            }
        }
    }
}

/// <summary>What was found, as far as there was something to verify.</summary>
internal sealed record VerifyResult(DiagnosticReport? Report, SecurityManifest? Manifest, bool IsIncomplete)
{
    /// <summary>There was nothing; the problems say why.</summary>
    public static VerifyResult None { get; } = new(null, null, IsIncomplete: false);
}

/// <summary>What came of a verification.</summary>
/// <param name="Report">What to print; null when nothing could be verified.</param>
/// <param name="Manifest">What to write; null when nothing could be verified.</param>
/// <param name="Problems">What keeps it from being whole.</param>
/// <param name="Notes">What else to know of the manifest.</param>
/// <param name="IsIncomplete">Whether a project could not be verified because the input was not enough.</param>
internal sealed record VerifyOutcome(
    DiagnosticReport? Report,
    SecurityManifest? Manifest,
    IReadOnlyList<InputProblem> Problems,
    IReadOnlyList<string> Notes,
    bool IsIncomplete);
