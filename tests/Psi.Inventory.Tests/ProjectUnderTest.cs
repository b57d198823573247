using System.Text;
using Psi.Policy;

namespace Psi.Inventory.Tests;

/// <summary>A project as text, without a file system.</summary>
internal sealed record ProjectUnderTest
{
    public string Root { get; init; } = "/repo";

    public string ProjectPath { get; init; } = "/repo/shop/WebShop.csproj";

    /// <summary>The text of the assets file; null when the project is not restored.</summary>
    public string? Assets { get; init; } = RestoredWebShop.Version4;

    /// <summary>The project file's text.</summary>
    public string Project { get; init; } = "<Project/>";

    /// <summary>Further files in any order, by absolute path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    public string TargetFramework { get; init; } = "net10.0";

    public string Moniker { get; init; } = ".NETCoreApp,Version=v10.0";

    public string? Platform { get; init; }

    public string? RuntimeIdentifier { get; init; }

    public bool IsTestProject { get; init; }

    /// <summary>Whether a packages.lock.json is next to the project.</summary>
    public bool HasLockFile { get; init; }

    /// <summary>The text of that lock file.</summary>
    public string? Lock { get; init; }

    /// <summary>The text of the packages.config next to the project; null when it has none.</summary>
    public string? Config { get; init; }

    /// <summary>Why that file can't be read, though it is there.</summary>
    public string? ConfigUnreadableBecause { get; init; }

    /// <summary>What files on the way up declare.</summary>
    public IReadOnlyList<InventoryResult> Nearest { get; init; } = [];

    /// <summary>Changes the request.</summary>
    public Func<ProjectInventoryRequest, ProjectInventoryRequest> Change { get; init; } = request => request;

    public ProjectUnderTest ForNetFramework => this with { TargetFramework = "net472", Moniker = ".NETFramework,Version=v4.7.2" };

    public InventoryResult Find() => FindIn(Assets is null ? null : Encoding.UTF8.GetBytes(Assets));

    public InventoryResult FindIn(byte[]? assets)
    {
        var request = new ProjectInventoryRequest
        {
            RepositoryRoot = Root,
            ProjectFile = ProjectPath,
            AssetsFile = "/repo/shop/obj/project.assets.json",
            PackagesConfig = Config is null && ConfigUnreadableBecause is null ? null : "/repo/shop/packages.config",
            TargetFramework = TargetFramework,
            TargetFrameworkMoniker = Moniker,
            TargetPlatformMoniker = Platform,
            RuntimeIdentifier = RuntimeIdentifier,
            IsTestProject = IsTestProject,
        };
        var texts = new Dictionary<string, string>(Files) { [ProjectPath] = Project };
        var files = DeclarationFiles.InOrder(ProjectPath, texts.Keys)
            .Select(path => new DeclarationFile(path, Encoding.UTF8.GetBytes(texts[path])))
            .ToList();
        return ProjectInventory.Find(
            Change(request),
            new ProjectInputs
            {
                Assets = assets,
                Lock = HasLockFile ? Encoding.UTF8.GetBytes(Lock ?? "{}") : null,
                LockPath = "/repo/shop/packages.lock.json",
                PackagesConfig = Config is null ? null : Encoding.UTF8.GetBytes(Config),
                PackagesConfigUnreadableBecause = ConfigUnreadableBecause,
                Declarations = files,
                Nearest = Nearest,
            });
    }

    /// <summary>The use of a package.</summary>
    public ComponentUse Use(string id) => Assert.Single(Find().Uses, use => use.Component.Type == "nuget" && use.Component.Name == id);

    /// <summary>The one problem there is.</summary>
    public Problem Problem()
    {
        var problem = Assert.Single(Find().Problems);
        Assert.Equal(ProblemIds.Undetermined, problem.RuleId);
        Assert.Equal(Severity.Error, problem.Severity);
        return problem;
    }

    /// <summary>The names of packages with their versions, in ordinal order.</summary>
    public IReadOnlyList<string> Packages() =>
        [.. Find().Uses.Where(use => use.Component.Type == "nuget").Select(use => $"{use.Component.Name} {use.Component.Version}")];
}
