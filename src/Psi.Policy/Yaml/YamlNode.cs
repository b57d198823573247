namespace Psi.Policy.Yaml;

/// <summary>A YAML value with its place.</summary>
public abstract record YamlNode(FileLocation Location)
{
    /// <summary>What it is, as error messages name it.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value; all are texts, their meaning is the contract's.</summary>
public sealed record YamlScalar(FileLocation Location, string Value) : YamlNode(Location)
{
    public override string Kind => Value.Length == 0 ? "nothing" : $"'{Shown}'";

    // A hostile value must not flood the build's output.
    public string Shown => DisplayText.OneLine(Value, 80);

    /// <summary>Whether no value is written, or <c>null</c>.</summary>
    public bool IsNull { get; init; }

    /// <summary>Where it begins in the file's text, its quote or block mark included: an index.</summary>
    public int Start { get; init; }

    /// <summary>Where it ends in the file's text, its closing quote included: the index after its last character.</summary>
    public int End { get; init; }
}

/// <summary>A list.</summary>
public sealed record YamlSequence(FileLocation Location, IReadOnlyList<YamlNode> Items) : YamlNode(Location)
{
    public override string Kind => "a list";
}

/// <summary>Keys with values, in the order of the file.</summary>
public sealed record YamlMapping(FileLocation Location, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries) : YamlNode(Location)
{
    public override string Kind => "keys with values";

    /// <summary>Whether it is written in braces.</summary>
    public bool IsInBraces { get; init; }
}
