namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What reads files, and how the names of files with secrets look. Data only.</summary>
internal static class SecretFileCatalogue
{
    public const string Path = "Path";

    /// <summary>Words that name a secret together: <c>api-key</c>, <c>apiKeys</c>.</summary>
    public const string Api = "api";

    public const string Key = "key";

    public const string Keys = "keys";

    /// <summary>What the variables of one environment are in: <c>.env.production</c>.</summary>
    public const string EnvironmentOf = ".env.";

    private const string Configuration = "Microsoft.Extensions.Configuration.";
    private const string Certificates = "System.Security.Cryptography.X509Certificates.";

    public static IReadOnlyList<ApiMember> Readers { get; } =
    [
        .. ApiMember.Each(
            ["System.IO.File"],
            [
                "ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync", "ReadAllLines", "ReadAllLinesAsync", "ReadLines",
                "ReadLinesAsync", "OpenRead", "OpenText",
            ],
            "path"),
        new(Configuration + "JsonConfigurationExtensions", "AddJsonFile", "path"),
        new(Configuration + "IniConfigurationExtensions", "AddIniFile", "path"),
        new(Configuration + "XmlConfigurationExtensions", "AddXmlFile", "path"),
        new(Configuration + "KeyPerFileConfigurationBuilderExtensions", "AddKeyPerFile", "directoryPath"),
        new(Certificates + "X509Certificate2", ApiMember.Constructor, "fileName"),
        new(Certificates + "X509Certificate2", "CreateFromPemFile", "keyPemFilePath"),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12FromFile", "path"),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12CollectionFromFile", "path"),
        new("DotNetEnv.Env", "Load", "path"),
    ];

    /// <summary>Methods of <c>Path</c> that put a path together.</summary>
    public static HashSet<string> Joining { get; } = new(StringComparer.Ordinal) { "Combine", "Join" };

    /// <summary>Endings of files that hold a private key or secrets.</summary>
    public static string[] SecretEndings { get; } = [".pfx", ".p12", ".key", ".env"];

    /// <summary>Words in the names of files with secrets.</summary>
    public static HashSet<string> SecretWords { get; } = new(StringComparer.Ordinal)
    {
        "secret", "secrets", "credential", "credentials", "password", "passwords", "apikey", "apikeys",
    };

    /// <summary>Words in the names of files that are about secrets and hold none, or hold those of nobody.</summary>
    public static HashSet<string> HarmlessWords { get; } = new(StringComparer.Ordinal)
    {
        "reset", "forgot", "forgotten", "template", "templates", "schema", "policy", "rules", "common", "weak", "worst", "banned",
        "blacklist", "blocklist", "denylist", "breached", "pwned", "top", "list", "dictionary", "example", "sample", "test", "tests",
        "dummy", "public", "license", "licence", "help", "docs", "readme", "mail", "email", "changed", "expired", "expiry",
        "scanner", "patterns",
    };

    /// <summary>Endings of files that are shown to people, or are public.</summary>
    public static HashSet<string> HarmlessEndings { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ".html", ".htm", ".cshtml", ".razor", ".md", ".resx", ".mjml", ".liquid", ".hbs", ".css", ".js", ".svg", ".png", ".sql", ".cs",
        ".cer", ".crt", ".pub", ".csv", ".example", ".sample", ".template", ".dist",
    };

    /// <summary>
    /// Folders that a platform fills with secrets of a vault, the user secrets of a developer's machine, and folders of texts.
    /// </summary>
    public static string[] HarmlessFolders { get; } =
    [
        "/run/", "/var/run/", "/mnt/", "/etc/secret", "/vault/", "usersecrets", "/templates/", "/locales/", "/i18n/", "/emails/", "/lang/",
    ];
}
