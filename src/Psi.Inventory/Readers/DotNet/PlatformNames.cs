namespace Psi.Inventory;

/// <summary>
/// The names that the parts of .NET have as generic components. A policy permits them by these names, so a file that is called like one of
/// them must not get its name.
/// </summary>
internal static class PlatformNames
{
    private static readonly string[] Names =
    [
        "dotnet-runtime", "dotnet-framework", "netstandard", DotNetSdk.Name, "aspnetcore-runtime", "windowsdesktop-runtime",
    ];

    /// <summary>Whether a name is one of them.</summary>
    public static bool Has(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
