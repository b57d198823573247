using Psi.Policy.Yaml;

namespace Psi.Policy.Reading;

/// <summary>
/// Reads the keys of one mapping as a contract knows them. A missing, unknown, repeated or wrong one is logged with its place and what was
/// expected, and reading goes on, so that one run shows all mistakes.
/// </summary>
internal sealed class ContractMapping
{
    private readonly Dictionary<string, KeyValuePair<YamlScalar, YamlNode>> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mayBeEmpty = new(StringComparer.Ordinal);
    private readonly ProblemLog _log;
    private readonly string _what;

    /// <param name="node">What the file has.</param>
    /// <param name="what">What it should be, for messages: <c>a component entry</c>.</param>
    /// <param name="log">Takes the mistakes.</param>
    public ContractMapping(YamlNode node, string what, ProblemLog log)
    {
        (_log, _what, Location) = (log, what, node.Location);
        if (node is not YamlMapping mapping)
        {
            log.Error(node.Location, $"expected {what}, as keys with values; found {node.Kind}");
            IsMapping = false;
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            if (_entries.ContainsKey(entry.Key.Value))
            {
                log.Error(entry.Key.Location, $"the key '{entry.Key.Shown}' stands twice in {what}; keep one of them");
            }
            else
            {
                _entries.Add(entry.Key.Value, entry);
            }
        }
    }

    /// <summary>False when there is something else in the place of the mapping; then missing keys are not reported.</summary>
    public bool IsMapping { get; } = true;

    /// <summary>Where the mapping begins.</summary>
    public FileLocation Location { get; }

    /// <summary>The value of a key; null when it is missing or has none.</summary>
    public YamlNode? Node(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalar { Value: "" } ? entry.Value : null;
    }

    /// <summary>The place of a key's value, or of the mapping when the key is missing.</summary>
    public FileLocation LocationOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value.Location : Location;

    /// <summary>The places of some keys themselves, as far as they are there, and of the mapping by an empty key.</summary>
    public IReadOnlyDictionary<string, FileLocation> KeyPlaces(params string[] keys)
    {
        var places = keys.Where(_entries.ContainsKey).ToDictionary(key => key, key => _entries[key].Key.Location, StringComparer.Ordinal);
        places[""] = Location;
        return places;
    }

    /// <summary>
    /// The places of all values below this mapping's keys, by key, and of the items of lists of single values, by <c>key/item</c>.
    /// </summary>
    public IEnumerable<KeyValuePair<string, FileLocation>> Places()
    {
        foreach (var entry in _entries.Values)
        {
            yield return new(entry.Key.Value, entry.Value.Location);
            foreach (var item in Items(entry.Key.Value).OfType<YamlScalar>())
            {
                yield return new($"{entry.Key.Value}/{item.Value}", item.Location);
            }
        }
    }

    /// <summary>A value read by <paramref name="parse"/>; default when missing or wrong, the latter logged.</summary>
    public T? Optional<T>(string key, Parse<T> parse)
    {
        var node = Node(key);
        if (node is null)
        {
            return default;
        }

        if (node is not YamlScalar scalar)
        {
            _log.Error(node.Location, $"expected a single value for '{key}'; found {node.Kind}");
            return default;
        }

        if (parse(scalar.Value, out var value, out var expectation))
        {
            return value;
        }

        _log.Error(scalar.Location, $"'{scalar.Shown}' is not valid for '{key}': {expectation}");
        return default;
    }

    /// <summary>The same, where missing is a mistake too.</summary>
    public T? Required<T>(string key, Parse<T> parse, string example)
    {
        if (Node(key) is null)
        {
            Missing(key, example);
        }

        return Optional(key, parse);
    }

    /// <summary>One of certain words; null when missing or wrong, the latter logged.</summary>
    public T? Word<T>(string key, Vocabulary<T> words)
        where T : struct => Optional<T?>(key, words.TryParse);

    /// <summary>A list of certain words; wrong ones are logged and left out; null when the key is missing.</summary>
    public IReadOnlyList<T>? Words<T>(string key, Vocabulary<T> words)
        where T : struct => OptionalList<T?>(key, words.TryParse) is { } read ? [.. read.Select(word => word!.Value)] : null;

