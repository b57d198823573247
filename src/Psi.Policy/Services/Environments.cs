namespace Psi.Policy;

/// <summary>Names of environments, as <c>ASPNETCORE_ENVIRONMENT</c> and the names of settings files give them.</summary>
public static class Environments
{
    private static readonly HashSet<string> Development = new(StringComparer.OrdinalIgnoreCase)
    {
        "Development", "Dev", "Debug", "Local", "Localhost", "LocalDevelopment", "Test", "Tests", "Testing", "UnitTest", "UnitTests",
        "IntegrationTest", "IntegrationTests", "CI",
    };

    /// <summary>Whether an environment is that of developers or tests, where a stand-in for a service does no harm.</summary>
    public static bool IsDevelopment(string? environment) => environment is not null && Development.Contains(environment);
}
