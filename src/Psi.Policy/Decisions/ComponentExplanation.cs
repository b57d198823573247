namespace Psi.Policy;

/// <summary>Why the policy decides about a component as it does, and what it will decide later.</summary>
public sealed record ComponentExplanation
{
    /// <summary>What the policy decides on the date, before waivers.</summary>
    public required ComponentDecision Decision { get; init; }

    /// <summary>The entries that apply, by precedence; those of equal precedence in the order of the files.</summary>
    public required IReadOnlyList<ConsideredEntry> Considered { get; init; }

    /// <summary>The support entries that apply, or may apply, to this version, by precedence.</summary>
    public required IReadOnlyList<ConsideredSupport> Support { get; init; }

    /// <summary>The product's waivers for the component in this version, sorted by id; one with a path covers only that path.</summary>
    public required IReadOnlyList<WaiverStatus> Waivers { get; init; }

    /// <summary>What changes later, by date. Empty when nothing does.</summary>
    public required IReadOnlyList<ComingDecision> Coming { get; init; }

    /// <summary>
    /// What Psi's baseline alone decides on the date; null where it is not stricter, and where it does not apply.
    /// </summary>
    public ComponentDecision? StricterBaseline { get; init; }

    /// <summary>Explains what the policy decides about a component.</summary>
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
            Waivers = WaiversOn(today),
            Coming = [.. ComingDecisions()],
            StricterBaseline = DecideByBaseline() is { } baseline && baseline.Severity > Decide(today).Severity ? baseline : null,
        };

        IEnumerable<ConsideredEntry> Considerable(ComponentList list, bool isOrganisation) =>
            list.GroupsFor(component, scope, productLevel)
                .SelectMany(group => group.OrderBy(entry => entry.Location.Line))
                .Select(entry => new ConsideredEntry(entry, isOrganisation));

        ComponentDecision Decide(CalendarDate day) => ComponentDecider.Decide(policy, component, scope, productLevel, day);

        ComponentDecision? DecideByBaseline() => policy.Layers.Any(layer => layer.Kind == PolicyLayerKind.Baseline)
            ? ComponentDecider.Decide(PolicyComposition.Compose([]), component, scope, productLevel, today)
            : null;

        IReadOnlyList<WaiverStatus> WaiversOn(CalendarDate day) =>
            [.. WaiverBook.Open(policy, product, day).Statuses.Where(IsForComponent)];

        bool IsForComponent(WaiverStatus status) =>
            status.Waiver is { Advisory: null, Component: { } waived } && waived.Matches(component);

        // A decision changes on no other days: everything else that it depends on stays the same.
        IEnumerable<ComingDecision> ComingDecisions()
        {
            var last = new ComingDecision(today, Decide(today), WaiversOn(today));
            foreach (var day in Turns().Where(day => day > today).Distinct().OrderBy(day => day))
            {
                var next = new ComingDecision(day, Decide(day), WaiversOn(day));
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
                .Concat(WaiversOn(today).Select(status => status.Waiver).SelectMany(DaysOf));
    }

    private static IEnumerable<CalendarDate> DaysOf(Waiver waiver) =>
        waiver.Expires < CalendarDate.Latest ? [waiver.ApprovedOn, waiver.Expires.AddDays(1)] : [waiver.ApprovedOn];
}

/// <summary>An entry that applies to a component.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="IsOrganisation">Whether it is the organisation's or the baseline's; a repository's can only be stricter.</param>
public sealed record ConsideredEntry(ComponentEntry Entry, bool IsOrganisation);

/// <summary>A support entry that applies, or may apply, to a component.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="IsOrganisation">Whether it is the organisation's or Psi's own; a repository's can only end earlier.</param>
public sealed record ConsideredSupport(SupportEntry Entry, bool IsOrganisation);

/// <summary>What a component is from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Decision">What the policy decides then, before waivers.</param>
/// <param name="Waivers">The waivers for it, as they are then.</param>
public sealed record ComingDecision(CalendarDate From, ComponentDecision Decision, IReadOnlyList<WaiverStatus> Waivers)
{
    /// <summary>Whether nothing changed that a reader is told: neither the decision nor which waivers are in force.</summary>
    internal bool SaysTheSameAs(ComingDecision earlier) =>
        ToldOf(Decision).Equals(ToldOf(earlier.Decision))
        && InForce(Waivers).SequenceEqual(InForce(earlier.Waivers));


    private static object ToldOf(ComponentDecision decision) =>
        (decision.Status, decision.RuleId, decision.Severity, decision.Entry, decision.IsBySupport, ToldOfSupport(decision));

    // Of the support, a reader is told an end that is near or that the diagnostic is about.
    private static (SupportEntry Entry, bool HasEnded)? ToldOfSupport(ComponentDecision decision) =>
        decision.Support is { } support
        && (decision.IsBySupport || support is { IsDetermined: true, Severity: > Severity.None })
            ? (support.Entry, support.HasEnded)
            : null;

    private static IEnumerable<Waiver> InForce(IReadOnlyList<WaiverStatus> waivers) =>
        waivers.Where(status => status.IsInForce).Select(status => status.Waiver);
}
