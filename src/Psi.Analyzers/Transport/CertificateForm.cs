namespace Psi.Analyzers.Transport;

/// <summary>What PSI3201 found, as <see cref="FindingProperties.Form"/>.</summary>
internal static class CertificateForm
{
    /// <summary>A lambda or an anonymous method.</summary>
    public const string Function = "function";

    /// <summary>A method that is used as a callback.</summary>
    public const string Method = "method";

    /// <summary>A member of a library that accepts every certificate.</summary>
    public const string Member = "member";

    /// <summary>A value that is given to a setting.</summary>
    public const string Setting = "setting";
}
