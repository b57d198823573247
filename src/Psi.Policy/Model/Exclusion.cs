namespace Psi.Policy;

/// <summary>Projects of the repository that are no part of the product. Psi decides nothing about them, and says so.</summary>
public sealed record Exclusion
{
    /// <summary>The project files that are meant.</summary>
    public required PathGlob Path { get; init; }

    /// <summary>Why they are no part of the product.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>The first exclusion that names a project; null when none does.</summary>
    /// <param name="exclusions">In the order of the file.</param>
    /// <param name="project">The project file, relative to the repository root with <c>/</c>.</param>
    public static Exclusion? Of(IReadOnlyList<Exclusion> exclusions, string project)
    {
        foreach (var exclusion in exclusions)
        {
            if (exclusion.Path.Matches(project))
            {
                return exclusion;
            }
        }

        return null;
    }
}
