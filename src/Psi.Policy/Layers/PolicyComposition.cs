namespace Psi.Policy;

/// <summary>Lays policy files over each other.</summary>
public static class PolicyComposition
{
    /// <summary>
    /// Makes one policy of all layers. Psi's own support data lies at the bottom, then the baseline (unless a layer says
    /// <c>extends: none</c>), then the organisation's layers, of which a later one replaces what an earlier one says. The repository's
    /// layer may only be stricter; where it tries to loosen, it has no effect and a PSI0004 says so.
    /// </summary>
    /// <param name="given">The policy files in layer order; none of kind baseline.</param>
    public static EffectivePolicy Compose(IReadOnlyList<PolicyLayer> given)
    {
        var organisation = given.Where(layer => layer.Kind == PolicyLayerKind.Organisation).ToList();
        var repository = given.Where(layer => layer.Kind == PolicyLayerKind.Repository).ToList();
        if (organisation.All(layer => layer.File.ExtendsBaseline))
        {
            organisation.Insert(0, BaselinePolicy.Layer);
        }

        var strongest = organisation.Last().File;
        IReadOnlyList<ScopedSeverity> unlisted = LastOf(organisation, file => file.Unlisted);
        IReadOnlyList<PolicyLayer> layers = [.. organisation, .. repository];
        return RepositoryTightening.Apply([.. repository.Select(layer => layer.File)], new EffectivePolicy
        {
            Layers = layers,
            // Decisions depend on Psi's own support data too: newer data is another policy.
            Sha256 = DigestOf(layers),
            Organisation = strongest.Organisation,
            Version = strongest.Version,
            Pages = new RulePages(organisation.Select(layer => layer.File.Help).LastOrDefault(IsGiven)),
            DefaultEnforcement = Last(organisation, file => file.DefaultEnforcement) ?? ImpliedDefault(given),
            MinimumEnforcement = Last(organisation, file => file.MinimumEnforcement) ?? EnforcementMode.Report,
            WaiversFrom = Last(organisation, file => file.WaiversFrom) ?? WaiverSource.Repository,
            Tests = Last(organisation, file => file.Tests) ?? TestCode.Ignore,
            Rewriters = organisation.Select(layer => layer.File.Rewriters).LastOrDefault(IsGiven) ?? [],
            WaiverMaximumDays = Last(organisation, file => file.WaiverMaximumDays),
            WaiverApprovers = organisation.Select(layer => layer.File.WaiverApprovers).LastOrDefault(IsGiven) ?? [],
            Attestations = Overlaid(AttestationRules.None, (rules, file) => rules.OverlaidWith(file.Attestations)),
            Unlisted = unlisted,
            OrganisationUnlisted = unlisted,
            Unpinned = LastOf(organisation, file => file.Unpinned),
            Vulnerabilities = Overlaid(VulnerabilityRules.Default, (rules, file) => rules.OverlaidWith(file.Vulnerabilities)),
            Levels = Overlaid(LevelDefinitions.None, (levels, file) => levels.OverlaidWith(file.Levels)),
            Rules = Overlaid(RuleSettings.None, (rules, file) => rules.OverlaidWith(file.Rules)),
            Services = LastById(organisation.SelectMany(layer => layer.File.Services), service => service.Id),
            Requirements =
            [
                .. LastById(organisation.SelectMany(layer => layer.File.Requirements), requirement => requirement.Id)
                    .Where(requirement => requirement.Retired is null),
            ],
            OperatingModel = LastById(organisation.SelectMany(layer => layer.File.OperatingModel), demand => demand.Subject),
            Practices = LastById(organisation.SelectMany(layer => layer.File.Practices), demand => demand.Subject),
            OrganisationList = new ComponentList(organisation),
            RepositoryList = new ComponentList(repository),
            OrganisationSupport = new SupportList([KnownSupport.Layer, .. organisation]),
            RepositorySupport = new SupportList(repository),
        });

        T Overlaid<T>(T below, Func<T, PolicyFile, T> overlay) =>
            organisation.Aggregate(below, (value, layer) => overlay(value, layer.File));

        static bool IsGiven(object? setting) => setting is not null;
    }

    private static string DigestOf(IReadOnlyList<PolicyLayer> layers) => Digest.Sha256(string.Join(
        "\n",
        layers.Select(layer => $"{layer.Kind} {layer.Sha256}").Append($"support {KnownSupport.Layer.Sha256}")));

    // Without an organisation, a repository can't loosen anybody's default: its own counts.
    private static EnforcementMode ImpliedDefault(IReadOnlyList<PolicyLayer> given) =>
        given.Count == 0 ? EnforcementMode.Report
        : given.Any(layer => layer.Kind == PolicyLayerKind.Organisation) ? EnforcementMode.Enforce
        : Last(given, file => file.DefaultEnforcement) ?? EnforcementMode.Enforce;

    private static T? Last<T>(IEnumerable<PolicyLayer> layers, Func<PolicyFile, T?> setting)
        where T : struct => layers.Select(layer => setting(layer.File)).LastOrDefault(value => value is not null);

    private static IReadOnlyList<ScopedSeverity> LastOf(IEnumerable<PolicyLayer> layers, Func<PolicyFile, ScopedSeverity?> setting) =>
        [.. layers.Select(layer => setting(layer.File)).OfType<ScopedSeverity>().Reverse().Take(1)];

    private static IReadOnlyList<T> LastById<T>(IEnumerable<T> items, Func<T, string> id) =>
        [.. items.GroupBy(id, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(id, StringComparer.Ordinal)];
}
