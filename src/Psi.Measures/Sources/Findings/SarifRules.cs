using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// The rules of a SARIF run's tool: those of its driver and of its extensions, which results name by id, by number or by both.
/// </summary>
internal sealed class SarifRules
{
    private readonly SarifComponent _driver;
    private readonly IReadOnlyList<SarifComponent> _extensions;
    private readonly Dictionary<string, SarifRule> _byId = new(StringComparer.Ordinal);

    private SarifRules(SarifComponent driver, IReadOnlyList<SarifComponent> extensions)
    {
        (_driver, _extensions) = (driver, extensions);
        foreach (var rule in extensions.Prepend(driver).SelectMany(component => component.Rules ?? []))
        {
            if (rule.Id is { } id)
            {
                _byId.TryAdd(id, rule);
            }
        }
    }

    /// <summary>How many rules ran; null when the tool says nothing of rules.</summary>
    /// <param name="invocations">How many invocations the run had; one when it does not say.</param>
    /// <param name="overrides">What these changed.</param>
    public int? Ran(int invocations, IReadOnlyList<SarifOverride> overrides)
    {
        var lists = _extensions.Prepend(_driver).Select(component => component.Rules).OfType<IReadOnlyList<SarifRule>>().ToList();
        var changes = overrides.ToLookup(Changed, ReferenceEqualityComparer.Instance);
        return lists.Count == 0 ? null : lists.Sum(rules => rules.Count(rule => IsOn(rule, invocations, [.. changes[rule]])));
    }

    /// <summary>The level that invocations gave a rule; null when none did, or two of them did not agree.</summary>
    public string? Level(SarifRule rule, IReadOnlyList<SarifOverride> overrides) =>
        overrides.Where(change => change.IsOn && change.Level is not null && ReferenceEquals(Changed(change), rule))
            .Select(change => change.Level).Distinct(StringComparer.Ordinal).ToList() is [var level] ? level : null;

    // One invocation may change a rule several times, for one part of the code each: it ran when it ran for one of them.
    private static bool IsOn(SarifRule rule, int invocations, List<SarifOverride> changes)
    {
        var told = changes.Select(change => change.Invocation).Distinct().Count();
        return changes.Exists(change => change.IsOn) || (rule.IsOn && told < Math.Max(invocations, 1));
    }

    private SarifRule? Changed(SarifOverride change)
    {
        var component = change.Component is { } named ? Component(named) : _driver;
        var found = change.Index is { } at && component?.Rules is { } rules && at < rules.Count ? rules[at] : null;
        return found is not null && (change.Id is null || IsOf(change.Id, found)) ? found : ById(change.Id);
    }

    public static SarifRules Of(SourceValue tool) =>
        new(SarifComponent.Of(tool.Required("driver")), [.. tool.Objects("extensions").Select(SarifComponent.Of)]);

    /// <summary>The rule's id of a result, and what the tool says of that rule; either is null when it is not said.</summary>
    /// <exception cref="SourceFormatException">The result only has the number of a rule that is not there.</exception>
    public (string? Id, SarifRule? Rule) Of(SourceValue result, out string? message)
    {
        var reference = result.Object("rule");
        var id = SourceText.OptionalName(result.Text("ruleId") ?? reference?.Text("id"), "the rule's id", result.At);
        var component = reference?.Object("toolComponent") is { } named ? Component(SarifReference.Of(named)) : _driver;
        var number = (reference is { } rule ? Index(rule, "index") : null) ?? Index(result, "ruleIndex");
        var found = number is { } at && component?.Rules is { } rules && at < rules.Count ? rules[at] : null;
        if (id is null && number is not null && found is null)
        {
            throw new SourceFormatException("the result has the number of a rule that the tool does not list", result.At);
        }

        // The id is the result's own word: a wrong number must not give it another rule's severity.
        found = found is not null && (id is null || IsOf(id, found)) ? found : ById(id);
        message = Message(result.Object("message"), found, component);
        return (id ?? found?.Id, found);
    }

    /// <summary>A number in a list; null when it is missing or -1, as SARIF has it.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public static int? Index(SourceValue value, string name) =>
        value[name] is not { } number ? null
        : number.Element.ValueKind == System.Text.Json.JsonValueKind.Number && number.Element.TryGetInt32(out var index) && index >= -1
            ? index < 0 ? null : index
            : throw number.Expected("the number of an item, from 0");

    private static bool IsOf(string id, SarifRule rule) =>
        rule.Id is null || id == rule.Id || id.StartsWith($"{rule.Id}/", StringComparison.Ordinal);

    // An id may have a part behind the rule's own: 'CA1000/1'.
    private SarifRule? ById(string? id)
    {
        for (; id is not null; id = id.LastIndexOf('/') is > 0 and var end ? id[..end] : null)
        {
            if (_byId.TryGetValue(id, out var rule))
            {
                return rule;
            }
        }

        return null;
    }

    private SarifComponent? Component(SarifReference reference) => reference.Index is { } number
        ? number < _extensions.Count ? _extensions[number] : null
        : reference.Guid is { } guid ? _extensions.FirstOrDefault(component => component.Guid == guid)
        : reference.Name is { } name ? _extensions.FirstOrDefault(component => component.Name == name) ?? _driver
        : _driver;

    private string? Message(SourceValue? message, SarifRule? rule, SarifComponent? component)
    {
        if (message is not { } said || (said.Text("text") ?? said.Text("markdown")) is { } text)
        {
            return message?.Text("text") ?? message?.Text("markdown");
        }

        text = said.Text("id") is { } id
            ? rule?.Messages.GetValueOrDefault(id) ?? (component ?? _driver).Messages.GetValueOrDefault(id)
            : null;
        var number = 0;
        foreach (var argument in said.Items("arguments"))
        {
            text = text?.Replace(FormattableString.Invariant($"{{{number++}}}"), argument.Text(), StringComparison.Ordinal);
        }

        return text;
    }
}
