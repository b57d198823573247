namespace Psi.Insights.Init;

/// <summary>
/// A project that only builds the repository. Names and folders say little (a product may be called Build): what decides is that a program
/// runs a library made for build scripts, that nothing packs it as a tool, and that no other project refers to it.
/// </summary>
internal static class BuildScript
{
    private static readonly string[] Packages =
        ["Nuke.Common", "Cake.Frosting", "Bullseye", "SimpleTargets", "ModularPipelines", "Fake.Core.Target", "FlubuCore"];

    /// <summary>The library that makes the project a build script; null for any other.</summary>
    public static string? LibraryOf(ProjectFacts project)
    {
        var isProgram = project.MayBe("OutputType", value => value.Equals("Exe", StringComparison.OrdinalIgnoreCase));
        return project.HasSdk("Cake.Sdk") ? "Cake.Sdk"
            : !isProgram || project.MayBeTrue("PackAsTool") || ProjectTechnology.IsServed(project) ? null
            // What Directory.Build.props gives every project says nothing about one.
            : Array.Find(Packages, package => project.Files[0].References.Any(
                entry => !entry.IsConditional && entry.Name.Equals(package, StringComparison.OrdinalIgnoreCase)));
    }
}
