using Psi.Manifest;

namespace Psi.EndToEnd.Tests.Harness;

/// <summary>The requirements of a fragment by how they are met.</summary>
internal static class FragmentRequirements
{
    /// <summary>Those that rules verify: never empty, and those that somebody attests are left out.</summary>
    public static IReadOnlyList<ManifestRequirement> RequirementsWithRules(this Fragment fragment)
    {
        var found = fragment.Requirements.Where(requirement => requirement.Rules.Count > 0).ToList();
        Assert.NotEmpty(found);
        return found;
    }
}
