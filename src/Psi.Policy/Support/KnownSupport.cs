namespace Psi.Policy;

/// <summary>The ends of support that ship with Psi: facts, and so below every policy, also one that says <c>extends: none</c>.</summary>
public static class KnownSupport
{
    /// <summary>How the data is named in output.</summary>
    public const string Name = "psi-support.yaml";

    private static readonly Lazy<PolicyLayer> Shared = new(static () => EmbeddedLayer.Read("Psi.Policy.support.yaml", Name));

    /// <summary>The data as a layer that has nothing else.</summary>
    internal static PolicyLayer Layer => Shared.Value;

    /// <summary>The entries, in the order of the file.</summary>
    public static IReadOnlyList<SupportEntry> Entries => Layer.File.Support;
}
