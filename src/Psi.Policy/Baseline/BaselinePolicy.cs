namespace Psi.Policy;

/// <summary>The policy that ships with Psi.</summary>
public static class BaselinePolicy
{
    /// <summary>How the baseline is named in output.</summary>
    public const string Name = "psi-baseline.yaml";

    private static readonly Lazy<PolicyLayer> Shared = new(static () => EmbeddedLayer.Read("Psi.Policy.baseline.yaml", Name));

    /// <summary>The baseline as a layer.</summary>
    public static PolicyLayer Layer => Shared.Value;
}
