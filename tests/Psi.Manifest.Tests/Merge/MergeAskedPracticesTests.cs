using Psi.Policy;

namespace Psi.Manifest.Tests;

/// <summary>What the policy asks of the product, as each build says it: the strictest counts.</summary>
public sealed class MergeAskedPracticesTests
{
    [Fact]
    public void Each_is_named_once_as_strictly_as_any_build_says()
    {
        var manifest = ManifestMerge.Merge(
            [
                Asking("a/A.csproj", Asked("threat-model", Severity.Warning, 90), Asked("sbom", Severity.Warning, null)),
                Asking("b/B.csproj", Asked("threat-model", Severity.Error, 365)),
            ],
            Examples.CompleteManifest.Subject,
            ["a/A.csproj", "b/B.csproj"]);

        Assert.Equal(
            [("sbom", Severity.Warning, null), ("threat-model", Severity.Error, (int?)90)],
            manifest.AskedPractices.Select(asked => (asked.Id, asked.Severity, asked.MaxAgeDays)));
    }

    private static Fragment Asking(string project, params IReadOnlyList<ManifestAskedPractice> asked) =>
        Examples.Built(project) with { AskedPractices = asked };

    private static ManifestAskedPractice Asked(string id, Severity severity, int? days) =>
        new() { Id = id, Severity = severity, MaxAgeDays = days, At = new FileLocation("psi.yaml", 1, 1) };
}
