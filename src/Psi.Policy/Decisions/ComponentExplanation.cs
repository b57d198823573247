namespace Psi.Policy;

/// <summary>Why a component is decided as it is, and what it will be.</summary>
public sealed record ComponentExplanation
{
    /// <summary>What the policy decides on the date, waivers aside.</summary>
    public required ComponentDecision Decision { get; init; }

    /// <summary>The entries that apply, those with the most right to decide first; of one right in the order of the files.</summary>
    public required IReadOnlyList<ConsideredEntry> Considered { get; init; }

    /// <summary>What is known of its support: the entries that apply, or may apply, to this version, those with the most right first.</summary>
    public required IReadOnlyList<ConsideredSupport> Support { get; init; }

    /// <summary>The product's waivers that are about the component in this version, sorted by id; one with a path is about it only there.</summary>
    public required IReadOnlyList<WaiverStatus> Waivers { get; init; }

    /// <summary>What changes later, by date. Empty when nothing does.</summary>
    public required IReadOnlyList<ComingDecision> Coming { get; init; }

    /// <summary>Explains what the policy makes of a component.</summary>
    /// <param name="policy">All layers.</param>
    /// <param name="product">Whose waivers count; null for none.</param>
    /// <param name="component">With its version, where decisions rest on versions.</param>
    /// <param name="scope">What it is used for.</param>
    /// <param name="productLevel">1–3.</param>
    /// <param name="today">The date to decide for.</param>
    public static ComponentExplanation Of(
        EffectivePolicy policy, ProductFile? product, PackageUrl component, ComponentScope scope, int productLevel, CalendarDate today)
    {
        IReadOnlyList<ConsideredEntry> considered =
        [
            .. Considerable(policy.OrganisationList, isOrganisation: true),
            .. Considerable(policy.RepositoryList, isOrganisation: false),
        ];
        IReadOnlyList<ConsideredSupport> support =
        [
            .. policy.OrganisationSupport.EntriesFor(component).Select(entry => new ConsideredSupport(entry, IsOrganisation: true)),
            .. policy.RepositorySupport.EntriesFor(component).Select(entry => new ConsideredSupport(entry, IsOrganisation: false)),
        ];
        return new ComponentExplanation
        {
            Decision = Decide(today),
            Considered = considered,
            Support = support,
            Waivers = Speaking(today),
            Coming = [.. ComingDecisions()],
        };

        IEnumerable<ConsideredEntry> Considerable(ComponentList list, bool isOrganisation) =>
            list.GroupsFor(component, scope, productLevel)
                .SelectMany(group => group.OrderBy(entry => entry.Location.Line).Select(entry => new ConsideredEntry(entry, isOrganisation)));

        ComponentDecision Decide(CalendarDate day) => ComponentDecider.Decide(policy, component, scope, productLevel, day);

        IReadOnlyList<WaiverStatus> Speaking(CalendarDate day) =>
            [.. WaiverBook.Open(policy, product, day).Statuses.Where(status => status.Waiver is { Advisory: null, Component: { } waived } && waived.Matches(component))];

        // A decision changes on no other day: what it rests on besides the date stays.
        IEnumerable<ComingDecision> ComingDecisions()
        {
            var last = new ComingDecision(today, Decide(today), Speaking(today));
            foreach (var day in Turns().Where(day => day > today).Distinct().OrderBy(day => day))
            {
                var next = new ComingDecision(day, Decide(day), Speaking(day));
                if (next.SaysTheSameAs(last))
                {
                    continue;
                }

                yield return last = next;
            }
        }

        IEnumerable<CalendarDate> Turns() =>
            considered.Select(item => item.Entry.EnforceFrom).OfType<CalendarDate>()
                .Concat(support.SelectMany(item => SupportStatus.TurnsOf(item.Entry)))
                .Concat(Speaking(today).Select(status => status.Waiver).SelectMany(DaysOf));
    }

    private static IEnumerable<CalendarDate> DaysOf(Waiver waiver) =>
        waiver.Expires < CalendarDate.Latest ? [waiver.ApprovedOn, waiver.Expires.AddDays(1)] : [waiver.ApprovedOn];
}

/// <summary>An entry that applies to a component.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="IsOrganisation">Whether it is the organisation's or the baseline's; else the repository's, which can only be stricter.</param>
public sealed record ConsideredEntry(ComponentEntry Entry, bool IsOrganisation);

/// <summary>A support entry that applies, or may apply, to a component.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="IsOrganisation">Whether it is the organisation's or Psi's own; else the repository's, whose end can only be earlier.</param>
public sealed record ConsideredSupport(SupportEntry Entry, bool IsOrganisation);

/// <summary>What a component is from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Decision">What the policy decides then, waivers aside.</param>
/// <param name="Waivers">The waivers that are about it, as they stand then.</param>
public sealed record ComingDecision(CalendarDate From, ComponentDecision Decision, IReadOnlyList<WaiverStatus> Waivers)
{
    /// <summary>Whether nothing a reader is told has changed: neither what it weighs nor which waivers are in force.</summary>
    internal bool SaysTheSameAs(ComingDecision earlier) =>
        (Decision.Status, Decision.RuleId, Decision.Severity, Decision.Entry, Decision.IsBySupport, Speaking(Decision))
            == (earlier.Decision.Status, earlier.Decision.RuleId, earlier.Decision.Severity, earlier.Decision.Entry, earlier.Decision.IsBySupport, Speaking(earlier.Decision))
        && InForce(Waivers).SequenceEqual(InForce(earlier.Waivers));

    // Of the support an end is told that has come near, or that the diagnostic is about.
    private static (SupportEntry Entry, bool HasEnded)? Speaking(ComponentDecision decision) =>
        decision.Support is { } support && (decision.IsBySupport || support is { IsDetermined: true, Severity: > Severity.None }) ? (support.Entry, support.HasEnded) : null;

    private static IEnumerable<Waiver> InForce(IReadOnlyList<WaiverStatus> waivers) =>
        waivers.Where(status => status.IsInForce).Select(status => status.Waiver);
}
