namespace Psi.Analyzers.Transport;

/// <summary>Where .NET's APIs switch certificate validation off by name. Data only; <see cref="CertificateValidationSymbols"/> binds it.</summary>
internal static class CertificateValidationCatalogue
{
    /// <summary>A delegate that takes this and returns <see cref="bool"/> decides whether a certificate is accepted, whatever library declares it.</summary>
    public const string PolicyErrors = "System.Net.Security.SslPolicyErrors";

    /// <summary>The validation interface of .NET Framework 1.x, still honoured by <c>ServicePointManager.CertificatePolicy</c>.</summary>
    public const string CertificatePolicy = "System.Net.ICertificatePolicy";

    public const string CertificatePolicyMethod = "CheckValidationResult";

    private const string UsePlatformValidation =
        "Remove it so that the platform validates; to trust a private CA, list it in X509ChainPolicy.CustomTrustStore";

    /// <summary>Delegates that decide without <see cref="PolicyErrors"/>.</summary>
    public static IReadOnlyList<string> Delegates { get; } = ["System.DirectoryServices.Protocols.VerifyServerCertificateCallback"];

    /// <summary>Values that mean "accept anything", and methods that arrange it.</summary>
    public static IReadOnlyList<AcceptingMember> Members { get; } =
    [
        new("System.Net.Http.HttpClientHandler", "DangerousAcceptAnyServerCertificateValidator", UsePlatformValidation),
        new("System.Security.Cryptography.X509Certificates.X509VerificationFlags", "AllFlags", "Ignore only the one check you have a reason for, or none"),
        new("System.ServiceModel.Security.X509CertificateValidationMode", "None", "Use ChainTrust or PeerTrust"),
        new("CoreWCF.Security.X509CertificateValidationMode", "None", "Use ChainTrust or PeerTrust"),
        new("System.IdentityModel.Selectors.X509CertificateValidator", "None", "Use X509CertificateValidator.ChainTrust or PeerTrust"),
        new("CoreWCF.IdentityModel.Selectors.X509CertificateValidator", "None", "Use X509CertificateValidator.ChainTrust or PeerTrust"),
        new("Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions", "AllowAnyClientCertificate", UsePlatformValidation),
    ];

    /// <summary>What to do about a callback that accepts everything.</summary>
    public static string CallbackAdvice => UsePlatformValidation;
}

/// <summary>A member whose use switches validation off.</summary>
/// <param name="Advice">What to do instead, as a sentence without its full stop.</param>
internal sealed record AcceptingMember(string TypeMetadataName, string Name, string Advice);
