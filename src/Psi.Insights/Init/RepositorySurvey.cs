using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Inventory.Practices;
using Psi.Policy;

namespace Psi.Insights.Init;

/// <summary>What a repository says about its product without being asked.</summary>
internal sealed record RepositorySurvey
{
    /// <summary>The longest CODEOWNERS file that is read, in bytes; servers take no longer ones either.</summary>
    private const int LongestCodeOwners = 3 * 1024 * 1024;

    private static readonly string[] CodeOwnersFiles = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

    /// <summary>What is known, by key of the product file.</summary>
    public required IReadOnlyDictionary<ProductKey, ProductValue> Known { get; init; }

    /// <summary>Likely values, proposed to the person who is asked.</summary>
    public required IReadOnlyDictionary<ProductKey, ProductValue> Likely { get; init; }

    /// <summary>Projects that are evidently no part of the product.</summary>
    public IReadOnlyList<ProposedExclusion> Excluded { get; init; } = [];

    /// <summary>The tools and ways of working that are there already, by name.</summary>
    public IReadOnlyList<string> Practices { get; init; } = [];

    /// <summary>Files that could not be read.</summary>
    public IReadOnlyList<InputProblem> Problems { get; init; } = [];

    /// <summary>Looks at a repository. Never throws because of its content.</summary>
    /// <param name="root">Its root, a full path.</param>
    /// <param name="git">Null where there is no git.</param>
    public static RepositorySurvey Of(string root, GitExecutable? git)
    {
        var problems = new List<InputProblem>();
        var known = new Dictionary<ProductKey, ProductValue>();
        var likely = new Dictionary<ProductKey, ProductValue>();

        var remote = RepositoryRoot.FindGitRoot(root) is null ? null : RemoteOf(root, git, problems);
        if (ProductName.IdOf(remote?.Name ?? "") is { Length: > 0 } named)
        {
            Add(known, ProductKey.Id, new(named, $"from the remote {remote!.Address}"));
        }
        else
        {
            Add(known, ProductKey.Id, new(ProductName.IdOf(Path.GetFileName(root)), "from the folder's name"));
        }

        if (remote?.Group is { } group)
        {
            Add(
                remote.IsGroupCertain ? known : likely,
                ProductKey.Domain,
                new(ProductName.Readable(group), $"from the group in the remote {remote.Address}"));
        }

        if (OwnersOf(root, problems) is var (file, owners))
        {
            Add(owners.IsBuilderCertain ? known : likely, ProductKey.Team, TeamOf(file, owners));
        }

        var projects = ProjectSurvey.Of(root, problems);
        var excluded = Exclude(projects);
        List<SurveyedProject> ofProduct = [.. projects.Where(project => !excluded.Exists(exclusion => exclusion.Path == project.Path))];
        if (TechnologyChoice.Of(ofProduct, BaselinePolicy.Layer.File.Levels.Technology) is { } technology)
        {
            Add(known, ProductKey.Technology, technology);
        }

        return new RepositorySurvey
        {
            Known = known,
            Likely = likely,
            Excluded = excluded,
            Practices = PracticesOf(root),
            Problems = problems,
        };
    }

    private static IReadOnlyList<string> PracticesOf(string root) =>
    [
        .. PracticeFinder.Of(root, entry => entry.LinkTarget is not null).Found
            .Select(found => PracticeCatalogue.Find(found.Id)!.Title)
            .Distinct(StringComparer.Ordinal),
    ];

    // Where there is nothing else, the scripts are the product.
    private static List<ProposedExclusion> Exclude(IReadOnlyList<SurveyedProject> projects)
    {
        List<ProposedExclusion> scripts =
        [
            .. projects
                .Where(project => project.BuildLibrary is not null
                    && PathGlob.TryParse(project.Path, out _)
                    && !project.Path.Contains('*', StringComparison.Ordinal)
                    && !projects.Any(other => other.ReferredTo.Any(reference => Names(reference, project.Path))))
                .Select(project => new ProposedExclusion(project.Path, project.BuildLibrary!)),
        ];
        return scripts.Count == projects.Count ? [] : scripts;
    }

    // An app may name a project by its folder.
    private static bool Names(string reference, string project) =>
        reference.Equals(project, StringComparison.OrdinalIgnoreCase)
        || reference.Equals(Path.GetDirectoryName(project)?.Replace('\\', '/'), StringComparison.OrdinalIgnoreCase);

    // Drops a value that the product file can't contain.
    private static void Add(Dictionary<ProductKey, ProductValue> values, ProductKey key, ProductValue value)
    {
        if (key.ProblemWith(value.Value) is null)
        {
            values.Add(key, value);
        }
    }

    private static RemoteRepository? RemoteOf(string root, GitExecutable? git, List<InputProblem> problems)
    {
        if (git is null)
        {
            problems.Add(new InputProblem(".git", "git was not found on PATH, so the remote is not known"));
            return null;
        }

        // A repository without a remote is fine. One that git refuses to open is a problem.
        var remotes = git.Ask(root, "remote");
        if (remotes.Text is null)
        {
            problems.Add(new InputProblem(".git", $"git does not name the remotes: {remotes.Failure}"));
        }

        return git.Ask(root, "remote", "get-url", "origin").Text is { } address ? RemoteRepository.Of(address) : null;
    }

    private static (string File, CodeOwners Owners)? OwnersOf(string root, List<InputProblem> problems)
    {
        foreach (var file in CodeOwnersFiles)
        {
            if (!RepositoryText.TryRead(root, file, LongestCodeOwners, out var content, out var reason))
            {
                if (reason is not null && !Directory.Exists(Path.Combine(root, file)))
                {
                    problems.Add(new InputProblem(file, reason));
                }

                continue;
            }

            // The first existing file counts, even if it names nobody.
            return CodeOwners.OfEverything(Utf8Text.Decode(content)) is { } owners ? (file, owners) : null;
        }

        return null;
    }

    private static ProductValue TeamOf(string file, CodeOwners owners) =>
        new(owners.Team, $"from {file}({owners.Line}), which names the owner of every file")
        {
            Remark = owners.Owners.Count == 1
                ? null
                : $"Also named there: {string.Join(", ", OthersThan(owners))}. One team builds a product.",
        };

    private static IEnumerable<string> OthersThan(CodeOwners owners) =>
        owners.Owners.Where(owner => owner != owners.Builder).Take(5).Select(owner => DisplayText.OneLine(owner, 100));
}
