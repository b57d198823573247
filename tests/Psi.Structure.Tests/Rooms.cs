namespace Psi.Structure.Tests;

/// <summary>The rooms of the house, and which rooms each may use: data goes down, never back up.</summary>
internal static class Rooms
{
    public static readonly IReadOnlyDictionary<string, string[]> Uses = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Psi.Policy"] = [],
        ["Psi.Inventory"] = ["Psi.Policy"],
        ["Psi.Manifest"] = ["Psi.Policy"],
        ["Psi.Build"] = ["Psi.Inventory", "Psi.Manifest", "Psi.Policy"],
        ["Psi.Analyzers"] = [],
        ["Psi.CodeFixes"] = ["Psi.Analyzers"],
        ["Psi.Measures"] = ["Psi.Manifest", "Psi.Policy"],
        ["Psi.Store"] = ["Psi.Manifest", "Psi.Measures", "Psi.Policy"],
        ["Psi.Verify"] = ["Psi.Analyzers", "Psi.Build", "Psi.Inventory", "Psi.Manifest", "Psi.Policy"],
        ["Psi.Insights"] = ["Psi.Build", "Psi.Inventory", "Psi.Manifest", "Psi.Measures", "Psi.Policy", "Psi.Store", "Psi.Verify"],
    };

    /// <summary>
    /// Folders inside a room that must not use others: what knows about one API, one file or one table does not know who asks.
    /// </summary>
    public static readonly IReadOnlyList<(string Folder, string[] MustNotUse)> Folders =
    [
        ("src/Psi.Analyzers/Semantics", ["Psi.Analyzers.Rules", "Psi.Analyzers.Flow"]),
        ("src/Psi.Analyzers/Flow", ["Psi.Analyzers.Rules"]),
        ("src/Psi.Analyzers/Catalogues", ["Psi.Analyzers.Rules", "Psi.Analyzers.Flow"]),
        ("src/Psi.Analyzers/Components", ["Psi.Analyzers.Rules"]),
        ("src/Psi.Analyzers/Cryptography", ["Psi.Analyzers.Rules"]),
        ("src/Psi.Analyzers/Deserialization", ["Psi.Analyzers.Rules"]),
        ("src/Psi.Analyzers/SensitiveData", ["Psi.Analyzers.Rules"]),
        ("src/Psi.Analyzers/Services", ["Psi.Analyzers.Rules"]),
        ("src/Psi.Analyzers/Transport", ["Psi.Analyzers.Rules"]),
        ("src/Psi.Analyzers/Xml", ["Psi.Analyzers.Rules"]),
    ];
}
