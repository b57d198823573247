using System.Collections.Concurrent;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Diagnostics;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Check;

/// <summary>What to check.</summary>
/// <param name="Root">The repository root, a full path.</param>
/// <param name="Policies">Policy files in addition to those the projects name, full paths.</param>
/// <param name="Properties">Further global properties of MSBuild.</param>
internal sealed record CheckRequest(string Root, IReadOnlyList<string> Policies, IReadOnlyList<KeyValuePair<string, string>> Properties);

/// <summary>
/// Lets MSBuild evaluate each project as a build would and decide its components by the gate's own task: what is decided is the same by
/// construction.
/// </summary>
internal static class CheckRun
{
    private const string Results = "*.check.json";

    /// <summary>Where this tool keeps its copy of the gate.</summary>
    private static string GateFolder => Path.Combine(AppContext.BaseDirectory, "gate");

    /// <summary>Checks all projects.</summary>
    /// <param name="request">What to check.</param>
    /// <param name="projects">The projects relative to the root with <c>/</c>; at least one.</param>
    /// <param name="problems">Takes what keeps the check from being one.</param>
    /// <param name="notes">Takes what could not be read, and so shows nothing.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public static async Task<DiagnosticReport?> RunAsync(
        CheckRequest request,
        IReadOnlyList<string> projects,
        ICollection<InputProblem> problems,
        ICollection<string> notes,
        CancellationToken cancellation)
    {
        if (DotNetHost.Find() is not { } host)
        {
            problems.Add(new InputProblem(request.Root, "there is no .NET SDK to evaluate the projects with; put 'dotnet' on the PATH"));
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("psi-check-").FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "policies.props"), CheckTraversal.PoliciesOf(request.Policies), cancellation);
            var exclusions = Exclusions.Read(request.Root);
            var product = projects.Where(project => Exclusion.Of(exclusions ?? [], project) is null).ToLookup(ProjectFiles.IsApp);
            var errors = await EvaluateProjectsAsync(host, request, [.. product[false]], folder, cancellation);
            var appErrors = errors is null ? null : await EvaluateAppsAsync(host, request, [.. product[true]], folder, cancellation);
            if (errors is null || appErrors is null)
            {
                problems.Add(new InputProblem(request.Root, "the .NET SDK could not be run"));
                return null;
            }

            var results = ReadResults(folder, problems);
            var git = GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"));
            return DiagnosticReport.Of(
                results,
                projects,
                exclusions,
                project => ErrorOf(project)?.Trim().Replace(request.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                    ?? (results.Count == 0 ? errors.FirstOrDefault(line => line.Trim().Length > 0)?.Trim() : null),
                new SubjectReader(git).Read(request.Root, []),
                request.Root,
                RepositoryPractices.Read(request.Root, git, notes),
                isCodeKnown: false,
                notes);

            string? ErrorOf(string project) => appErrors.TryGetValue(project, out var printed)
                ? printed
                : errors.FirstOrDefault(line => line.Contains(Path.GetFullPath(project, request.Root), StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>The errors of MSBuild, a line each; null when it could not be run.</returns>
    private static async Task<IReadOnlyList<string>?> EvaluateProjectsAsync(
        DotNetHost host, CheckRequest request, IReadOnlyList<string> projects, string folder, CancellationToken cancellation)
    {
        if (projects.Count == 0)
        {
            return [];
        }

        var traversal = Path.Combine(folder, "check.proj");
        var log = Path.Combine(folder, "errors.log");
        await File.WriteAllTextAsync(
            traversal,
            CheckTraversal.Of(projects.Select(project => Path.GetFullPath(project, request.Root)), Properties(request, folder)),
            cancellation);
        var printed = await host.RunAsync(
            request.Root,
            [
                "msbuild", traversal, "-t:Check", "-m", "-nologo", "-v:q", "-nodeReuse:false", "-noAutoResponse",
                $"-flp:logfile={log};errorsonly;verbosity=quiet;encoding=utf-8",
            ],
            cancellation);
        if (printed is null)
        {
            return null;
        }

        var errors = File.Exists(log) ? await File.ReadAllLinesAsync(log, cancellation) : [];
        return errors.Length > 0 || Directory.EnumerateFiles(folder, Results).Any() ? errors : printed.Split('\n');
    }

    /// <summary>
    /// The project of a file-based app is in the SDK's memory only, so MSBuild can't be given several at once: the SDK evaluates each by
    /// itself.
    /// </summary>
    /// <returns>What the SDK said about apps it could not evaluate; null when it could not be run.</returns>
    private static async Task<IReadOnlyDictionary<string, string>?> EvaluateAppsAsync(
        DotNetHost host, CheckRequest request, IReadOnlyList<string> apps, string folder, CancellationToken cancellation)
    {
        IReadOnlyList<string> properties =
            [.. Properties(request, folder).Select(property => $"-p:{property.Key}={CheckTraversal.Escape(property.Value)}")];
        var said = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            apps,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount), CancellationToken = cancellation },
            async (app, stop) =>
            {
                var printed = await host.RunAsync(
                    request.Root,
                    ["build", Path.GetFullPath(app, request.Root), "--no-restore", "-t:PsiCheck", "-nologo", "-v:q", .. properties],
                    stop);
                if (printed is not null)
                {
                    said[app] = ObstacleOf(printed);
                }
            });
        return said.Count == apps.Count ? said : null;
    }

    // An SDK that does not know file-based apps takes the file for XML.
    private static string ObstacleOf(string printed)
    {
        var errors = printed.Split('\n').Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).ToList();
        return errors.Exists(line => line.Contains("MSB4025", StringComparison.Ordinal))
            ? "it is a file-based app, which needs the .NET SDK 10 or later here (global.json)"
            : errors.FirstOrDefault() ?? "the SDK made nothing of this file-based app; see what 'dotnet build' says of it";
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Properties(CheckRequest request, string folder) =>
    [
        new("CustomAfterMicrosoftCommonTargets", Path.Combine(GateFolder, "Psi.Check.targets")),
        new("CustomAfterMicrosoftCommonCrossTargetingTargets", Path.Combine(GateFolder, "Psi.Check.CrossTargeting.targets")),
        new("PsiCheckFolder", folder + Path.DirectorySeparatorChar),
        // Projects of old web applications import targets from there where it has a value. Only Visual Studio has these, and they say
        // nothing about components.
        new("VSToolsPath", ""),
        .. request.Properties,
    ];

    private static List<CheckResult> ReadResults(string folder, ICollection<InputProblem> problems)
    {
        var results = new List<CheckResult>();
        foreach (var file in Directory.EnumerateFiles(folder, Results).Order(StringComparer.Ordinal))
        {
            try
            {
                results.Add(ManifestJson.ReadCheckResult(File.ReadAllBytes(file)));
            }
            catch (ManifestFormatException exception)
            {
                problems.Add(new InputProblem(Path.GetFileName(file), exception.Message));
            }
        }

        return results;
    }
}
