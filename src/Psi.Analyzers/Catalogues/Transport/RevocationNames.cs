namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Names of revocation modes and of what makes a chain one that is only looked at. Data only.</summary>
internal static class RevocationNames
{
    /// <summary>The mode that switches the check off, and the one to use instead.</summary>
    public const string NoCheck = "NoCheck";

    public const string Online = "Online";

    public const string VerificationFlags = "X509VerificationFlags";

    public const string AllowUnknownAuthority = "AllowUnknownCertificateAuthority";
}
