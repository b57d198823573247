namespace Psi.Policy;

/// <summary>Looks through a valid policy for what its authors probably did not intend.</summary>
public static class PolicyLint
{
    /// <summary>Checks the given files, but not the baseline below them.</summary>
    /// <param name="given">The policy files in layer order; none of kind baseline.</param>
    /// <param name="today">The date to compare dates with.</param>
    /// <returns>In the order of the files and lines.</returns>
    public static IReadOnlyList<LintDiagnostic> Check(IReadOnlyList<PolicyLayer> given, CalendarDate today)
    {
        var policy = PolicyComposition.Compose(given);
        return
        [
            .. UnreachableEntries.Find(given, today)
                .Concat(ConflictingEntries.Find(given))
                .Concat(SupportEntries.Find(given))
                .Concat(UnusableReplacements.Find(given, policy, today))
                .Concat(UnknownRules.InPolicies(given))
                .Concat(UnusableServices.Find(given, policy, today))
                .Concat(LooserThanBaseline.Find(given, today))
                .Concat(given.SelectMany(layer => EntryMaintenance.Find(layer.File, today)))
                .OrderBy(finding => IndexOf(finding.Location.Path))
                .ThenBy(finding => finding.Location)
                .ThenBy(finding => finding.Kind),
        ];

        int IndexOf(string path) => given.TakeWhile(layer => layer.File.Path != path).Count();
    }
}