    /// <summary>
    /// A list that limits or names something, so that an empty one would say nothing or everything; null when the key is missing.
    /// </summary>
    public IReadOnlyList<T>? OptionalList<T>(string key, Parse<T> parse)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlSequence { Items.Count: 0 })
        {
            _log.Error(node.Location, $"'{key}' is an empty list; name at least one, or remove the key");
        }

        return List(key, parse);
    }

    /// <summary>
    /// A list of values; a single value counts as a list of one; wrong ones are logged and left out; empty when the key is missing.
    /// </summary>
    public IReadOnlyList<T> List<T>(string key, Parse<T> parse)
    {
        var values = new List<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _known.Add(key);
        foreach (var item in Items(key))
        {
            if (item is not YamlScalar scalar)
            {
                _log.Error(item.Location, $"expected a single value in '{key}'; found {item.Kind}");
            }
            else if (!parse(scalar.Value, out var value, out var expectation))
            {
                _log.Error(item.Location, $"{scalar.Kind} is not valid in '{key}': {expectation}");
            }
            else if (!seen.Add(scalar.Value))
            {
                _log.Error(item.Location, $"'{scalar.Shown}' stands twice in '{key}'; keep one of them");
            }
            else
            {
                values.Add(value!);
            }
        }

        return values;
    }

    /// <summary>A list of mappings, each read by <paramref name="read"/>; null results are left out.</summary>
    public IReadOnlyList<T> Mappings<T>(string key, string what, Func<ContractMapping, T?> read)
        where T : class
    {
        _mayBeEmpty.Add(key);
        if (Node(key) is { } node and not YamlSequence)
        {
            _log.Error(node.Location, $"expected a list for '{key}', each item {what} after '- '; found {node.Kind}");
            return [];
        }

        var mappings = Items(key).Select(item => new ContractMapping(item, what, _log)).Where(mapping => mapping.IsMapping);
        return [.. mappings.Select(read).OfType<T>()];
    }

    /// <summary>A nested mapping; null when missing.</summary>
    public ContractMapping? OptionalMapping(string key, string what) =>
        Node(key) is { } node && new ContractMapping(node, what, _log) is { IsMapping: true } mapping ? mapping : null;

    /// <summary>Every key, in the order of the file: for mappings whose keys the author chooses.</summary>
    public IReadOnlyList<string> Keys => [.. _entries.Values.OrderBy(entry => entry.Key.Location).Select(entry => entry.Key.Value)];

    /// <summary>Checks the key <c>psi</c>, which says what file it is and in which version of the contract.</summary>
    /// <summary>
    /// Reads the key <c>psi</c>. A file of another of Psi's formats is one mistake, not as many as it has keys.
    /// </summary>
    /// <returns>False when it is such a file, in which nothing else is to be read.</returns>
    public bool HasFormat(string format)
    {
        if (OptionalText("psi") is { } written && written != format && FormatNames.TryGetValue(written, out var other))
        {
            _log.Error(LocationOf("psi"), $"this is {other} (psi: {written}), where {_what} (psi: {format}) is expected");
            return false;
        }

        Required<string>("psi", new WordSet(format).TryParse, format);
        return true;
    }

    private static readonly Dictionary<string, string> FormatNames = new(StringComparer.Ordinal)
    {
        [PolicyFileReader.Format] = "a policy file",
        [ProductFileReader.Format] = "a product file",
        [BaselineFileReader.Format] = "a baseline",
        [OrganisationFileReader.Format] = "an organisation file",
    };

    private string? OptionalText(string key) => _entries.TryGetValue(key, out var entry) ? (entry.Value as YamlScalar)?.Value : null;

    /// <summary>Logs every id that is used a second time.</summary>
    public void RefuseRepeatedIds(string key, IEnumerable<(string Id, FileLocation Location)> ids)
    {
        foreach (var repeated in ids.GroupBy(item => item.Id, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
        {
            _log.Error(repeated.Location, $"the id '{repeated.Id}' stands twice in '{key}'; every id is one entry's");
        }
    }

    /// <summary>Logs a mistake at a key's value.</summary>
    public void Error(string key, string message) => _log.Error(LocationOf(key), message);

    /// <summary>Logs that a key that must be there is missing or has no value.</summary>
    public void Missing(string key, string example)
    {
        var isEmpty = _entries.TryGetValue(key, out var entry);
        _mayBeEmpty.Add(key);
        if (isEmpty)
        {
            _log.Error(entry.Key.Location, $"'{key}' has no value in {_what}; write for example {key}: {example}");
        }
        else if (IsMapping)
        {
            _log.Error(Location, $"'{key}' is missing in {_what}; write for example {key}: {example}");
        }
    }

    /// <summary>Logs every key that was not read, and every one without a value; call it last.</summary>
    public void Finish()
    {
        foreach (var entry in _entries.Values)
        {
            var key = entry.Key;
            if (!_known.Contains(key.Value))
            {
                // A key that is there already was not meant.
                _log.Error(key.Location, () =>
                    $"'{key.Shown}' is not a key of {_what}"
                    + $"{Suggestion.For(key.Value, _known.Where(known => !_entries.ContainsKey(known)))} "
                    + $"(known: {string.Join(", ", _known.OrderBy(known => known, StringComparer.Ordinal))})");
            }
            else if (entry.Value is YamlScalar { Value: "" } && !_mayBeEmpty.Contains(key.Value))
            {
                _log.Error(key.Location, $"'{key.Shown}' has no value in {_what}; write one, or remove the key");
            }
        }
    }

    private IReadOnlyList<YamlNode> Items(string key) => (_entries.TryGetValue(key, out var entry) ? entry.Value : null) switch
    {
        null or YamlScalar { Value: "" } => [],
        YamlSequence sequence => sequence.Items,
        var single => [single],
    };
}

/// <summary>Reads a value from text; when it can't, says what was expected.</summary>
internal delegate bool Parse<T>(string text, out T? value, out string expectation);
