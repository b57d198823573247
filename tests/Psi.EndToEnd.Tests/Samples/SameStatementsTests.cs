using System.Text.Json;

namespace Psi.EndToEnd.Tests.Samples;

/// <summary>A build and a verification state the same of a commit, section by section. What differs is named, with the reason.</summary>
[Collection(nameof(SampleManifests))]
public sealed class SameStatementsTests(SampleManifests manifests)
{
    /// <summary>What differs between every build and its verification.</summary>
    private static readonly Dictionary<string, string> Everywhere = new(StringComparer.Ordinal)
    {
        ["madeBy"] = "it says which of the two it is",
        ["log"] = "only a verification has a log to speak of",
        ["tool/name"] = "the package decides in a build, the tool in a verification",
        ["tool/analyzersSha256"] = "a build says which analyzers it was given; a verification has its own",
        ["subject/artifacts"] = "only a verification knows which assemblies it speaks of",
    };

    /// <summary>What differs in one product.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> ByProduct = new(StringComparer.Ordinal)
    {
        ["mail-worker"] = new(StringComparer.Ordinal)
        {
            ["overrides[PsiToday]"] = "the build was given its date as a property; a verification takes none from the repo",
        },
        ["payments-api"] = new(StringComparer.Ordinal)
        {
            ["overrides[PsiToday]"] = "the same, of the API",
            ["overrides[PsiToday]#2"] = "the same, of its tests",
        },
        ["web-shop"] = new(StringComparer.Ordinal)
        {
            ["overrides[PsiToday]"] = "the same, of the shop",
            ["overrides[PsiToday]#2"] = "the same, of its catalogue",
            // Its .editorconfig silences PSI3101, which has no effect on a verification; so the MD5 in the price feed is found there.
            ["projects[src/WebShop/WebShop.csproj]/rules[PSI3101]/state"] = "the rule ran",
            ["projects[src/WebShop/WebShop.csproj]/rules[PSI3101]/how"] = "so there is no cause why it did not",
            ["projects[src/WebShop/WebShop.csproj]/rules[PSI3101]/at"] = "nor a place of it",
            ["findings[PSI0102]"] = "so it is not reported that it was silenced",
            ["findings[PSI3101]"] = "but what it found",
            ["requirements[MAR-CRYPTO-1]/state"] = "so its requirement is unmet instead of not assessed",
            ["requirements[MAR-CRYPTO-1]/projects[src/WebShop/WebShop.csproj]/state"] = "in the project that has the finding",
            ["requirements[MAR-CRYPTO-1]/projects[src/WebShop/WebShop.csproj]/reason"] = "because of it",
            ["requirements[MAR-CRYPTO-1]/projects[src/WebShop/WebShop.csproj]/findings"] = "which counts",
            ["measurements[requirements.assessed]/numerator"] = "and one more requirement is assessed",
            ["findings[PSI0104]"] = "the verification tells that the build said otherwise",
            ["projects[src/WebShop/WebShop.csproj]/warnings"] = "with a warning",
        },
    };

    public static TheoryData<string> Products => [.. SampleManifests.Products];

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_section_is_the_same_but_for_what_must_differ(string product)
    {
        using var built = JsonDocument.Parse(OfOnePolicy(manifests.BuiltText(product)));
        using var verified = JsonDocument.Parse(OfOnePolicy(manifests.VerifiedText(product)));

        var differences = JsonDifferences.Between(built.RootElement, verified.RootElement);

        var expected = Everywhere.Keys.Concat(ByProduct[product].Keys).Order(StringComparer.Ordinal);
        Assert.True(
            expected.SequenceEqual(differences.Keys),
            string.Join('\n', differences.Select(difference => $"{difference.Key}: {difference.Value}")));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void The_sections_that_are_compared_say_something(string product)
    {
        using var built = JsonDocument.Parse(manifests.BuiltText(product));

        Assert.All(
            ["projects", "components", "services", "requirements", "measurements", "practices", "inputs"],
            section => Assert.NotEqual(0, built.RootElement.GetProperty(section).GetArrayLength()));
    }

    // The same policy comes in a package of the repo to the one, and as a file from elsewhere to the other.
    private static string OfOnePolicy(string manifest) => manifest
        .Replace("\"contoso.securitypolicy/1.0.0/policy/contoso.yaml\"", "\"the policy\"", StringComparison.Ordinal)
        .Replace("\"(outside)/contoso.yaml\"", "\"the policy\"", StringComparison.Ordinal)
        .Replace("\"contoso.yaml\"", "\"the policy\"", StringComparison.Ordinal);
}
