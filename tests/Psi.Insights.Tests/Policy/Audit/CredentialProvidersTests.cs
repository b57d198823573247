using System.Net;
using NuGet.Configuration;
using NuGet.Protocol.Core.Types;
using NuGet.Protocol.Plugins;
using Psi.Insights.CommandLine;
using Psi.Insights.Policy.Audit.Sources;

namespace Psi.Insights.Tests.Policy.Audit;

/// <summary>
/// Sources that want credentials which nuget.config does not have. The provider is a program of its own: tests/CredentialProvider.
/// </summary>
public sealed class CredentialProvidersTests : IDisposable
{
    private readonly AuditRun _audit = new();

    [Fact]
    public async Task A_source_that_wants_credentials_gets_them_from_the_machines_credential_provider()
    {
        using var feed = new TestFeed { Credentials = "reader:s3cret" }.With("A", "1.0.0").With("B", "2.0.0");
        Given(feed, "reader:s3cret");

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains("pkg:nuget/A is permitted: newest accepted 1.0.0", output, StringComparison.Ordinal);
        Assert.Contains("pkg:nuget/B is permitted: newest accepted 2.0.0", output, StringComparison.Ordinal);
        Assert.Equal(["/v3/index.json"], AskedFor(feed));
    }

    [Fact]
    public async Task Credentials_that_are_refused_are_asked_for_again()
    {
        using var feed = new TestFeed { Credentials = "reader:n3w" }.With("A", "1.0.0").With("B", "2.0.0");
        Given(feed, "reader:expired", "reader:n3w");

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Equal(["/v3/index.json", "/v3/index.json again"], AskedFor(feed));
    }

    [Fact]
    public async Task Credentials_that_stay_refused_are_an_answer_too_and_are_not_shown()
    {
        using var feed = new TestFeed { Credentials = "reader:s3cret" };
        Given(feed, "reader:wr0ng");

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith($"psi: error: feed ({feed.Index}): it could not be asked: ", error, StringComparison.Ordinal);
        Assert.Contains("401", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", error + output, StringComparison.Ordinal);
        Assert.InRange(AskedFor(feed).Length, 1, 4);
    }

    [Fact]
    public async Task A_provider_that_does_not_know_the_source_leaves_it_refused()
    {
        using var feed = new TestFeed { Credentials = "reader:s3cret" };
        Given(feed);

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.Contains("401", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_credentials_in_nuget_config_no_provider_is_asked()
    {
        using var feed = new TestFeed { Credentials = "reader:s3cret" }.With("A", "1.0.0").With("B", "2.0.0");
        Given(feed, "reader:0ther");
        const string InConfig = """
            <packageSourceCredentials>
              <feed><add key="Username" value="reader" /><add key="ClearTextPassword" value="s3cret" /></feed>
            </packageSourceCredentials>
            """;
        _audit.WithSources(InConfig, ("feed", feed.Index));

        Assert.Equal(ExitCodes.Done, (await _audit.Run()).ExitCode);
        Assert.Empty(AskedFor(feed));
    }

    [Fact]
    public async Task A_provider_that_cannot_be_started_is_named_by_the_failure()
    {
        var providers = new CredentialProviders(new OneProvider(new PluginCreationResult("provider.dll could not be started.")));

        var failure = await Assert.ThrowsAsync<PluginException>(() => Ask(providers));

        Assert.Equal("provider.dll could not be started.", failure.Message);
    }

    [Fact]
    public async Task A_plugin_that_provides_no_credentials_is_passed_over() =>
        Assert.Null(await Ask(new CredentialProviders(new OneProvider(null))));

    [Fact]
    public async Task Proxies_are_not_asked_for() =>
        Assert.Null(await Ask(
            new CredentialProviders(new OneProvider(new PluginCreationResult("must not be started"))), CredentialRequestType.Proxy));

    public void Dispose() => _audit.Dispose();

    private void Given(TestFeed feed, params string[] answers)
    {
        if (answers.Length > 0)
        {
            File.WriteAllLines(AnswersFor(feed), answers);
        }

        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n  - { purl: pkg:nuget/B, status: permitted }\n")
            .WithSources("", ("feed", feed.Index));
    }

    private static string[] AskedFor(TestFeed feed) =>
        File.Exists(AnswersFor(feed) + ".asked") ? File.ReadAllLines(AnswersFor(feed) + ".asked") : [];

    private static string AnswersFor(TestFeed feed) => Path.Combine(NuGetIsolation.Credentials, $"{new Uri(feed.Index).Port}");

    private static Task<ICredentials?> Ask(
        CredentialProviders providers, CredentialRequestType type = CredentialRequestType.Unauthorized) =>
        providers.GetCredentialsAsync(new Uri("https://feed.example/v3/index.json"), null, type, "", default);

    private sealed class OneProvider(PluginCreationResult? started) : IPluginManager
    {
        private static readonly PluginFile File = new(
            "provider.dll", new Lazy<PluginFileState>(PluginFileState.Valid), requiresDotnetHost: true);

        public Task<IEnumerable<PluginDiscoveryResult>> FindAvailablePluginsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<PluginDiscoveryResult>>([new PluginDiscoveryResult(File)]);

        public Task<IEnumerable<PluginCreationResult>> CreatePluginsAsync(SourceRepository source, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<Tuple<bool, PluginCreationResult?>> TryGetSourceAgnosticPluginAsync(
            PluginDiscoveryResult pluginDiscoveryResult, OperationClaim requestedOperationClaim, CancellationToken cancellationToken) =>
            Task.FromResult(Tuple.Create(started is not null, started));
    }
}
