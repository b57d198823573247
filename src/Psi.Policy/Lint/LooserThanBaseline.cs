namespace Psi.Policy;

/// <summary>
/// Finds what an organisation's policy decides less strictly than Psi's baseline below it. It may do so; but an entry that is meant to ask
/// for more often replaces a prohibition without a word.
/// </summary>
internal static class LooserThanBaseline
{
    /// <summary>With more entries about the same names, comparing them takes longer than a lint may.</summary>
    private const int MaximumEntries = 200;

    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, CalendarDate today)
    {
        var organisation = given.Where(layer => layer.Kind == PolicyLayerKind.Organisation).ToList();
        // Who writes 'extends: none' says that the baseline does not apply.
        if (organisation.Count == 0 || !organisation.TrueForAll(layer => layer.File.ExtendsBaseline))
        {
            return [];
        }

        var baseline = PolicyComposition.Compose([]);
        var policy = PolicyComposition.Compose(organisation);
        var components = new Comparison(ComparedList.OfComponents(baseline), ComparedList.OfComponents(policy));
        var support = new Comparison(ComparedList.OfSupport(baseline), ComparedList.OfSupport(policy));
        return SettingChanges.Of(baseline, policy)
            .Concat(components.Changes(ChangedPart.Component, today))
            .Concat(support.Changes(ChangedPart.Support, today))
            .Concat(RequirementChanges.Of(baseline, policy, today))
            .Where(change => change.Direction.HasFlag(ChangeDirection.Looser) && change.NewAt.Count > 0)
            .Select(change => new LintDiagnostic(LintKind.LooserThanBaseline, change.NewAt[0], MessageOf(change)))
            .Concat(components.TooMany.Concat(support.TooMany).Select(NotCompared));
    }

    private static string MessageOf(PolicyChange change)
    {
        var all = change.Outcomes.Where(outcome => outcome.Direction == ChangeDirection.Looser).ToList();
        var looser = all.Exists(IsAboutKnownVersions) ? all.FindAll(IsAboutKnownVersions) : all;
        // One case is enough to see what is meant; 'psi policy explain' says the others.
        var told = looser.Count == 0
            ? string.Join("; ", change.Differences)
            : $"{OutcomeText.Where(looser[0])}, {OutcomeText.Of(looser[0].Was)} → {OutcomeText.Of(looser[0].Becomes)}"
                + (looser.Count == 1 ? "" : $", and so in {Quantity.Of(looser.Count - 1, "more case")}");
        var remedy = change.Part == ChangedPart.Component
            ? "If this is not meant, add an entry that says what the baseline says."
            : "If this is not meant, say here what the baseline says, or leave it to the baseline.";
        return $"{change.Subject} is less strict here than in Psi's baseline: {told}. {remedy}";
    }

    private static bool IsAboutKnownVersions(OutcomeChange outcome) => outcome.Versions is not { Count: 0 };

    private static LintDiagnostic NotCompared(ComparedEntry first) => new(
        LintKind.LooserThanBaseline, first.Location,
        $"Whether {first.Pattern} is less strict here than in Psi's baseline was not determined: "
        + $"more than {MaximumEntries} entries are about the same names. 'psi policy explain' says it for one version.");

    /// <summary>A list of the policy compared with that of the baseline, as far as they are about the same names.</summary>
    private sealed class Comparison
    {
        private readonly ComparedList _baseline;
        private readonly ComparedList _policy;

        public Comparison(ComparedList baseline, ComparedList policy)
        {
            var known = baseline.Entries.Select(entry => entry.Pattern).Distinct().ToList();
            var own = policy.Entries
                .GroupBy(entry => entry.Pattern)
                .Where(samePattern => known.Exists(pattern => NameProbe.HaveNamesInCommon(samePattern.Key, pattern)))
                .ToList();
            TooMany = [.. own.Where(samePattern => samePattern.Count() > MaximumEntries).Select(samePattern => samePattern.First())];
            var tooMany = new HashSet<ComponentPattern>(TooMany.Select(entry => entry.Pattern));
            _baseline = baseline with { Entries = [.. baseline.Entries.Where(entry => !tooMany.Contains(entry.Pattern))] };
            _policy = policy with { Entries = [.. own.SelectMany(entries => entries).Where(entry => !tooMany.Contains(entry.Pattern))] };
        }

        /// <summary>The first entry of each pattern that has too many.</summary>
        public IReadOnlyList<ComparedEntry> TooMany { get; }

        public IEnumerable<PolicyChange> Changes(ChangedPart part, CalendarDate today) =>
            ListComparison.Of(part, _baseline, _policy, today).Changes;
    }
}
