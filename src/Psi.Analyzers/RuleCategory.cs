namespace Psi.Analyzers;

/// <summary>The categories of rules, one for each range of ids.</summary>
internal static class RuleCategory
{
    /// <summary>PSI01xx: what the gate has to know of the compile.</summary>
    public const string Facts = "PsiFacts";

    /// <summary>PSI11xx.</summary>
    public const string Components = "PsiComponents";

    /// <summary>PSI20xx.</summary>
    public const string Services = "PsiServices";

    /// <summary>PSI31xx.</summary>
    public const string Cryptography = "PsiCryptography";

    /// <summary>PSI32xx.</summary>
    public const string Transport = "PsiTransport";

    /// <summary>PSI34xx.</summary>
    public const string Deserialization = "PsiDeserialization";

    /// <summary>PSI35xx.</summary>
    public const string SensitiveData = "PsiSensitiveData";

    /// <summary>PSI39xx: what supports a requirement.</summary>
    public const string Evidence = "PsiEvidence";
}
