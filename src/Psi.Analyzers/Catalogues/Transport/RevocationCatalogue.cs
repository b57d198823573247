using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Where code says whether a certificate may be revoked. Data only.</summary>
internal static class RevocationCatalogue
{
    /// <summary>Properties that switch the check off: a mode by <c>NoCheck</c>, a switch by <see langword="false"/>.</summary>
    public static IReadOnlyList<RevocationProperty> Properties { get; } =
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

    /// <summary>The settings of a chain; beside <see cref="TrustMode"/> its revocation mode may be a private CA's, which often publishes no list.</summary>
    public const string ChainPolicy = "System.Security.Cryptography.X509Certificates.X509ChainPolicy";

    public const string TrustMode = "TrustMode";

    private const string Mode = "RevocationMode";
}

/// <summary>A property that decides whether revocation is checked.</summary>
internal sealed record RevocationProperty(string TypeMetadataName, string Name) : ICataloguedMember;
