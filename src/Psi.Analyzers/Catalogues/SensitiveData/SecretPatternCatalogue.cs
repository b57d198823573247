using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>
/// The providers whose secrets have a shape of their own, from the providers' own documentation. Prefixes that public values have too
/// (publishable keys, test keys, key ids without a secret) are left out. Data only.
/// </summary>
internal static class SecretPatternCatalogue
{
    // Random characters have close to 4 (hex), 4.5 (base 32, lower case) or 5 bits each in texts as short as these. Words, sequences and
    // repetitions have less than 3.
    private const double Words = 3.0;
    private const double Short = 2.5;

    /// <summary>All patterns, in any order: no prefix is the beginning of another with a random part of the same length.</summary>
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new("an AWS access key id, which its secret is seldom far from", "AKIA", SecretAlphabet.Base32, 16, 16, Short),
        new("a GitHub token", "ghp_", SecretAlphabet.Base62, 36, 255, Words),
        new("a GitHub token", "gho_", SecretAlphabet.Base62, 36, 255, Words),
        new("a GitHub token", "ghu_", SecretAlphabet.Base62, 36, 255, Words),
        new("a GitHub token", "ghs_", SecretAlphabet.Base62, 36, 255, Words),
        new("a GitHub token", "ghr_", SecretAlphabet.Base62, 36, 255, Words),
        new("a GitHub token", "github_pat_", SecretAlphabet.UrlSafe, 59, 255, Words),
        new("a GitLab token", "glpat-", SecretAlphabet.UrlSafeParts, 20, 300, Words),
        new("a GitLab token", "gldt-", SecretAlphabet.UrlSafeParts, 20, 300, Words),
        new("a GitLab token", "glrt-", SecretAlphabet.UrlSafeParts, 20, 300, Words),
        new("a GitLab token", "glptt-", SecretAlphabet.UrlSafeParts, 20, 300, Words),
        new("a GitLab token", "glcbt-", SecretAlphabet.UrlSafeParts, 20, 300, Words),
        new("a Slack token", "xoxb-", SecretAlphabet.UrlSafe, 40, 300, Short),
        new("a Slack token", "xoxp-", SecretAlphabet.UrlSafe, 40, 300, Short),
        new("a Slack token", "xoxa-", SecretAlphabet.UrlSafe, 40, 300, Short),
        new("a Slack token", "xoxr-", SecretAlphabet.UrlSafe, 40, 300, Short),
        new("a Slack token", "xoxs-", SecretAlphabet.UrlSafe, 40, 300, Short),
        new("a Slack token", "xoxe-", SecretAlphabet.UrlSafe, 40, 300, Short),
        new("a Slack token", "xapp-", SecretAlphabet.UrlSafe, 40, 300, Short),
        new(
            "the address of a Slack webhook, to which anyone can post",
            "hooks.slack.com/services/T",
            SecretAlphabet.UrlSafeParts,
            36,
            100,
            Short),
        new("a Stripe key", "sk_live_", SecretAlphabet.Base62, 16, 255, Words),
        new("a Stripe key", "rk_live_", SecretAlphabet.Base62, 16, 255, Words),
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

    /// <summary>The secrets that Azure marks in the middle, so that scanners find them.</summary>
    public static IReadOnlyList<MarkedSecret> Marked { get; } =
    [
        new("an Azure storage key", "+ASt", 76, 88),
        new("an Azure Batch key", "+ABa", 76, 88),
        new("an Azure Machine Learning key", "+AMC", 76, 88),
        new("an Azure Cosmos DB key", "ACDb", 76, 88),
        new("an Azure API Management key", "APIM", 76, 88),
        new("an Azure Functions key", "AzFu", 44, 56),
        new("an Azure Search key", "AzSe", 42, 52),
        new("an Azure container registry key", "+ACR", 42, 52),
        new("an Azure Service Bus key", "+ASb", 33, 44),
        new("an Azure Event Hubs key", "+AEh", 33, 44),
        new("an Azure Relay key", "+ARm", 33, 44),
        new("an Azure IoT key", "AIoT", 33, 44),
        new("an Azure DevOps token", "AZDO", 76, 84),
        new("a client secret of Microsoft Entra", "Q~", 4, 40),
        new("a client secret of Microsoft Entra", "Q~", 4, 37),
    ];

    /// <summary>
    /// How the keys of emulators begin that run on the developer's machine. Their documentation publishes these keys: Azurite's and Cosmos
    /// DB's.
    /// </summary>
    public static IReadOnlyList<string> Emulators { get; } =
    [
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq",
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw",
    ];
}

/// <summary>A secret with a fixed mark.</summary>
/// <param name="What">What it is, with its article, as the object of a sentence.</param>
/// <param name="Mark">The mark.</param>
/// <param name="Before">The number of characters before the mark.</param>
/// <param name="Length">The number of all characters, with the <c>=</c> at the end.</param>
internal sealed record MarkedSecret(string What, string Mark, int Before, int Length);
