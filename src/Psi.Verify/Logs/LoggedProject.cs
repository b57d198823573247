namespace Psi.Verify.Logs;

/// <summary>One project as the log says it was evaluated and built.</summary>
/// <param name="File">Its project file, an absolute path.</param>
/// <param name="Properties">The evaluated properties; names in any case.</param>
/// <param name="Items">The evaluated items by type; types in any case.</param>
/// <param name="Imports">The files that the evaluation imported, absolute paths.</param>
/// <param name="HasReachedCompile">Whether the build came as far as the target that compiles.</param>
internal sealed record LoggedProject(
    string File,
    IReadOnlyDictionary<string, string> Properties,
    ILookup<string, LoggedItem> Items,
    IReadOnlyList<string> Imports,
    bool HasReachedCompile)
{
    /// <summary>A property; empty when it has no value.</summary>
    public string this[string property] => Properties.TryGetValue(property, out var value) ? value : "";

    /// <summary>The folder of the project file.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>A path that a property holds, made absolute; null when it has no value.</summary>
    public string? PathOf(string property) =>
        this[property] is { Length: > 0 } value ? LoggedPath.Absolute(value, Folder) : null;
}

/// <summary>An item of an evaluation.</summary>
/// <param name="Spec">What it is called.</param>
/// <param name="Metadata">Its own metadata; names in any case.</param>
internal sealed record LoggedItem(string Spec, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>A metadatum; empty when it has no value.</summary>
    public string this[string name] => Metadata.TryGetValue(name, out var value) ? value : "";
}
