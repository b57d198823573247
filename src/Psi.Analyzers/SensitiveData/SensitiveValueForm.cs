namespace Psi.Analyzers.SensitiveData;

/// <summary>What the place of a finding is, as <see cref="FindingProperties.Form"/>.</summary>
internal static class SensitiveValueForm
{
    /// <summary>The sensitive value alone.</summary>
    public const string Itself = "itself";
}
