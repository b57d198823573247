namespace Psi.Analyzers.Services;

/// <summary>The kinds of service for which code shows what a product builds itself instead.</summary>
internal static class ServiceKind
{
    public const string Identity = "identity";

    public const string Secrets = "secrets";

    public const string Logging = "logging";

    public const string EdgeProtection = "edge-protection";
}
