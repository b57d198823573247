namespace Psi.Policy;

/// <summary>The policy that ships with Psi.</summary>
public static class BaselinePolicy
{
    /// <summary>How the baseline is named in output.</summary>
    public const string Name = "psi-baseline.yaml";

    private static readonly Lazy<PolicyLayer> Shared = new(Read);

    /// <summary>The baseline as a layer.</summary>
    public static PolicyLayer Layer => Shared.Value;

    private static PolicyLayer Read()
    {
        using var stream = typeof(BaselinePolicy).Assembly.GetManifestResourceStream("Psi.Policy.baseline.yaml")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var layer = PolicyLayer.Read(PolicyLayerKind.Baseline, Name, bytes.ToArray(), out var problems);
        return layer ?? throw new InvalidOperationException($"The built-in baseline is invalid: {string.Join("; ", problems)}");
    }
}
