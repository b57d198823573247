namespace Psi.Analyzers.Cryptography;

/// <summary>The forms in which code uses an algorithm; the value of a finding's <see cref="FindingProperties.Form"/>.</summary>
internal static class AlgorithmForm
{
    /// <summary><c>MD5.Create</c>, <c>MD5.HashData</c>.</summary>
    public const string StaticMember = "static-member";

    /// <summary><c>new MD5CryptoServiceProvider()</c>.</summary>
    public const string Creation = "creation";

    /// <summary><c>"MD5"</c> given to an API that looks an algorithm up by name.</summary>
    public const string Name = "name";

    /// <summary>A member whose value is an algorithm, such as <c>HashAlgorithmName.MD5</c>.</summary>
    public const string AlgorithmMember = "algorithm-member";

    /// <summary>A class that derives from a weak algorithm.</summary>
    public const string Derivation = "derivation";

    /// <summary>An API that chooses a weak algorithm when the code names none.</summary>
    public const string Default = "default";
}
