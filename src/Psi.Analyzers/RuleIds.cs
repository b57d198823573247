namespace Psi.Analyzers;

/// <summary>Every diagnostic id this room reports. An id is never reused and never changes its meaning.</summary>
internal static class RuleIds
{
    public const string UnapprovedComponentApi = "PSI1101";

    public const string WeakHashAlgorithm = "PSI3101";

    public const string CertificateValidationDisabled = "PSI3201";

    public const string ObsoleteProtocol = "PSI3202";

    public const string ClearTextEndpoint = "PSI3203";

    public const string ClearTextMetadata = "PSI3204";

    public const string ConnectionStringSecurity = "PSI3205";

    public const string RevocationNotChecked = "PSI3206";

    public const string SensitiveLogging = "PSI3504";
}
