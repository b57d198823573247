using System.Globalization;
using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>
/// Applies a repository's own policy to the organisation's: what is stricter counts, what is looser is a PSI0004 and has no effect.
/// Components and their support are not decided here: their outcome is compared use by use (<see cref="ComponentDecider"/>).
/// </summary>
internal sealed class RepositoryTightening
{
    private readonly PolicyFile _file;
    private readonly EffectivePolicy _policy;
    private readonly List<Problem> _problems = [];

    private RepositoryTightening(PolicyFile file, EffectivePolicy policy) => (_file, _policy) = (file, policy);

    /// <summary>The organisation's policy, tightened by each file in turn.</summary>
    public static EffectivePolicy Apply(IReadOnlyList<PolicyFile> repository, EffectivePolicy organisation) =>
        repository.Aggregate(organisation, (policy, file) => new RepositoryTightening(file, policy).Apply());

    private EffectivePolicy Apply()
    {
        if (!_file.ExtendsBaseline)
        {
            Loosens(At("extends"), "the baseline by 'extends: none'");
        }

        if (_file.Help is { } help && help != _policy.Pages.Template)
        {
            Replaces(At("help"), "'help', the pages that its links lead to");
        }

        return _policy with
        {
            DefaultEnforcement = Stricter(_policy.DefaultEnforcement, _file.DefaultEnforcement, "enforcement.default", EnforcementModes),
            MinimumEnforcement = Stricter(_policy.MinimumEnforcement, _file.MinimumEnforcement, "enforcement.minimum", EnforcementModes),
            WaiversFrom = Stricter(_policy.WaiversFrom, _file.WaiversFrom, "enforcement.waiversFrom", Vocabularies.WaiverSources),
            Tests = Stricter(_policy.Tests, _file.Tests, "tests", Vocabularies.TestCodes),
            Rewriters = Rewriters(),
            WaiverMaximumDays = MaximumDays(),
            WaiverApprovers = Approvers(),
            Attestations = Attestations(),
            Unlisted = Tightened(_policy.Unlisted, _file.Unlisted, "unlisted"),
            Unpinned = Tightened(_policy.Unpinned, _file.Unpinned, "unpinned"),
            Vulnerabilities = Vulnerabilities(),
            Levels = Levels(),
            Rules = _policy.Rules.TightenedBy(_file.Rules, LoosensRule),
            Services = Services(),
            Requirements = Requirements(),
            OperatingModel = Demands(_policy.OperatingModel, _file.OperatingModel, subject => $"'{subject}' of 'operatingModel'"),
            Practices = Demands(_policy.Practices, _file.Practices, subject => $"'{subject}' of 'practices'"),
            Problems = [.. _policy.Problems, .. _problems.OrderBy(problem => problem.Location)],
        };
    }

    private static Vocabulary<EnforcementMode> EnforcementModes => Vocabularies.EnforcementModes;

    private void LoosensRule(RuleSetting setting, int decided, int requested) =>
        Loosens(At($"rules.{setting.Name}"), $"'rules.{setting.Name}' from {decided} to {requested}");

    private T Stricter<T>(T decided, T? requested, string key, Vocabulary<T> words)
        where T : struct
    {
        if (requested is not { } value)
        {
            return decided;
        }

        var comparison = Comparer<T>.Default.Compare(value, decided);
        if (comparison < 0)
        {
            Loosens(At(key), $"'{key}' from {words.WordOf(decided)} to {words.WordOf(value)}");
        }

        return comparison > 0 ? value : decided;
    }

    private int? MaximumDays() => FewerDays(_policy.WaiverMaximumDays, _file.WaiverMaximumDays, "waivers.maxDays");

    private AttestationRules Attestations() => new(
        Narrowed(_policy.Attestations.By ?? [], _file.Attestations.By, "attestations.by", "whose attestations {0} does not accept"),
        FewerDays(_policy.Attestations.MaximumDays, _file.Attestations.MaximumDays, "attestations.maxDays"));

    private int? FewerDays(int? decided, int? requested, string key)
    {
        if (decided is not { } most || requested is not { } asked || most == asked)
        {
            return decided ?? requested;
        }

        if (asked > most)
        {
            Loosens(At(key), $"'{key}' from {most} to {asked}");
        }

        return Math.Min(most, asked);
    }

