namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// The keys and tokens that are known by how they look, from what their providers document. Data only. Prefixes are written in two parts, so that
/// scanners of secrets don't take this list for what it describes.
/// </summary>
internal static class TokenCatalogue
{
    public static IReadOnlyList<TokenShape> All { get; } =
    [
        GitHub("p", "a GitHub personal access token"),
        GitHub("o", "a GitHub OAuth token"),
        GitHub("u", "a GitHub user token"),
        GitHub("s", "a GitHub server token"),
        GitHub("r", "a GitHub refresh token"),
        new("github" + "_pat_", "a GitHub personal access token", 82, 82, TokenAlphabet.Url),
        new("glpat" + "-", "a GitLab personal access token", 20, 300, TokenAlphabet.UrlWithDots),
        new("npm" + "_", "an npm access token", 36, 36, TokenAlphabet.Base62) { HasChecksum = true },
        new("oy" + "2", "a NuGet API key", 43, 43, TokenAlphabet.Lower),
        new("pypi" + "-", "a PyPI token", 60, 400, TokenAlphabet.Url) { Mark = "AgEIcHlwaS5vcmc" },
        new("xoxb" + "-", "a Slack bot token", 40, 250, TokenAlphabet.Url),
        new("xoxp" + "-", "a Slack user token", 40, 250, TokenAlphabet.Url),
        new("xoxa" + "-", "a Slack app token", 40, 250, TokenAlphabet.Url),
        new("xoxr" + "-", "a Slack refresh token", 40, 250, TokenAlphabet.Url),
        new("xoxs" + "-", "a Slack session token", 40, 250, TokenAlphabet.Url),
        new("hooks.slack.com" + "/services/T", "the address of a Slack webhook", 40, 60, TokenAlphabet.Path) { Mark = "/B" },
        new("sk" + "_live_", "a Stripe secret key", 24, 250, TokenAlphabet.Base62),
        new("rk" + "_live_", "a Stripe restricted key", 24, 250, TokenAlphabet.Base62),
        new("SG" + ".", "a SendGrid API key", 66, 66, TokenAlphabet.UrlWithDots) { Mark = "." },
        new("AI" + "za", "a Google API key", 35, 35, TokenAlphabet.Url),
        new("sk-proj" + "-", "an OpenAI API key", 40, 250, TokenAlphabet.Url),
        new("sk-ant" + "-", "an Anthropic API key", 40, 250, TokenAlphabet.Url),
        new("sk" + "-", "an OpenAI API key", 48, 48, TokenAlphabet.Base62) { Mark = "T3BlbkFJ" },
        new("Account" + "Key=", "an Azure storage account key", 88, 88, TokenAlphabet.Base64),
        new("SharedAccess" + "Key=", "an Azure shared access key", 44, 44, TokenAlphabet.Base64),
    ];

    /// <summary>Keys that a provider publishes: those of the storage emulator and of the Cosmos DB emulator.</summary>
    public static IReadOnlyList<string> Published { get; } = ["Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq", "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw"];

    /// <summary>What people write where a secret will be, in lower case.</summary>
    public static IReadOnlyList<string> Placeholders { get; } =
    [
        "example", "sample", "dummy", "fake", "test", "placeholder", "changeme", "change_me", "change-me", "your", "xxxx", "redacted", "insert", "replace", "secret", "password", "passwd", "mypass", "todo", "1234567", "abcdefg",
        "****", "....", "<", ">", "{", "}", "$(", "%s", "[",
    ];

    private static TokenShape GitHub(string letter, string kind) => new("gh" + letter + "_", kind, 36, 36, TokenAlphabet.Base62) { HasChecksum = true };
}
