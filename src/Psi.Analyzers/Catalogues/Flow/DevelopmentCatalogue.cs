namespace Psi.Analyzers.Catalogues.Flow;

/// <summary>The names by which <c>DevelopmentGuard</c> tells code that runs only in development. Data only.</summary>
internal static class DevelopmentCatalogue
{
    /// <summary>The symbol that a debug build defines.</summary>
    public const string DebugSymbol = "DEBUG";

    /// <summary>The method of a host's environment that is true in production.</summary>
    public const string IsProduction = "IsProduction";

    /// <summary>The method of a host's environment that compares its name.</summary>
    public const string IsEnvironment = "IsEnvironment";

    /// <summary>
    /// Common names of environments that only developers use. Staging is not one of them: it is made to be like production.
    /// </summary>
    public static HashSet<string> Environments { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "Development", "Dev", "Local", "Localhost", "Debug", "Test", "Testing", "IntegrationTest", "IntegrationTests",
    };

    /// <summary>Parts of the names of switches that somebody turns on for development or to look for a fault.</summary>
    public static string[] Switches { get; } =
    [
        "IsDev",
        "Development",
        "IsLocal",
        "IsTest",
        "Debug",
        "Detailed",
        "IncludeDetails",
        "ShowDetails",
        "Verbose",
        "StackTrace",
        "SensitiveData",
        "ShowPII",
        "ShowError",
        "ShowException",
        "IncludeException",
    ];
}
