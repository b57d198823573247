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

        return _policy with
        {
            DefaultEnforcement = Stricter(_policy.DefaultEnforcement, _file.DefaultEnforcement, "enforcement.default", EnforcementModes),
            MinimumEnforcement = Stricter(_policy.MinimumEnforcement, _file.MinimumEnforcement, "enforcement.minimum", EnforcementModes),
            WaiversFrom = Stricter(_policy.WaiversFrom, _file.WaiversFrom, "enforcement.waiversFrom", Vocabularies.WaiverSources),
            WaiverMaximumDays = MaximumDays(),
            WaiverApprovers = Approvers(),
            Unlisted = Tightened(_policy.Unlisted, _file.Unlisted, "unlisted"),
            Unpinned = Tightened(_policy.Unpinned, _file.Unpinned, "unpinned"),
            Vulnerabilities = Vulnerabilities(),
            Levels = Levels(),
            Rules = _policy.Rules.TightenedBy(_file.Rules, LoosensRule),
            Services = Services(),
            Requirements = Requirements(),
            Problems = [.. _policy.Problems, .. _problems.OrderBy(problem => problem.Location)],
        };
    }

    private static Vocabulary<EnforcementMode> EnforcementModes => Vocabularies.EnforcementModes;

    private void LoosensRule(RuleSetting setting, int decided, int wished) =>
        Loosens(At($"rules.{setting.Name}"), $"'rules.{setting.Name}' from {decided} to {wished}");

    private T Stricter<T>(T decided, T? wished, string key, Vocabulary<T> words)
        where T : struct
    {
        if (wished is not { } wish)
        {
            return decided;
        }

        var comparison = Comparer<T>.Default.Compare(wish, decided);
        if (comparison < 0)
        {
            Loosens(At(key), $"'{key}' from {words.WordOf(decided)} to {words.WordOf(wish)}");
        }

        return comparison > 0 ? wish : decided;
    }

    private int? MaximumDays()
    {
        if (_policy.WaiverMaximumDays is not { } decided)
        {
            return _file.WaiverMaximumDays;
        }

        if (_file.WaiverMaximumDays is not { } wished || wished == decided)
        {
            return decided;
        }

        if (wished > decided)
        {
            Loosens(At("waivers.maxDays"), $"'waivers.maxDays' from {decided} to {wished}");
        }

        return Math.Min(decided, wished);
    }

    // A repository can narrow the list of approvers, but neither extend nor empty it: an empty one would mean anyone.
    private IReadOnlyList<string> Approvers()
    {
        var decided = _policy.WaiverApprovers;
        if (_file.WaiverApprovers is not { } wished)
        {
            return decided;
        }

        if (decided.Count == 0)
        {
            return wished;
        }

        foreach (var stranger in wished.Except(decided, StringComparer.OrdinalIgnoreCase))
        {
            Loosens(
                At($"waivers.approvers/{stranger}"),
                $"'waivers.approvers' by {stranger}, who is no approver of {_policy.Organisation}");
        }

        List<string> narrowed = [.. decided.Intersect(wished, StringComparer.OrdinalIgnoreCase)];
        return narrowed.Count == 0 ? decided : narrowed;
    }

    private IReadOnlyList<ScopedSeverity> Tightened(IReadOnlyList<ScopedSeverity> rules, ScopedSeverity? wished, string key)
    {
        if (wished is null)
        {
            return rules;
        }

        foreach (var scope in wished.Scopes)
        {
            var decided = ScopedSeverity.Strictest(rules, scope);
            if (wished.Severity < decided)
            {
                var (from, to) = (Word(decided), Word(wished.Severity));
                Loosens(wished.Location, $"'{key}' for scope {Vocabularies.Scopes.WordOf(scope)} from {from} to {to}");
            }
        }

        return [.. rules, wished];

        static string Word(Severity severity) => Vocabularies.ScopedSeverities.WordOf(severity);
    }

    private VulnerabilityRules Vulnerabilities()
    {
        var (decided, wished) = (_policy.Vulnerabilities, _file.Vulnerabilities);
        return new(
            Strictest(decided.Low, wished.Low, "low"),
            Strictest(decided.Moderate, wished.Moderate, "moderate"),
            Strictest(decided.High, wished.High, "high"),
            Strictest(decided.Critical, wished.Critical, "critical"),
            Strictest(decided.Unaudited, wished.Unaudited, "unaudited"));

        Severity Strictest(Severity? organisation, Severity? repository, string key) =>
            Stricter(organisation ?? Severity.Error, repository, $"vulnerabilities.{key}", Vocabularies.ScopedSeverities);
    }

    private LevelDefinitions Levels() => new(
        Levels("technology", _policy.Levels.Technology, _file.Levels.Technology),
        Levels("dataTypes", _policy.Levels.DataTypes, _file.Levels.DataTypes),
        Levels("criticality", _policy.Levels.Criticality, _file.Levels.Criticality));

    // A word that the organisation does not define gives a product the strictest level: defining a lower one would loosen.
    private Dictionary<string, int> Levels(string key, IReadOnlyDictionary<string, int> decided, IReadOnlyDictionary<string, int> wished)
    {
        var levels = decided.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var wish in wished)
        {
            var level = decided.TryGetValue(wish.Key, out var known) ? known : ProductLevel.Unknown;
            if (wish.Value < level)
            {
                Loosens(At($"levels.{key}.{wish.Key}"), $"'levels.{key}.{wish.Key}' from {level} to {wish.Value}");
            }
            else
            {
                levels[wish.Key] = wish.Value;
            }
        }

        return levels;
    }

    private IReadOnlyList<SharedService> Services()
    {
        var services = _policy.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        foreach (var wished in _file.Services)
        {
            if (services.ContainsKey(wished.Id))
            {
                Loosens(wished.Location, $"service {wished.Id} by defining it anew");
            }
            else
            {
                services.Add(wished.Id, wished);
            }
        }

        return [.. services.Values.OrderBy(service => service.Id, StringComparer.Ordinal)];
    }

    private IReadOnlyList<Requirement> Requirements()
    {
        var requirements = _policy.Requirements.ToDictionary(requirement => requirement.Id, StringComparer.Ordinal);
        foreach (var wished in _file.Requirements)
        {
            requirements[wished.Id] = requirements.TryGetValue(wished.Id, out var decided) ? Tightened(decided, wished) : wished;
        }

        return [.. requirements.Values.OrderBy(requirement => requirement.Id, StringComparer.Ordinal)];
    }

    private Requirement Tightened(Requirement decided, Requirement wished)
    {
        // 'enforceFrom' only matters where the severity is an error: the day is compared where both are.
        var bothAreErrors = decided.Severity == Severity.Error && wished.Severity == Severity.Error;
        var looser = new List<string>();
        if (wished.Severity < decided.Severity)
        {
            looser.Add("the severity");
        }

        if (bothAreErrors && Day(wished) > Day(decided))
        {
            looser.Add("'enforceFrom'");
        }

        if (wished.Levels is not null && (decided.Levels is null || decided.Levels.Except(wished.Levels).Any()))
        {
            looser.Add("the levels");
        }

        if (decided.Rules.Except(wished.Rules, StringComparer.Ordinal).Any())
        {
            looser.Add("the rules");
        }

        if (looser.Count > 0)
        {
            Loosens(wished.Location, $"{string.Join(", ", looser)} of requirement {wished.Id}");
        }

        var dated = wished.Severity > decided.Severity || (bothAreErrors && Day(wished) < Day(decided)) ? wished : decided;
        return decided with
        {
            Severity = dated.Severity,
            EnforceFrom = dated.EnforceFrom,
            Levels = decided.Levels is null || wished.Levels is null
                ? null
                : [.. decided.Levels.Union(wished.Levels).OrderBy(level => level)],
            Rules = [.. decided.Rules.Union(wished.Rules, StringComparer.Ordinal).OrderBy(rule => rule, StringComparer.Ordinal)],
        };

        static CalendarDate Day(Requirement requirement) => requirement.EnforceFrom ?? default;
    }

    private FileLocation At(string key) => _file.Locations.TryGetValue(key, out var location) ? location : new FileLocation(_file.Path);

    private void Loosens(FileLocation location, string what) => _problems.Add(new Problem(
        ProblemIds.RepositoryLoosens, Severity.Warning, location,
        $"This repository's policy tries to loosen {what}. A repository may only be stricter than {_policy.Organisation}, "
        + $"whose word stands. Remove it here, and ask {_policy.Organisation} to change its policy or for a waiver."));
}
