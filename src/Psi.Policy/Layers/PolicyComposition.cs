namespace Psi.Policy;

/// <summary>Lays policy files over each other.</summary>
public static class PolicyComposition
{
    /// <summary>
    /// One policy from all layers. Among the organisation's layers (and the baseline below them, unless one says <c>extends: none</c>) the later
    /// word stands, and Psi's own support data below them all. The repository's may only be stricter; where it tries to loosen, a PSI0004 says so and the organisation's word stands.
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
        IReadOnlyList<ScopedSeverity> unlisted = [.. organisation.Select(layer => layer.File.Unlisted).OfType<ScopedSeverity>().Reverse().Take(1)];
        IReadOnlyList<PolicyLayer> layers = [.. organisation, .. repository];
        return RepositoryTightening.Apply([.. repository.Select(layer => layer.File)], new EffectivePolicy
        {
            Layers = layers,
            // Decisions rest on Psi's own support data too: newer data is another policy.
            Sha256 = Digest.Sha256(string.Join("\n", layers.Select(layer => $"{layer.Kind} {layer.Sha256}").Append($"support {KnownSupport.Layer.Sha256}"))),
            Organisation = strongest.Organisation,
            Version = strongest.Version,
            DefaultEnforcement = Last(organisation, file => file.DefaultEnforcement) ?? ImpliedDefault(given),
            MinimumEnforcement = Last(organisation, file => file.MinimumEnforcement) ?? EnforcementMode.Report,
            WaiversFrom = Last(organisation, file => file.WaiversFrom) ?? WaiverSource.Repository,
            WaiverMaximumDays = Last(organisation, file => file.WaiverMaximumDays),
            WaiverApprovers = organisation.Select(layer => layer.File.WaiverApprovers).LastOrDefault(approvers => approvers is not null) ?? [],
            Unlisted = unlisted,
            OrganisationUnlisted = unlisted,
            Unpinned = [.. organisation.Select(layer => layer.File.Unpinned).OfType<ScopedSeverity>().Reverse().Take(1)],
            Vulnerabilities = organisation.Aggregate(VulnerabilityRules.Default, (rules, layer) => rules.OverlaidWith(layer.File.Vulnerabilities)),
            Levels = organisation.Aggregate(LevelDefinitions.None, (levels, layer) => levels.OverlaidWith(layer.File.Levels)),
            Rules = organisation.Aggregate(RuleSettings.None, (rules, layer) => rules.OverlaidWith(layer.File.Rules)),
            Services = LastById(organisation.SelectMany(layer => layer.File.Services), service => service.Id),
            Requirements = LastById(organisation.SelectMany(layer => layer.File.Requirements), requirement => requirement.Id),
            OrganisationList = new ComponentList(organisation),
            RepositoryList = new ComponentList(repository),
            OrganisationSupport = new SupportList([KnownSupport.Layer, .. organisation]),
            RepositorySupport = new SupportList(repository),
        });
    }

    // Without an organisation there is nobody whose default a repository could loosen: what it says of itself stands.
    private static EnforcementMode ImpliedDefault(IReadOnlyList<PolicyLayer> given) =>
        given.Count == 0 ? EnforcementMode.Report
        : given.Any(layer => layer.Kind == PolicyLayerKind.Organisation) ? EnforcementMode.Enforce
        : Last(given, file => file.DefaultEnforcement) ?? EnforcementMode.Enforce;

    private static T? Last<T>(IEnumerable<PolicyLayer> layers, Func<PolicyFile, T?> setting)
        where T : struct => layers.Select(layer => setting(layer.File)).LastOrDefault(value => value is not null);

    private static IReadOnlyList<T> LastById<T>(IEnumerable<T> items, Func<T, string> id) =>
        [.. items.GroupBy(id, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(id, StringComparer.Ordinal)];
}
