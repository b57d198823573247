namespace Psi.Analyzers.Catalogues.Evidence;

/// <summary>Calls that read secrets from a vault, or make one a source of the configuration. Data only.</summary>
internal static class SecretVaultCatalogue
{
    private const string Configuration = "Microsoft.Extensions.Configuration.";
    private const string KeyValue = "VaultSharp.V1.SecretsEngines.KeyValue.";

    private static readonly string[] AmazonClients =
        ["Amazon.SecretsManager.IAmazonSecretsManager", "Amazon.SecretsManager.AmazonSecretsManagerClient"];

    public static IReadOnlyList<ApiMember> Methods { get; } =
    [
        new(Configuration + "AzureKeyVaultConfigurationExtensions", "AddAzureKeyVault"),
        new(Configuration + "SecretsManagerExtensions", "AddSecretsManager"),
        .. ApiMember.Each(["Azure.Security.KeyVault.Secrets.SecretClient"], ["GetSecret", "GetSecretAsync"]),
        .. ApiMember.Each(AmazonClients, ["GetSecretValue", "GetSecretValueAsync", "BatchGetSecretValueAsync"]),
        .. ApiMember.Each(
            ["Amazon.SecretsManager.Extensions.Caching.SecretsManagerCache"], ["GetSecretString", "GetSecretBinary"]),
        .. ApiMember.Each(
            ["Google.Cloud.SecretManager.V1.SecretManagerServiceClient"], ["AccessSecretVersion", "AccessSecretVersionAsync"]),
        new(KeyValue + "V1.IKeyValueSecretsEngineV1", "ReadSecretAsync"),
        new(KeyValue + "V2.IKeyValueSecretsEngineV2", "ReadSecretAsync"),
    ];
}
