namespace Psi.Policy;

/// <summary>A baseline compared with what a repository has now.</summary>
/// <param name="Kept">What it lists that is still there: never more than it listed.</param>
/// <param name="Gone">What it lists that is no longer there, in the order of the file.</param>
/// <param name="NewDecisions">Decisions about components that it does not list.</param>
/// <param name="NewFindings">Findings beyond those it lists.</param>
public sealed record BaselineComparison(BaselineContent Kept, IReadOnlyList<GoneEntry> Gone, int NewDecisions, long NewFindings)
{
    /// <summary>How many decisions about components are gone.</summary>
    public int GoneDecisions => Gone.Count(entry => entry.Findings == 0);

    /// <summary>How many findings are gone.</summary>
    public long GoneFindings => Gone.Sum(entry => (long)entry.Findings);

    /// <summary>Compares.</summary>
    /// <param name="baseline">The file.</param>
    /// <param name="components">The decisions against components now, waived or not.</param>
    /// <param name="findings">The findings against requirements now, waived or not: the most of a rule and file in one project.</param>
    /// <param name="mayBeThere">
    /// Whether something may still be there although it was not seen, because Psi could not look; asked by rule id. It is kept.
    /// </param>
    /// <param name="mayBeElsewhere">
    /// Whether a decision about a component in a file may be of a project that was not looked at; then it is kept. Null when every project
    /// was looked at. Findings are kept whenever one was not, because projects may share any source.
    /// </param>
    public static BaselineComparison Of(
        BaselineFile baseline,
        IEnumerable<ComponentStatement> components,
        IEnumerable<BaselineFinding> findings,
        Func<string, bool> mayBeThere,
        Func<string, bool>? mayBeElsewhere = null)
    {
        HashSet<(PackageUrl, string, string, string)> now =
            [.. components.Where(statement => statement.CanBeListed).Select(statement => statement.Key)];
        var counts = BaselineContent.Of([], findings).Findings.ToDictionary(KeyOf, finding => finding.Count);
        var listed = new HashSet<(PackageUrl, string, string, string)>();
        var keptComponents = new List<ComponentStatement>();
        var keptFindings = new List<BaselineFinding>();
        var gone = new List<GoneEntry>();
        foreach (var entry in baseline.Components)
        {
            foreach (var statement in StatementsOf(entry))
            {
                listed.Add(statement.Key);
                if (now.Contains(statement.Key)
                    || mayBeThere(statement.RuleId)
                    || mayBeElsewhere?.Invoke(statement.Path) == true)
                {
                    keptComponents.Add(statement);
                }
                else
                {
                    gone.Add(new GoneEntry(entry.Location, statement.ToString(), 0));
                }
            }
        }

        var newFindings = 0L;
        foreach (var entry in baseline.Findings)
        {
            var key = KeyOf(entry);
            counts.TryGetValue(key, out var count);
            counts.Remove(key);
            newFindings += Math.Max(0, count - entry.Count);
            var kept = mayBeThere(entry.RuleId) || mayBeElsewhere is not null ? entry.Count : Math.Min(count, entry.Count);
            if (kept > 0)
            {
                keptFindings.Add(entry with { Count = kept });
            }

            if (kept < entry.Count)
            {
                gone.Add(new GoneEntry(entry.Location, $"{entry.RuleId} in {DisplayText.OneLine(entry.Path)}", entry.Count - kept));
            }
        }

        return new(
            BaselineContent.Of(keptComponents, keptFindings),
            gone,
            now.Count(key => !listed.Contains(key)),
            newFindings + counts.Values.Sum(count => (long)count));
    }

    private static (string RuleId, string Path) KeyOf(BaselineFinding finding) => (finding.RuleId, BaselineCoverage.KeyOf(finding.Path));

    private static readonly IReadOnlyList<string?> NoAdvisory = [null];

    private static IEnumerable<ComponentStatement> StatementsOf(BaselineComponent entry) =>
        from path in entry.Paths
        from rule in entry.Rules
        from advisory in rule == ProblemIds.Vulnerable ? (IReadOnlyList<string?>)entry.Advisories : NoAdvisory
        select new ComponentStatement(entry.Component, rule, advisory, path);
}

/// <summary>Something that a baseline lists and that is no longer there.</summary>
/// <param name="Location">Where the entry is written.</param>
/// <param name="What">What it is about.</param>
/// <param name="Findings">How many findings are gone; 0 for a decision about a component.</param>
public sealed record GoneEntry(FileLocation Location, string What, int Findings);
