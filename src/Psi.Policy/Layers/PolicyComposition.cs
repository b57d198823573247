namespace Psi.Policy;

/// <summary>Lays policy files over each other.</summary>
public static class PolicyComposition
{
    /// <summary>
    /// One policy from all layers. Among the organisation's layers (and the baseline below them, unless one says <c>extends: none</c>) the later
    /// word stands. The repository's may only be stricter; where it tries to loosen, a PSI0004 says so and the organisation's word stands.
    /// </summary>
    /// <param name="given">The policy files in layer order; none of kind baseline.</param>
    public static EffectivePolicy Compose(IReadOnlyList<PolicyLayer> given)
    {
        var organisation = given.Where(layer => layer.Kind == PolicyLayerKind.Organisation).ToList();
        var repository = given.Where(layer => layer.Kind == PolicyLayerKind.Repository).ToList();
        if (organisation.All(layer => layer.File.ExtendsBaseline)) organisation.Insert(0, BaselinePolicy.Layer);

        var problems = new List<Problem>();
        var strongest = organisation.Last().File;
        var defaultEnforcement = Last(organisation, file => file.DefaultEnforcement);
        var onlyBaseline = given.Count == 0;
        IReadOnlyList<PolicyLayer> layers = [.. organisation, .. repository];
        return new EffectivePolicy
        {
            Layers = layers,
            Sha256 = Digest.Sha256(string.Join("\n", layers.Select(layer => $"{layer.Kind} {layer.Sha256}"))),
            Organisation = strongest.Organisation,
            Version = strongest.Version,
            DefaultEnforcement = Stricter(
                defaultEnforcement ?? (onlyBaseline ? EnforcementMode.Report : EnforcementMode.Enforce),
                repository, file => file.DefaultEnforcement, file => file.EnforcementLocation, "enforcement.default", problems),
            MinimumEnforcement = Stricter(
                Last(organisation, file => file.MinimumEnforcement) ?? EnforcementMode.Report,
                repository, file => file.MinimumEnforcement, file => file.EnforcementLocation, "enforcement.minimum", problems),
            WaiversFrom = Stricter(
                Last(organisation, file => file.WaiversFrom) ?? WaiverSource.Repository,
                repository, file => file.WaiversFrom, file => file.EnforcementLocation, "enforcement.waiversFrom", problems),
            WaiverMaximumDays = repository.Select(layer => layer.File.WaiverMaximumDays).Append(Last(organisation, file => file.WaiverMaximumDays)).Min(),
            WaiverApprovers = ComposeApprovers(organisation, repository),
            Unlisted = [.. organisation.Select(layer => layer.File.Unlisted).OfType<UnlistedRule>().Reverse().Take(1), .. repository.Select(layer => layer.File.Unlisted).OfType<UnlistedRule>()],
            Levels = organisation.Aggregate(LevelDefinitions.None, (levels, layer) => levels.OverlaidWith(layer.File.Levels)),
            Services = Sorted(layers.SelectMany(layer => layer.File.Services), service => service.Id),
            Requirements = ComposeRequirements(organisation, repository, problems),
            OrganisationList = new ComponentList(organisation),
            RepositoryList = new ComponentList(repository),
            Problems = problems,
        };
    }

    private static T? Last<T>(IEnumerable<PolicyLayer> layers, Func<PolicyFile, T?> setting)
        where T : struct => layers.Select(layer => setting(layer.File)).LastOrDefault(value => value is not null);

    private static T Stricter<T>(
        T organisation, IEnumerable<PolicyLayer> repository, Func<PolicyFile, T?> setting, Func<PolicyFile, FileLocation> location, string name, List<Problem> problems)
        where T : struct, Enum
    {
        foreach (var layer in repository)
        {
            if (setting(layer.File) is not { } wished) continue;
            if (Comparer<T>.Default.Compare(wished, organisation) > 0) organisation = wished;
            else if (!wished.Equals(organisation)) problems.Add(Loosens(location(layer.File), $"'{name}' from {organisation} to {wished}"));
        }

        return organisation;
    }

    // An approver must be one in every layer that names any: a repository can narrow the circle, not widen it.
    private static IReadOnlyList<string> ComposeApprovers(List<PolicyLayer> organisation, List<PolicyLayer> repository)
    {
        var circles = repository.Select(layer => layer.File.WaiverApprovers)
            .Prepend(organisation.Select(layer => layer.File.WaiverApprovers).LastOrDefault(approvers => approvers is not null))
            .OfType<IReadOnlyList<string>>()
            .ToList();
        return circles.Count == 0
            ? []
            : [.. circles.Aggregate((left, right) => [.. left.Intersect(right, StringComparer.OrdinalIgnoreCase)]).OrderBy(name => name, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<Requirement> ComposeRequirements(List<PolicyLayer> organisation, List<PolicyLayer> repository, List<Problem> problems)
    {
        var requirements = new Dictionary<string, Requirement>(StringComparer.Ordinal);
        foreach (var requirement in organisation.SelectMany(layer => layer.File.Requirements)) requirements[requirement.Id] = requirement;
        foreach (var wished in repository.SelectMany(layer => layer.File.Requirements))
        {
            requirements[wished.Id] = requirements.TryGetValue(wished.Id, out var decided) ? Tighten(decided, wished, problems) : wished;
        }

        return Sorted(requirements.Values, requirement => requirement.Id);
    }

    private static Requirement Tighten(Requirement decided, Requirement wished, List<Problem> problems)
    {
        var looser = new List<string>();
        if (wished.Severity < decided.Severity) looser.Add("the severity");
        if (wished.EnforceFrom is { } later && later > (decided.EnforceFrom ?? default)) looser.Add("'enforceFrom'");
        if (wished.Levels is not null && (decided.Levels is null || decided.Levels.Except(wished.Levels).Any())) looser.Add("the levels");
        if (decided.Rules.Except(wished.Rules).Any()) looser.Add("the rules");
        if (looser.Count > 0) problems.Add(Loosens(wished.Location, $"{string.Join(", ", looser)} of requirement {wished.Id}"));

        return decided with
        {
            Severity = (Severity)Math.Max((int)decided.Severity, (int)wished.Severity),
            EnforceFrom = decided.EnforceFrom is null || wished.EnforceFrom is null ? null : new[] { decided.EnforceFrom, wished.EnforceFrom }.Min(),
            Levels = decided.Levels is null || wished.Levels is null ? null : [.. decided.Levels.Union(wished.Levels).OrderBy(level => level)],
            Rules = [.. decided.Rules.Union(wished.Rules).OrderBy(rule => rule, StringComparer.Ordinal)],
        };
    }

    private static IReadOnlyList<T> Sorted<T>(IEnumerable<T> items, Func<T, string> id) =>
        [.. items.GroupBy(id, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(id, StringComparer.Ordinal)];

    private static Problem Loosens(FileLocation location, string what) => new(
        ProblemIds.RepositoryLoosens, Severity.Warning, location,
        $"This repository's policy tries to loosen {what}. A repository may only be stricter than the organisation, whose word stands; ask the organisation to change its policy, or ask for a waiver.");
}
