using Psi.Manifest;

namespace Psi.Measures;

/// <summary>What figures are made of, as files are noted by it. Events are noted by their kind, values by their measure.</summary>
public static class MaterialKinds
{
    /// <summary>Lines and branches.</summary>
    public const string Coverage = "coverage";

    /// <summary>Results of tests.</summary>
    public const string Tests = "test-result";

    /// <summary>Events of a kind.</summary>
    public static string Of(EventKind kind) => ManifestWord.Of(kind);

    /// <summary>Runs of tools of a practice.</summary>
    public static string Runs(ToolPractice practice) => $"run of {ManifestWord.Of(practice)}";

    /// <summary>Findings of tools of a practice.</summary>
    public static string Findings(ToolPractice practice) => $"finding of {ManifestWord.Of(practice)}";
}
