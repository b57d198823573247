using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Measures;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>The manifest of a repository, made from what its builds left behind.</summary>
/// <param name="Manifest">Null when there are problems.</param>
/// <param name="Problems">Why there is no manifest; every one of the run.</param>
/// <param name="Notes">What else the reader of the manifest should know.</param>
internal sealed record ManifestCollection(SecurityManifest? Manifest, IReadOnlyList<InputProblem> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>What is wrong with the product file in this repository, though nothing else is.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The fragments whose projects have to be built again; excluded projects have none.</summary>
    public IReadOnlyList<OutdatedFragment> Outdated { get; init; } = [];

    /// <summary>What the gate logged in the builds that were decided as the manifest is.</summary>
    public GateCounts Gate { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>Collects and merges.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="fragmentFolders">The folders with fragments, full paths.</param>
    /// <param name="git">Null where there is no git.</param>
    public static ManifestCollection Of(string root, IReadOnlyList<string> fragmentFolders, GitExecutable? git)
    {
        var problems = new List<InputProblem>();
        var notes = new List<string>();
        var files = fragmentFolders.SelectMany(folder => FragmentFiles.Read(folder, root, problems)).ToList();
        var projects = ProjectFiles.Find(root, problems, out var unsearched);
        if (problems.Count > 0)
        {
            return new ManifestCollection(null, problems, notes);
        }

        var present = files.ToLookup(file => ProjectFiles.IsStillThere(root, file.Fragment.Project.Path));
        foreach (var dropped in present[false])
        {
            notes.Add(
                $"{dropped.Path} is left out: there is no {dropped.Fragment.Project.Path} below this root any more; delete the fragment");
        }

        var fragments = present[true].Select(file => file.Fragment).ToList();
        if (fragments.Count == 0)
        {
            var where = string.Join(", ", fragmentFolders.Select(folder => ShownPath.Of(folder, root)));
            problems.Add(
                new InputProblem(
                    root,
                    $"nothing was built with Psi below this folder: run dotnet build first (no fragment, *{FragmentFiles.Suffix}, in "
                    + $"{where})"));
            return new ManifestCollection(null, problems, notes);
        }

        var subject = new SubjectReader(git).Read(root, notes);
        var now = PresentFilesReader.Read(fragments, root);
        var exclusions = Exclusions.Read(root);
        List<FragmentFile> product =
            [.. present[true].Where(file => Exclusion.Of(exclusions ?? [], file.Fragment.Project.Path) is null)];
        List<OutdatedFragment> outdated = [.. OutdatedFragments.In(product, now)];
        var leftOut = LeftOutProjects.In(root, unsearched);
        notes.AddRange(leftOut.Select(one => $"{one.Path} is left out: {one.Reason}"));
        var manifest = ManifestMerge.Merge(fragments, subject, projects, now, exclusions) with
        {
            LeftOut = leftOut,
            Practices = RepositoryPractices.Read(root, git, notes),
        };
        manifest = RepositoryInputs.AddTo(RepositoryServices.AddTo(manifest, root, notes), root);
        return new ManifestCollection(manifest with { Measurements = RepositoryMeasures.Of(manifest) }, problems, notes)
        {
            Warnings = Exclusions.WithoutProject(exclusions, projects),
            Outdated = outdated,
            Gate = GateCounts.Of(product, outdated),
        };
    }
}
