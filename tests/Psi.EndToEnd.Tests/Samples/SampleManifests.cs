using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;

namespace Psi.EndToEnd.Tests.Samples;

/// <summary>The manifests of the sample products: what their own builds say, and what a verification of the same commit says.</summary>
public sealed class SampleManifests : IAsyncLifetime
{
    private const string Today = "2026-11-21";

    /// <summary>The products.</summary>
    public static readonly IReadOnlyList<string> Products = ["mail-worker", "payments-api", "web-shop"];

    private readonly Dictionary<string, UserFolder> _repositories = [];

    public async Task InitializeAsync()
    {
        foreach (var product in Products)
        {
            _repositories[product] = await MakeAsync(product);
        }
    }

    public Task DisposeAsync()
    {
        foreach (var repository in _repositories.Values)
        {
            repository.Dispose();
        }

        return Task.CompletedTask;
    }

    /// <summary>The text of the manifest that <c>psi manifest</c> made of a build.</summary>
    internal string BuiltText(string product) => File.ReadAllText(_repositories[product].PathOf("artifacts/built.json"));

    /// <summary>The text of the manifest of <c>psi verify</c>.</summary>
    internal string VerifiedText(string product) => File.ReadAllText(_repositories[product].PathOf("artifacts/verified.json"));

    internal SecurityManifest Built(string product) =>
        ManifestJson.ReadManifest(File.ReadAllBytes(_repositories[product].PathOf("artifacts/built.json")));

    private static async Task<UserFolder> MakeAsync(string product)
    {
        var repository = await UserFolder.CopyOfSampleAsync(product);
        // The commit is a part of both manifests.
        await Command.RunAsync(repository.Root, "git", "init", "-q");
        repository.Write(".git/info/exclude", "bin/\nobj/\nartifacts/\n");
        await Command.RunAsync(repository.Root, "git", "add", "-A");
        await Command.RunAsync(repository.Root, "git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "first");

        // web-shop fails both, and gives manifests all the same.
        var fails = product == "web-shop" ? 1 : 0;
        (await repository.BuildAsync("-c", "Release", $"-p:PsiToday={Today}")).ShouldExit(fails);
        (await repository.PsiAsync("manifest", "--output", "artifacts/built.json")).ShouldExit(0);
        var policy = Path.Combine(SourceTree.Root, "samples/contoso-policy/policy/contoso.yaml");
        (await repository.PsiAsync("verify", "--policy", policy, "--on", Today, "--output", "artifacts/verified.json")).ShouldExit(fails);
        return repository;
    }
}

/// <summary>Lets test classes share the manifests: making them takes a minute.</summary>
[CollectionDefinition(nameof(SampleManifests))]
public sealed class SampleManifestsAreShared : ICollectionFixture<SampleManifests>;
