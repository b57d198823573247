using Psi.Insights.Checkout;
using Psi.Verify.Logs;
using Psi.Verify.Toolchain;

namespace Psi.Insights.Verify;

/// <summary>
/// Builds a clean copy with binary logs. What the build runs belongs to the repository; nothing here believes what it prints.
/// </summary>
/// <param name="host">The .NET host of the pipeline.</param>
/// <param name="sdk">The SDK that builds, whatever the repository asks for.</param>
/// <param name="configuration">The configuration that ships.</param>
internal sealed class OwnBuild(DotNetHost host, TrustedSdk sdk, string configuration)
{
    // The verification decides. A gate that the repository has itself must not keep away what is to be verified.
    private const string OnlyReport = "-p:PsiEnforcement=report";

    /// <summary>Builds all projects.</summary>
    /// <param name="root">The repository root in the copy, a full path.</param>
    /// <param name="projects">Project files and file-based apps, relative to it.</param>
    /// <param name="folder">Where logs go, a full path outside of the copy.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its steps, in order.</returns>
    public async Task<IReadOnlyList<BuildStep>> RunAsync(
        string root, IReadOnlyList<string> projects, string folder, CancellationToken cancellation)
    {
        var byKind = projects.ToLookup(ProjectFiles.IsApp);
        var steps = new List<BuildStep>();
        if (byKind[false].Any())
        {
            IReadOnlyList<string> files = [.. byKind[false].Select(project => Path.GetFullPath(project, root))];
            var solution = Path.Combine(folder, "verify.slnx");
            await File.WriteAllTextAsync(solution, VerifySolution.Of(files, configuration), cancellation);
            // Two steps: what can't be restored must not keep the others from being built.
            IReadOnlyList<string> properties =
                [.. ResponseFile(root), .. SolutionProperties(root), $"-p:Configuration={configuration}", OnlyReport];
            await RunStepAsync("restore", solution, properties, "restore", app: null);
            if (!HasRestored(steps[^1]))
            {
                var one = Path.Combine(folder, "restore-one-by-one.proj");
                await File.WriteAllTextAsync(one, RestoreOneByOne.Of(files), cancellation);
                await RunStepAsync("restore", one, properties, "restore-one-by-one", app: null);
            }

            await RunStepAsync("build", solution, [.. properties, "--no-restore"], "projects", app: null);
        }

        foreach (var (app, index) in byKind[true].Select((app, index) => (app, index)))
        {
            var full = Path.GetFullPath(app, root);
            await RunStepAsync("build", full, [$"-p:Configuration={configuration}", OnlyReport], $"app-{index}", full);
        }

        return steps;

        async Task RunStepAsync(string step, string what, IReadOnlyList<string> arguments, string name, string? app)
        {
            var log = Path.Combine(folder, $"{name}.binlog");
            // The SDK's own entry point instead of the host's choice: global.json is the repository's.
            var printed = await host.RunAsync(
                root,
                [
                    "exec", Path.Combine(sdk.Folder, "dotnet.dll"), step, what, "-nologo", "-v:q", "-tl:off",
                    $"-bl:{log};ProjectImports=None", .. arguments,
                ],
                cancellation,
                SdkVariables());
            steps.Add(new BuildStep(File.Exists(log) ? log : null, printed ?? "", app));
        }
    }

    private static bool HasRestored(BuildStep restore)
    {
        try
        {
            return restore.Log is { } log && BuildLogReader.Read(log).HasRestored;
        }
        catch (BuildLogException)
        {
            return false;
        }
    }

    private Dictionary<string, string> SdkVariables() => new(StringComparer.Ordinal)
    {
        // As a variable: with the option the SDK takes a file-based app for a project file.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_MSBUILD_SDK_RESOLVER_SDKS_DIR"] = Path.Combine(sdk.Folder, "Sdks"),
        ["DOTNET_MSBUILD_SDK_RESOLVER_SDKS_VER"] = sdk.Version,
        ["DOTNET_MSBUILD_SDK_RESOLVER_CLI_DIR"] = sdk.DotNetRoot,
    };

    // Builds of the repository obey it, so what they make is not made without it. MSBuild itself looks beside the solution, which lies
    // elsewhere.
    private static IEnumerable<string> ResponseFile(string root)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "Directory.Build.rsp");
            if (File.Exists(file))
            {
                return [$"@{file}"];
            }
        }

        return [];
    }

    // Projects that ask for the folder of their solution get that of the only one there is.
    private static IEnumerable<string> SolutionProperties(string root)
    {
        var own = Directory.EnumerateFiles(root)
            .Where(file => Path.GetExtension(file) is ".sln" or ".slnx")
            .Take(2)
            .ToList();
        return own is not [var solution]
            ? []
            :
            [
                $"-p:SolutionDir={root}{Path.DirectorySeparatorChar}",
                $"-p:SolutionPath={solution}",
                $"-p:SolutionName={Path.GetFileNameWithoutExtension(solution)}",
                $"-p:SolutionFileName={Path.GetFileName(solution)}",
            ];
    }
}

/// <summary>A step of a build.</summary>
/// <param name="Log">Its binary log, a full path; null when it made none.</param>
/// <param name="Printed">What it printed.</param>
/// <param name="App">The file-based app that it built, a full path; null for all project files.</param>
internal sealed record BuildStep(string? Log, string Printed, string? App);
