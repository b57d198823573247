namespace Psi.Analyzers;

/// <summary>Keys of the properties a finding carries beside its message; they reach the error log as <c>customProperties</c>.</summary>
internal static class FindingProperties
{
    /// <summary>The name of the algorithm a finding about cryptography means, such as <c>MD5</c> or <c>TripleDES</c>.</summary>
    public const string Algorithm = "algorithm";

    /// <summary>PSI3103: how many bits an RSA key is to have.</summary>
    public const string Bits = "bits";

    /// <summary>PSI1101: the component's package URL with its version.</summary>
    public const string Component = "component";

    /// <summary>PSI1101: the rule of the decision about the component: <c>PSI1001</c>, <c>PSI1002</c> or <c>PSI1003</c>.</summary>
    public const string Decision = "decision";

    /// <summary>PSI3205: the setting to change, without spaces, in lower case; empty when there is more than one.</summary>
    public const string Setting = "setting";

    /// <summary>PSI3205: the value that setting should have.</summary>
    public const string SecureValue = "secureValue";

    /// <summary>The shape in which the code says it; the values are the rule's own constants.</summary>
    public const string Form = "form";

    /// <summary>PSI3108: the least number to write, where what is made with another stays valid.</summary>
    public const string Least = "least";
}
