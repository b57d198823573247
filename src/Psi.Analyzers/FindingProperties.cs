namespace Psi.Analyzers;

/// <summary>Keys of the properties a finding carries beside its message; they reach the error log as <c>customProperties</c>.</summary>
internal static class FindingProperties
{
    /// <summary>PSI3101: the algorithm's name, such as <c>MD5</c> or <c>HMACSHA1</c>.</summary>
    public const string Algorithm = "algorithm";

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
}
