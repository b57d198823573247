using Psi.Policy;

namespace Psi.Inventory.Tests.Repositories;

/// <summary>
/// The smallest reader of an ecosystem that no project restores: base images that are written out in a Dockerfile. It is here to show what
/// a reader needs, and to test the walk.
/// </summary>
internal sealed class DockerfileReader : IComponentReader
{
    /// <summary>The files it was given, by their paths.</summary>
    public List<string> FilesSeen { get; } = [];

    public ReaderScope Scope { get; init; } = ReaderScope.Repository;

    public IReadOnlyList<PathGlob> Files { get; } = DeclaredComponent.Files("**/Dockerfile", "**/*.Dockerfile");

    public int MaximumLength => 64 * 1024;

    public InventoryResult Read(RepositoryFile file)
    {
        FilesSeen.Add(file.Path);
        var uses = new List<ComponentUse>();
        var problems = new List<Problem>();
        foreach (var (line, number) in file.Text.Split('\n').Select((line, index) => (line.TrimEnd('\r'), index + 1)))
        {
            if (!line.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var at = new FileLocation(file.Path, number, 1);
            if (line["FROM ".Length..].Trim().Split(':') is [{ Length: > 0 } image, { Length: > 0 } tag])
            {
                uses.Add(DeclaredComponent.UseOf(PackageUrl.Parse($"pkg:docker/{image}@{tag}"), ComponentScope.Runtime, at, at));
            }
            else
            {
                problems.Add(Problem.Undetermined(at, "The base image could not be determined: it has no tag. Write one."));
            }
        }

        return new InventoryResult(uses, problems);
    }
}
