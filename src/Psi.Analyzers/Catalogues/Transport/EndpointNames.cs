namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Names of what addresses and mail servers are made of. Data only.</summary>
internal static class EndpointNames
{
    /// <summary>The type of an address, and its namespace.</summary>
    public const string Uri = "Uri";

    public const string UriNamespace = "System";

    /// <summary>The property of a mail client for its server.</summary>
    public const string Host = "Host";

    public static string[] UriParameters { get; } = ["uriString", "baseUri"];

    public static string[] HostParameters { get; } = ["host"];
}
