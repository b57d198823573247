using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Manifest;

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
    /// <summary>Where this tool keeps its copy of the gate.</summary>
    private static string GateFolder => Path.Combine(AppContext.BaseDirectory, "gate");

    /// <summary>Checks all projects.</summary>
    /// <param name="request">What to check.</param>
    /// <param name="projects">The projects relative to the root with <c>/</c>; at least one.</param>
    /// <param name="problems">Takes what keeps the check from being one.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public static async Task<CheckReport?> RunAsync(
        CheckRequest request, IReadOnlyList<string> projects, ICollection<InputProblem> problems, CancellationToken cancellation)
    {
        if (DotNetHost.Find() is not { } host)
        {
            problems.Add(new InputProblem(request.Root, "there is no .NET SDK to evaluate the projects with; put 'dotnet' on the PATH"));
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("psi-check-").FullName;
        try
        {
            var traversal = Path.Combine(folder, "check.proj");
            var log = Path.Combine(folder, "errors.log");
            await File.WriteAllTextAsync(
                traversal,
                CheckTraversal.Of(projects.Select(project => Path.GetFullPath(project, request.Root)), Properties(request, folder)),
                cancellation);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "policies.props"), CheckTraversal.PoliciesOf(request.Policies), cancellation);
            var printed = await host.RunMSBuildAsync(
                request.Root,
                [
                    traversal, "-t:Check", "-m", "-nologo", "-v:q", "-nodeReuse:false", "-noAutoResponse",
                    $"-flp:logfile={log};errorsonly;verbosity=quiet;encoding=utf-8",
                ],
                cancellation);
            if (printed is null)
            {
                problems.Add(new InputProblem(request.Root, "the .NET SDK could not be run"));
                return null;
            }

            var results = ReadResults(folder, problems);
            var errors = File.Exists(log) ? await File.ReadAllLinesAsync(log, cancellation) : [];
            if (results.Count == 0 && errors.Length == 0 && printed.Trim().Length > 0)
            {
                errors = printed.Split('\n');
            }

            return CheckReport.Of(
                results,
                projects,
                project => ErrorOf(project)?.Trim().Replace(request.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                    ?? (results.Count == 0 ? errors.FirstOrDefault(line => line.Trim().Length > 0)?.Trim() : null),
                new SubjectReader(GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"))).Read(request.Root, []),
                request.Root);

            string? ErrorOf(string project) => errors.FirstOrDefault(
                line => line.Contains(Path.GetFullPath(project, request.Root), StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
        foreach (var file in Directory.EnumerateFiles(folder, "*.check.json").Order(StringComparer.Ordinal))
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
