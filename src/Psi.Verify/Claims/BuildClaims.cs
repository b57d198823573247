using Psi.Manifest;

namespace Psi.Verify.Claims;

/// <summary>What the repo's own builds said of each project.</summary>
/// <param name="fragments">The fragments that they left behind.</param>
internal sealed class BuildClaims(IEnumerable<Fragment> fragments)
{
    private readonly ILookup<(string, string?, string?, string?), Fragment> _fragments = fragments
        .Where(fragment => fragment.Stage == FragmentStage.Final)
        .ToLookup(fragment => KeyOf(fragment.Project));

    /// <summary>None.</summary>
    public static BuildClaims None { get; } = new([]);

    /// <summary>
    /// What a build said of the project of a fragment, in the same framework, runtime and configuration; null when no build did.
    /// </summary>
    public Fragment? About(Fragment verified) => _fragments[KeyOf(verified.Project)].FirstOrDefault();

    private static (string, string?, string?, string?) KeyOf(ManifestProject project) =>
        (project.Path, project.TargetFramework, project.RuntimeIdentifier, project.Configuration);
}
