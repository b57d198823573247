using Psi.Inventory.Practices;
using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>A kind of file that says something of services.</summary>
/// <param name="files">Globs of the files.</param>
/// <param name="read">Reads one.</param>
internal sealed class ServiceFileKind(string[] files, Action<RepositoryFile, RepositoryFiles, SignCollector> read)
{
    private readonly PathGlob[] _globs =
        [.. files.Select(file => PathGlob.TryParse(file, out var glob) ? glob : throw new ArgumentException($"'{file}' is no glob"))];

    /// <summary>Globs of the files.</summary>
    public IReadOnlyList<string> Files { get; } = files;

    /// <summary>Reads one.</summary>
    public Action<RepositoryFile, RepositoryFiles, SignCollector> Read { get; } = read;

    /// <summary>Where the name is not enough: whether the text looks like such a file at all. Null when the name is enough.</summary>
    public Func<string, bool>? IsCandidate { get; init; }

    /// <summary>All of them: data, a row each. What one file says twice counts once.</summary>
    public static IReadOnlyList<ServiceFileKind> All { get; } =
    [
        new(["**/compose*.yml", "**/compose*.yaml", "**/docker-compose*.yml", "**/docker-compose*.yaml"], ComposeReader.Read),
        new(
            ["**/Dockerfile", "**/Dockerfile.*", "**/*.Dockerfile", "**/Containerfile", "**/Containerfile.*", "**/*.Containerfile"],
            Alone(DockerfileSignReader.Read)),
        new(["**/*.tf", "**/*.tofu"], Alone(TerraformReader.Read)),
        new(["**/*.tf.json"], Alone(TerraformReader.ReadJson)),
        new(["**/*.bicep"], Alone(BicepReader.Read)),
        new(PracticeCatalogue.Pipelines, PipelineReader.Read),
        new(["**/*.yml", "**/*.yaml"], KubernetesReader.Read) { IsCandidate = KubernetesReader.IsCandidate },
        new(["**/*.yml", "**/*.yaml", "**/*.template"], Alone(TemplateReader.ReadYaml)) { IsCandidate = TemplateReader.IsCandidate },
        new(["**/*.json"], Alone(TemplateReader.ReadJson)) { IsCandidate = TemplateReader.IsCandidate },
    ];

    // Most files of a repository are sources, and no kind has anything to do with them.
    private static readonly HashSet<string> Extensions = new(
        All.SelectMany(kind => kind.Files).Select(Path.GetExtension).Where(extension => extension.Length > 0 && extension != ".*")!,
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Names = ["Dockerfile", "Containerfile", "Jenkinsfile"];

    /// <summary>Whether a file of this path may be of a kind; quick, and sometimes wrong.</summary>
    public static bool MayBe(string path) => Extensions.Contains(Path.GetExtension(path))
        || Array.Exists(Names, name => path.IndexOf(name, path.LastIndexOf('/') + 1, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The kinds that a file of this path may be of.</summary>
    public static IReadOnlyList<ServiceFileKind> Of(string path) =>
        MayBe(path) ? [.. All.Where(kind => Array.Exists(kind._globs, glob => glob.Matches(path)))] : [];

    private static Action<RepositoryFile, RepositoryFiles, SignCollector> Alone(Action<RepositoryFile, SignCollector> read) =>
        (file, _, signs) => read(file, signs);
}
