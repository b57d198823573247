namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Where code says whether a certificate may be revoked. Data only.</summary>
internal static class RevocationCatalogue
{
    /// <summary>
    /// The settings of a chain. Code that also sets <see cref="TrustMode"/> may trust a private CA, which often publishes no revocation
    /// list.
    /// </summary>
    public const string ChainPolicy = "System.Security.Cryptography.X509Certificates.X509ChainPolicy";

    public const string TrustMode = "TrustMode";

    private const string Mode = "RevocationMode";

    /// <summary>Properties that switch the check off: a mode by <c>NoCheck</c>, a switch by <see langword="false"/>.</summary>
    public static IReadOnlyList<ApiMember> Properties { get; } =
    [
        new(ChainPolicy, Mode),
        new("System.Net.Security.SslClientAuthenticationOptions", "CertificateRevocationCheckMode"),
        new("Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions", Mode),
        new("System.ServiceModel.Security.X509ServiceCertificateAuthentication", Mode),
        new("System.ServiceModel.Security.X509ClientCertificateAuthentication", Mode),
        new("CoreWCF.Security.X509ServiceCertificateAuthentication", Mode),
        new("CoreWCF.Security.X509ClientCertificateAuthentication", Mode),
        new("System.Net.Http.HttpClientHandler", "CheckCertificateRevocationList"),
        new("System.Net.Http.WinHttpHandler", "CheckCertificateRevocationList"),
        new("System.Net.ServicePointManager", "CheckCertificateRevocationList"),
        new("MailKit.MailService", "CheckCertificateRevocation"),
    ];
}
