using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>Psi's rules about code and its evidence: what a requirement can rest on.</summary>
public static class CodeRules
{
    private const string PsiPrefix = "PSI";

    private static readonly HashSet<string> Known = new(CodeRuleIds.All, StringComparer.Ordinal);

    /// <summary>Whether an id is that of one of Psi's rules, this version's or another's; other analyzers have their own.</summary>
    public static bool IsPsi(string id) =>
        id.Length == PsiPrefix.Length + 4
        && id.StartsWith(PsiPrefix, StringComparison.Ordinal)
        && id[PsiPrefix.Length] is >= '0' and <= '9';

    /// <summary>Whether an id is that of evidence, this version's or another's: something that supports a requirement.</summary>
    public static bool IsEvidence(string id) => IsPsi(id) && id.StartsWith("PSI39", StringComparison.Ordinal);

    /// <summary>Whether this version of Psi has the rule or the evidence.</summary>
    public static bool IsKnown(string id) => Known.Contains(id);

    /// <summary>
    /// Whether it is an id of Psi that this version does not have. Policies may be written for a newer Psi than a repository has, so the
    /// reader lets such ids pass where new rules get theirs.
    /// </summary>
    public static bool IsMissing(string id) => IsPsi(id) && !IsKnown(id);

    /// <summary>Whether no version of Psi looks at code under this id.</summary>
    internal static bool IsImpossible(string id) => IsMissing(id) && !IsKeptForCode(id);

    /// <summary>
    /// <c>; did you mean 'x'?</c>, or nothing. A policy writes rules and evidence under different keys, so neither is a correction of the
    /// other.
    /// </summary>
    internal static string Suggested(string id) =>
        Suggestion.For(id, CodeRuleIds.All.Where(known => IsEvidence(known) == IsEvidence(id)));

    // PSI0 is about files and set-up, PSI10 about components. Of shared security services, PSI2003 and PSI2004 are about the whole product.
    // The rest is not given out.
    private static bool IsKeptForCode(string id) =>
        id.StartsWith("PSI11", StringComparison.Ordinal) || id.StartsWith("PSI3", StringComparison.Ordinal);
}
