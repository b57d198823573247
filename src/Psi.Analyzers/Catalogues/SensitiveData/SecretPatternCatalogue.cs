using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>
/// The providers whose secrets can be told by their shape, from the providers' own documentation of their formats. Prefixes that also name what is public
/// (publishable keys, test keys, key ids without a secret) are left out. Data only.
/// </summary>
internal static class SecretPatternCatalogue
{
    // Random characters have close to 4 (hex), 4.5 (base 32, lower case) or 5 bits each in texts as short as these; words, sequences and repetitions less than 3.
    private const double Words = 3.0;
    private const double Short = 2.5;

    /// <summary>All, in no order that matters: no prefix begins with another of the same length of random part.</summary>
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new("an AWS access key id, which its secret is seldom far from", "AKIA", SecretAlphabet.Base32, 16, 16, Short),
        .. new[] { "ghp_", "gho_", "ghu_", "ghs_", "ghr_" }.Select(static prefix => new SecretPattern("a GitHub token", prefix, SecretAlphabet.Base62, 36, 255, Words)),
        new("a GitHub token", "github_pat_", SecretAlphabet.UrlSafe, 59, 255, Words),
        .. new[] { "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-" }.Select(static prefix => new SecretPattern("a GitLab token", prefix, SecretAlphabet.UrlSafeParts, 20, 300, Words)),
        .. new[] { "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-" }.Select(static prefix => new SecretPattern("a Slack token", prefix, SecretAlphabet.UrlSafe, 40, 300, Short)),
        new("the address of a Slack webhook, to which anyone can post", "hooks.slack.com/services/T", SecretAlphabet.UrlSafeParts, 36, 100, Short),
        .. new[] { "sk_live_", "rk_live_" }.Select(static prefix => new SecretPattern("a Stripe key", prefix, SecretAlphabet.Base62, 16, 255, Words)),
        new("a Google API key", "AIza", SecretAlphabet.UrlSafe, 35, 35, Words),
        new("a Google client secret", "GOCSPX-", SecretAlphabet.UrlSafe, 28, 28, Words),
        new("an npm token", "npm_", SecretAlphabet.Base62, 36, 36, Words),
        new("a NuGet API key", "oy2", SecretAlphabet.LowerCase, 43, 43, Words),
        new("a PyPI token", "pypi-AgEIcHlwaS5vcmc", SecretAlphabet.UrlSafe, 50, 500, Words),
        new("a SendGrid key", "SG.", SecretAlphabet.UrlSafeParts, 66, 66, Words),
        new("an OpenAI key", "sk-proj-", SecretAlphabet.UrlSafe, 40, 300, Words),
        new("an OpenAI key", "sk-svcacct-", SecretAlphabet.UrlSafe, 40, 300, Words),
        new("an Anthropic key", "sk-ant-", SecretAlphabet.UrlSafe, 80, 300, Words),
        new("a Hugging Face token", "hf_", SecretAlphabet.Base62, 34, 40, Words),
        new("a DigitalOcean token", "dop_v1_", SecretAlphabet.Hex, 64, 64, Words),
        new("a Shopify token", "shpat_", SecretAlphabet.Hex, 32, 32, Words),
        new("a Databricks token", "dapi", SecretAlphabet.Hex, 32, 34, Words),
        new("a Postman key", "PMAK-", SecretAlphabet.UrlSafe, 59, 59, Words),
        new("a Mailgun key", "key-", SecretAlphabet.Hex, 32, 32, Words),
    ];

    /// <summary>
    /// The secrets that Azure marks in the middle, so that scanners find them: how many characters stand before the mark, and how many the secret has in all,
    /// with the <c>=</c> at its end.
    /// </summary>
    public static IReadOnlyList<(string What, string Mark, int Before, int Length)> Marked { get; } =
    [
        ("an Azure storage key", "+ASt", 76, 88),
        ("an Azure Batch key", "+ABa", 76, 88),
        ("an Azure Machine Learning key", "+AMC", 76, 88),
        ("an Azure Cosmos DB key", "ACDb", 76, 88),
        ("an Azure API Management key", "APIM", 76, 88),
        ("an Azure Functions key", "AzFu", 44, 56),
        ("an Azure Search key", "AzSe", 42, 52),
        ("an Azure container registry key", "+ACR", 42, 52),
        ("an Azure Service Bus key", "+ASb", 33, 44),
        ("an Azure Event Hubs key", "+AEh", 33, 44),
        ("an Azure Relay key", "+ARm", 33, 44),
        ("an Azure IoT key", "AIoT", 33, 44),
        ("an Azure DevOps token", "AZDO", 76, 84),
        ("a client secret of Microsoft Entra", "Q~", 4, 40),
        ("a client secret of Microsoft Entra", "Q~", 4, 37),
    ];

    /// <summary>Keys of emulators on the developer's machine, which their documentation gives to everybody: Azurite's and Cosmos DB's. Their beginnings.</summary>
    public static IReadOnlyList<string> Emulators { get; } = ["Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq", "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw"];
}
