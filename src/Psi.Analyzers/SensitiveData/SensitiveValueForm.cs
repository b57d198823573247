namespace Psi.Analyzers.SensitiveData;

/// <summary>The form of the code at a finding, for <see cref="FindingProperties.Form"/>.</summary>
internal static class SensitiveValueForm
{
    /// <summary>The sensitive value alone.</summary>
    public const string Itself = "itself";
}
