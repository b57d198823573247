namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>The versions of SSL and TLS that are no longer allowed. Both enums of .NET use the same bits for each version.</summary>
internal static class ObsoleteProtocolCatalogue
{
    /// <summary>The enums for a set of protocol versions.</summary>
    public static IReadOnlyList<ApiType<ProtocolSet>> Sets { get; } =
    [
        new("System.Security.Authentication.SslProtocols", new("SslProtocols", SystemChoice: "None")),
        new("System.Net.SecurityProtocolType", new("SecurityProtocolType", SystemChoice: "SystemDefault")),
    ];

    /// <summary>Each obsolete version with the bits of its client and its server side.</summary>
    private static readonly (long Bits, string Name)[] Versions = [(12, "SSL 2.0"), (48, "SSL 3.0"), (192, "TLS 1.0"), (768, "TLS 1.1")];

    /// <summary>The names of the obsolete versions in a set, oldest first; null when there are none.</summary>
    public static string? NamesIn(long protocols)
    {
        var names = Versions.Where(version => (protocols & version.Bits) != 0).Select(static version => version.Name).ToArray();
        return names.Length == 0 ? null : string.Join(" and ", names);
    }
}

/// <summary>An enum of protocol versions.</summary>
/// <param name="Name">Its name without the namespace.</param>
/// <param name="SystemChoice">Its member that leaves the choice to the operating system.</param>
internal sealed record ProtocolSet(string Name, string SystemChoice)
{
    /// <summary>The version to name where the choice can't be left to the system: it is part of each framework that has the enum.</summary>
    public const string OldestAllowed = "Tls12";

    /// <summary>What to use instead, as the end of a sentence without its full stop.</summary>
    public string Advice => SystemChoice == OldestAllowed
        ? $"{Name}.{OldestAllowed}"
        : $"{Name}.{SystemChoice}, which leaves the choice to the system, or allow only TLS 1.2 and 1.3";

    /// <summary>The set in a framework whose enum has no such member.</summary>
    public ProtocolSet WithoutSystemChoice => this with { SystemChoice = OldestAllowed };
}
