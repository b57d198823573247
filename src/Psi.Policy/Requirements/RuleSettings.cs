namespace Psi.Policy;

/// <summary>What a policy sets for analyzer rules, by <see cref="RuleSetting.Name"/>; what is missing is left to the rules.</summary>
public sealed class RuleSettings
{
    private readonly IReadOnlyDictionary<string, int> _values;

    internal RuleSettings(IReadOnlyDictionary<string, int> values) => _values = values;

    /// <summary>Nothing is set.</summary>
    public static RuleSettings None { get; } = new(new Dictionary<string, int>());

    /// <summary>The value that is set; null when none is.</summary>
    public int? this[RuleSetting setting] => _values.TryGetValue(setting.Name, out var value) ? value : null;

    /// <summary>These settings, replaced by those of a stronger layer where it has any.</summary>
    internal RuleSettings OverlaidWith(RuleSettings stronger) => Merged(stronger, (_, theirs) => theirs);

    /// <summary>These settings with others that may only be stricter.</summary>
    /// <param name="wished">What a repository asks for.</param>
    /// <param name="loosens">Called for each setting that would be looser, with the value that is kept.</param>
    internal RuleSettings TightenedBy(RuleSettings wished, Action<RuleSetting, int, int> loosens)
    {
        foreach (var setting in RuleSetting.All)
        {
            if (wished[setting] is { } wish && wish < (this[setting] ?? setting.Default))
            {
                loosens(setting, this[setting] ?? setting.Default, wish);
            }
        }

        return Merged(wished, Math.Max);
    }

    private RuleSettings Merged(RuleSettings other, Func<int, int, int> choose)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var setting in RuleSetting.All)
        {
            if ((this[setting], other[setting]) is (null, null))
            {
                continue;
            }

            values[setting.Name] = other[setting] is { } theirs ? choose(this[setting] ?? setting.Default, theirs) : this[setting]!.Value;
        }

        return new(values);
    }
}
