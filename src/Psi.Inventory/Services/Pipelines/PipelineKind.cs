using Psi.Inventory.Practices;
using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>How the pipelines of one system are written: by which keys they name actions, images and commands.</summary>
/// <param name="files">Globs of its files.</param>
internal sealed class PipelineKind(params string[] files)
{
    private readonly PathGlob[] _globs =
        [.. files.Select(file => PathGlob.TryParse(file, out var glob) ? glob : throw new ArgumentException($"'{file}' is no glob"))];

    /// <summary>The keys whose value is an action with its version.</summary>
    public string[] Actions { get; init; } = [];

    /// <summary>The keys whose values, by any name, are actions with their version.</summary>
    public string[] NamedActions { get; init; } = [];

    /// <summary>The keys whose value is an image, or a list of images, or an object with its <c>name</c>.</summary>
    public string[] Images { get; init; } = [];

    /// <summary>The keys whose value is lines of commands, or a list of them.</summary>
    public string[] Scripts { get; init; } = [];

    /// <summary>The keys whose value is the path of a script.</summary>
    public string[] ScriptPaths { get; init; } = [];

    /// <summary>What separates an action from its version.</summary>
    public char Version { get; init; } = '@';

    /// <summary>Globs of its files.</summary>
    public IReadOnlyList<string> Files { get; } = files;

    /// <summary>All of them, a row each. Their files are those of <see cref="PracticeCatalogue.Pipelines"/>, but for Jenkins.</summary>
    public static IReadOnlyList<PipelineKind> All { get; } =
    [
        new(".github/workflows/*.yml", ".github/workflows/*.yaml")
        {
            Actions = ["uses"], Images = ["image", "container"], Scripts = ["run"],
        },
        new(".gitlab-ci.yml", ".gitlab/**/*.yml")
        {
            Actions = ["template", "component"], Images = ["image", "services"], Scripts = ["script", "before_script", "after_script"],
        },
        new("azure-pipelines*.yml", ".azure-pipelines/**/*.yml", ".azuredevops/**/*.yml")
        {
            Actions = ["task"], Images = ["image"], Scripts = ["script", "bash", "pwsh", "powershell"],
            ScriptPaths = ["filePath", "scriptPath"],
        },
        new("bitbucket-pipelines.yml")
        {
            Actions = ["pipe"], Version = ':', Images = ["image"], Scripts = ["script"],
        },
        new(".circleci/config.yml")
        {
            NamedActions = ["orbs"], Images = ["image"], Scripts = ["run", "command"],
        },
    ];

    /// <summary>The system whose pipeline a file is; null when it is of no such system.</summary>
    public static PipelineKind? Of(string path) => All.FirstOrDefault(kind => Array.Exists(kind._globs, glob => glob.Matches(path)));
}