    // A repository can do without a tool, but accept none by itself.
    private IReadOnlyList<string> Rewriters()
    {
        if (_file.Rewriters is not { } requested)
        {
            return _policy.Rewriters;
        }

        foreach (var stranger in requested.Except(_policy.Rewriters, StringComparer.OrdinalIgnoreCase))
        {
            Loosens(At($"rewriters/{stranger}"), $"'rewriters' by {stranger}, which {_policy.Organisation} does not accept");
        }

        return [.. _policy.Rewriters.Intersect(requested, StringComparer.OrdinalIgnoreCase)];
    }

    private IReadOnlyList<string> Approvers() =>
        Narrowed(_policy.WaiverApprovers, _file.WaiverApprovers, "waivers.approvers", "who is no approver of {0}");

    // A repository can narrow such a list, but neither extend nor empty it: an empty one would mean anyone.
    private IReadOnlyList<string> Narrowed(
        IReadOnlyList<string> decided, IReadOnlyList<string>? requested, string key, string stranger)
    {
        if (requested is null)
        {
            return decided;
        }

        if (decided.Count == 0)
        {
            return requested;
        }

        foreach (var other in requested.Except(decided, StringComparer.OrdinalIgnoreCase))
        {
            Loosens(
                At($"{key}/{other}"),
                $"'{key}' by {other}, {string.Format(CultureInfo.InvariantCulture, stranger, _policy.Organisation)}");
        }

        List<string> narrowed = [.. decided.Intersect(requested, StringComparer.OrdinalIgnoreCase)];
        return narrowed.Count == 0 ? decided : narrowed;
    }

    private IReadOnlyList<ScopedSeverity> Tightened(IReadOnlyList<ScopedSeverity> rules, ScopedSeverity? requested, string key)
    {
        if (requested is null)
        {
            return rules;
        }

        foreach (var scope in requested.Scopes)
        {
            var decided = ScopedSeverity.Strictest(rules, scope);
            if (requested.Severity < decided)
            {
                var (from, to) = (Word(decided), Word(requested.Severity));
                Loosens(requested.Location, $"'{key}' for scope {Vocabularies.Scopes.WordOf(scope)} from {from} to {to}");
            }
        }

        return [.. rules, requested];

        static string Word(Severity severity) => Vocabularies.ScopedSeverities.WordOf(severity);
    }

    private VulnerabilityRules Vulnerabilities()
    {
        var (decided, requested) = (_policy.Vulnerabilities, _file.Vulnerabilities);
        return new(
            Strictest(decided.Low, requested.Low, "low"),
            Strictest(decided.Moderate, requested.Moderate, "moderate"),
            Strictest(decided.High, requested.High, "high"),
            Strictest(decided.Critical, requested.Critical, "critical"),
            Strictest(decided.Unaudited, requested.Unaudited, "unaudited"));

        Severity Strictest(Severity? organisation, Severity? repository, string key) =>
            Stricter(organisation ?? Severity.Error, repository, $"vulnerabilities.{key}", Vocabularies.ScopedSeverities);
    }

    private LevelDefinitions Levels() => new(
        Levels("technology", _policy.Levels.Technology, _file.Levels.Technology),
        Levels("dataTypes", _policy.Levels.DataTypes, _file.Levels.DataTypes),
        Levels("criticality", _policy.Levels.Criticality, _file.Levels.Criticality));

    // A word that the organisation does not define gives a product the strictest level: defining a lower one would loosen.
    private Dictionary<string, int> Levels(string key, IReadOnlyDictionary<string, int> decided, IReadOnlyDictionary<string, int> requested)
    {
        var levels = decided.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var entry in requested)
        {
            var level = decided.TryGetValue(entry.Key, out var known) ? known : ProductLevel.Unknown;
            if (entry.Value < level)
            {
                Loosens(At($"levels.{key}.{entry.Key}"), $"'levels.{key}.{entry.Key}' from {level} to {entry.Value}");
            }
            else
            {
                levels[entry.Key] = entry.Value;
            }
        }

