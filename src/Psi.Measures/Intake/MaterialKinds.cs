using Psi.Manifest;

namespace Psi.Measures;

/// <summary>What figures are made of, as files are noted by it. Events are noted by their kind, values by their measure.</summary>
internal static class MaterialKinds
{
    public const string Coverage = "coverage";

    public const string Tests = "test-result";

    public static string Of(EventKind kind) => ManifestWord.Of(kind);

    public static string Runs(ToolPractice practice) => $"run of {ManifestWord.Of(practice)}";

    public static string Findings(ToolPractice practice) => $"finding of {ManifestWord.Of(practice)}";
}
