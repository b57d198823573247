using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Packages that the project names and that are missing. Any of them may contain the organisation's policy. Without it the baseline would
/// apply, which only reports, so nothing is decided.
/// </summary>
internal static class MissingPackages
{
    /// <summary>PSI0001 for each file that restore found in a package, that the build is to import, and that is gone.</summary>
    public static IEnumerable<Problem> Gone(BuildSettings settings, ShownPaths paths)
    {
        var project = new ProjectSettingFiles(settings, paths);
        foreach (var import in RemovedPolicies.ImportsOf(settings, paths))
        {
            if (project.Expand(import.Attribute("Project"), settings.PackageImports) is { Length: > 0 } file
                && Path.IsPathRooted(file)
                && !Directory.Exists(file)
                && !File.Exists(file))
            {
                yield return Problem(
                    settings, paths,
                    $"{paths.Show(file)}, which a package brings to the build, is missing: the package was restored, and is gone since. "
                    + "Whether it brings a policy is not known, so nothing can be decided. Run 'dotnet restore'.");
            }
        }
    }

    /// <summary>The set-up when no policy is given and a package that the project names is not restored.</summary>
    public static PolicySetup Unrestored(PolicySetup setup, string id, BuildSettings settings, ShownPaths paths) => setup with
    {
        IsReliable = false,
        Enforcement = PolicySetupReader.EnforcementWithoutPolicy(settings),
        Problems =
        [
            .. setup.Problems,
            Problem(
                settings, paths,
                $"No policy is given, and {DisplayText.OneLine(id)}, which may bring one, is not restored: the project names it, "
                + "but did not when it was last restored. So nothing can be decided. Run 'dotnet restore'."),
        ],
    };

    private static Problem Problem(BuildSettings settings, ShownPaths paths, string message) =>
        new(ProblemIds.PolicyInvalid, Severity.Error, new FileLocation(paths.Show(settings.ProjectFile)), message);
}