        return levels;
    }

    private IReadOnlyList<SharedService> Services()
    {
        var services = _policy.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        foreach (var requested in _file.Services)
        {
            if (services.ContainsKey(requested.Id))
            {
                Loosens(requested.Location, $"service {requested.Id} by defining it anew");
            }
            else
            {
                services.Add(requested.Id, requested);
            }
        }

        return [.. services.Values.OrderBy(service => service.Id, StringComparer.Ordinal)];
    }

    private IReadOnlyList<Requirement> Requirements()
    {
        var requirements = _policy.Requirements.ToDictionary(requirement => requirement.Id, StringComparer.Ordinal);
        foreach (var requested in _file.Requirements)
        {
            if (requested.Retired is not null)
            {
                Loosens(requested.Location, $"requirement {requested.Id} by retiring it");
                continue;
            }

            requirements[requested.Id] = requirements.TryGetValue(requested.Id, out var decided)
                ? Tightened(decided, requested)
                : requested;
        }

        return [.. requirements.Values.OrderBy(requirement => requirement.Id, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Evidence(Requirement decided, Requirement requested)
    {
        if (decided.Evidence.Count == 0)
        {
            return decided.Rules.Count > 0 ? requested.Evidence : [];
        }

        List<string> narrowed = [.. decided.Evidence.Intersect(requested.Evidence, StringComparer.Ordinal)];
        return narrowed.Count > 0 ? narrowed : decided.Evidence;
    }

    private Requirement Tightened(Requirement decided, Requirement requested)
    {
        var (was, asked) = (Weight(decided), Weight(requested));
        var looser = asked.LooserThan(was).ToList();

        if (decided.Rules.Except(requested.Rules, StringComparer.Ordinal).Any())
        {
            looser.Add("the rules");
        }

        if (requested.AppliesTo is not null && (decided.AppliesTo is null || decided.AppliesTo.Except(requested.AppliesTo).Any()))
        {
            looser.Add("'appliesTo'");
        }

        // One piece of evidence is enough, so more kinds of it are fewer demands; none at all asks for none.
        if (decided.Evidence.Count > 0
            ? requested.Evidence.Count == 0 || requested.Evidence.Except(decided.Evidence, StringComparer.Ordinal).Any()
            : decided.Rules.Count == 0 && requested.Evidence.Count > 0)
        {
            looser.Add("the evidence");
        }

        if (requested.IsAttestable && !decided.IsAttestable)
        {
            looser.Add("'attestable'");
        }

        if (looser.Count > 0)
        {
            Loosens(requested.Location, $"{string.Join(", ", looser)} of requirement {requested.Id}");
        }

        var tightened = was.TightenedBy(asked);
        return decided with
        {
            Severity = tightened.Severity,
            EnforceFrom = tightened.EnforceFrom,
            Levels = tightened.Levels,
            AppliesTo = decided.AppliesTo is null || requested.AppliesTo is null
                ? null
                : [.. decided.AppliesTo.Union(requested.AppliesTo).OrderBy(trait => trait.Text, StringComparer.Ordinal)],
            Rules = [.. decided.Rules.Union(requested.Rules, StringComparer.Ordinal).OrderBy(rule => rule, StringComparer.Ordinal)],
            Evidence = Evidence(decided, requested),
            // Without attestations it is harder to meet; where only they can show it, nobody could.
            IsAttestable = decided.IsAttestable && (requested.IsAttestable || !requested.IsVerifiedByCode),
        };

        static DemandWeight Weight(Requirement requirement) => new(requirement.Severity, requirement.EnforceFrom, requirement.Levels);
    }

    private IReadOnlyList<ProductDemand> Demands(
        IReadOnlyList<ProductDemand> decided, IReadOnlyList<ProductDemand> requested, Func<string, string> name)
    {
        var tightening = new DemandTightening((location, what) => Loosens(location, what), name);
        return tightening.Apply(decided, requested);
    }

    private FileLocation At(string key) => _file.Locations.TryGetValue(key, out var location) ? location : new FileLocation(_file.Path);

    private void Replaces(FileLocation location, string what) => _problems.Add(new Problem(
        ProblemIds.RepositoryLoosens, Severity.Warning, location,
        $"This repository's policy sets {what}, which only an organisation's policy may do: a repository must not choose what its own "
        + "diagnostics are explained by. It has no effect here. Remove it."));

    private void Loosens(FileLocation location, string what) => _problems.Add(new Problem(
        ProblemIds.RepositoryLoosens, Severity.Warning, location,
        $"This repository's policy tries to loosen {what}. A repository may only be stricter than {_policy.Organisation}, "
        + $"whose word stands. Remove it here, and ask {_policy.Organisation} to change its policy or for a waiver."));
}
