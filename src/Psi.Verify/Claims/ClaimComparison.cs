using Psi.Manifest;

namespace Psi.Verify.Claims;

/// <summary>Compares what the repo's own build said of a project with what the verification found.</summary>
internal static class ClaimComparison
{
    private const int Named = 5;

    /// <summary>What the two disagree about, both sides in words; null when they agree.</summary>
    /// <param name="claimed">The fragment of the repo's build.</param>
    /// <param name="verified">That of the verification.</param>
    public static string? Difference(Fragment claimed, Fragment verified)
    {
        var differences = Context(claimed, verified)
            .Concat(Requirements(claimed, verified))
            .Concat(Components(claimed, verified))
            .ToList();
        return differences.Count == 0
            ? null
            : string.Join("; ", differences.Take(Named))
                + (differences.Count > Named ? $"; and {differences.Count - Named} more" : "");
    }

    private static IEnumerable<string> Context(Fragment claimed, Fragment verified)
    {
        if (claimed.Policy.Sha256 != verified.Policy.Sha256)
        {
            yield return $"it was decided by policy {Name(claimed.Policy)}, the verification by {Name(verified.Policy)}";
        }

        if (claimed.Policy.DecidedFor != verified.Policy.DecidedFor)
        {
            yield return $"it was decided for {claimed.Policy.DecidedFor}, the verification for {verified.Policy.DecidedFor}";
        }

        if (InputOf(claimed) is var product && product != InputOf(verified))
        {
            yield return "it was decided by another psi.yaml than the one that is there";
        }

        if (claimed.Tool.Version != verified.Tool.Version)
        {
            yield return $"it was decided by Psi {claimed.Tool.Version}, the verification by {verified.Tool.Version}";
        }
        else if (claimed.Tool.AnalyzersSha256 is { } analyzers && analyzers != verified.Tool.AnalyzersSha256)
        {
            yield return $"other analyzers looked ({analyzers[..8]}) than those of Psi {verified.Tool.Version}";
        }
    }

    private static IEnumerable<string> Requirements(Fragment claimed, Fragment verified)
    {
        var said = claimed.Requirements.ToLookup(requirement => requirement.Id, StringComparer.Ordinal);
        foreach (var requirement in verified.Requirements)
        {
            if (said[requirement.Id].FirstOrDefault() is { } other && other.State != requirement.State)
            {
                yield return
                    $"{requirement.Id} was {Word(other.State)}, and is {Word(requirement.State)} "
                    + $"({requirement.Projects.FirstOrDefault()?.Reason})";
            }
        }
    }

    private static IEnumerable<string> Components(Fragment claimed, Fragment verified)
    {
        var (said, found) = (Decisions(claimed), Decisions(verified));
        foreach (var (purl, decision) in found.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!said.TryGetValue(purl, out var other))
            {
                yield return $"{purl} was not seen, and is {decision}";
            }
            else if (other != decision)
            {
                yield return $"{purl} was {other}, and is {decision}";
            }
        }

        foreach (var purl in said.Keys.Where(purl => !found.ContainsKey(purl)).Order(StringComparer.Ordinal))
        {
            yield return $"{purl} was {said[purl]}, and is not used";
        }
    }

    // A build and a restore elsewhere may know of other package hashes and chains; what counts is what was decided.
    // A claim may state a component twice.
    private static Dictionary<string, string> Decisions(Fragment fragment) => fragment.Components
        .GroupBy(component => component.Purl.ToString(), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => string.Join(
            ", ",
            same.SelectMany(component => component.Uses)
                .Select(use => $"{Word(use.Decision.Status)}{(use.Decision.RuleId is { } rule ? $" ({rule})" : "")}")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)),
        StringComparer.Ordinal);

    private static string? InputOf(Fragment fragment) => fragment.Inputs.FirstOrDefault(input => input.Path == "psi.yaml")?.Sha256;

    private static string Name(ManifestPolicy policy) => $"{policy.Organisation} {policy.Version} ({policy.Sha256[..8]})";

    private static string Word<T>(T value)
        where T : struct, Enum => ManifestWord.Of(value).Replace('-', ' ');
}
