using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.SecretVaultAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SecretVaultTests
{
    private const string Packages = """

        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfigurationBuilder { IConfigurationBuilder Add(object source); }
            public static class AzureKeyVaultConfigurationExtensions
            {
                public static IConfigurationBuilder AddAzureKeyVault(this IConfigurationBuilder builder, Uri vault) => builder;
            }
            public static class SecretsManagerExtensions
            {
                public static IConfigurationBuilder AddSecretsManager(this IConfigurationBuilder builder) => builder;
            }
        }
        namespace Azure.Security.KeyVault.Secrets
        {
            public class SecretClient(Uri vault)
            {
                public Uri Vault => vault;
                public virtual string GetSecret(string name) => name;
                public virtual Task<string> GetSecretAsync(string name) => Task.FromResult(name);
                public virtual Task SetSecretAsync(string name, string value) => Task.CompletedTask;
            }
        }
        namespace Amazon.SecretsManager
        {
            public interface IAmazonSecretsManager { Task<string> GetSecretValueAsync(string request); }
            public class AmazonSecretsManagerClient : IAmazonSecretsManager
            {
                public virtual Task<string> GetSecretValueAsync(string request) => Task.FromResult(request);
            }
        }
        namespace Google.Cloud.SecretManager.V1
        {
            public class SecretManagerServiceClient { public virtual string AccessSecretVersion(string name) => name; }
        }
        namespace VaultSharp.V1.SecretsEngines.KeyValue.V2
        {
            public interface IKeyValueSecretsEngineV2 { Task<string> ReadSecretAsync(string path); }
        }
        """;

    [Theory]
    [InlineData("builder.[|AddAzureKeyVault|](new Uri(\"https://a.vault.azure.net\"));")]
    [InlineData("builder.Add(1).[|AddSecretsManager|]();")]
    [InlineData("Use(azure.[|GetSecret|](\"database\"));")]
    [InlineData("Use(await azure.[|GetSecretAsync|](\"database\"));")]
    [InlineData("var secret = await new AmazonSecretsManagerClient().[|GetSecretValueAsync|](\"database\"); Use(secret);")]
    [InlineData("Use(await amazon.[|GetSecretValueAsync|](\"database\"));")]
    [InlineData("Use(google.[|AccessSecretVersion|](\"database\"));")]
    [InlineData("Use(await vault.[|ReadSecretAsync|](\"database\"));")]
    [InlineData("if (environment.IsProduction()) { builder.[|AddAzureKeyVault|](new Uri(\"https://a.vault.azure.net\")); }")]
    public Task A_secret_that_a_vault_gives_is_evidence(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Use(new SecretClient(new Uri(\"https://a.vault.azure.net\")));")]
    [InlineData("Use(typeof(IAmazonSecretsManager));")]
    [InlineData("await azure.GetSecretAsync(\"database\");")]
    [InlineData("_ = azure.GetSecret(\"database\");")]
    [InlineData("await azure.SetSecretAsync(\"database\", \"a\");")]
    [InlineData("Use(new Own().GetSecret(\"database\"));")]
    [InlineData("Own.AddAzureKeyVault(builder);")]
    [InlineData("if (environment.IsDevelopment()) { builder.AddAzureKeyVault(new Uri(\"https://a.vault.azure.net\")); }")]
    [InlineData("async Task Dead() => Use(await vault.ReadSecretAsync(\"database\"));")]
    public Task A_client_that_reads_nothing_is_none(string statement) => VerifyAsync(statement);

    private static Task VerifyAsync(string statement) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using System.Threading.Tasks;
        using Amazon.SecretsManager;
        using Azure.Security.KeyVault.Secrets;
        using Google.Cloud.SecretManager.V1;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;
        using VaultSharp.V1.SecretsEngines.KeyValue.V2;
        class Own
        {
            public string GetSecret(string name) => name;
            public static void AddAzureKeyVault(IConfigurationBuilder builder) { }
        }
        class C
        {
            public async Task M(
                IConfigurationBuilder builder, SecretClient azure, IAmazonSecretsManager amazon, SecretManagerServiceClient google,
                IKeyValueSecretsEngineV2 vault, IHostEnvironment environment)
            {
                {{statement}}
            }
            public void Use(object value) { }
        }
        {{Packages}}
        """);
}
