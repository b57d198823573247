namespace Psi.Analyzers.Tests;

/// <summary>Services that a policy names, as Psi.Build passes them to the compiler.</summary>
internal static class NamedServices
{
    /// <summary>An identity service with a trace of each kind.</summary>
    public static string Identity { get; } = Of(
        "identity-provider",
        "Contoso Identity",
        "identity",
        hosts: "login.contoso.example",
        apis: "Contoso.Identity.*",
        keys: "Identity:Authority",
        otherHosts: "*.auth0.com\naccounts.fabrikam.example",
        otherApis: "Fabrikam.Login.Client\nFabrikam.Tools.Setup.AddFabrikam",
        otherKeys: "Auth0:Domain");

    /// <summary>A service of a kind, with nothing that shows it.</summary>
    public static string OfKind(string kind) => Of($"our-{kind}", $"Contoso {kind}", kind);

    /// <summary>One service, encoded as a whole.</summary>
    public static string Of(
        string id,
        string title,
        string kind,
        string advice = "Use Contoso Identity instead.",
        string hosts = "",
        string apis = "",
        string keys = "",
        string otherHosts = "",
        string otherApis = "",
        string otherKeys = "") => Uri.EscapeDataString(string.Join(
            "|",
            new[] { id, title, kind, advice, hosts, apis, keys, otherHosts, otherApis, otherKeys }.Select(Uri.EscapeDataString)));

    /// <summary>The line of the global configuration.</summary>
    public static string Option(params IEnumerable<string> services) => $"psi.services = {string.Join(",", services)}";
}
