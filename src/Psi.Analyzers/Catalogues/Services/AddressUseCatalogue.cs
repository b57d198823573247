namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What only compares the text of an address, or passes it on as it is. Data only.</summary>
internal static class AddressUseCatalogue
{
    /// <summary>The type that holds an address.</summary>
    public const string Uri = "Uri";

    /// <summary>Methods of several parameters whose first is replaced, or is the key of the others.</summary>
    public static HashSet<string> ByFirst { get; } = new(StringComparer.Ordinal) { "Replace", "Add", "TryAdd" };

    /// <summary>Methods that compare their argument, or what they are called on.</summary>
    public static HashSet<string> Comparisons { get; } = new(StringComparer.Ordinal)
    {
        "Equals", "ReferenceEquals", "Compare", "CompareOrdinal", "CompareTo", "StartsWith", "EndsWith", "Contains", "ContainsKey",
        "TryGetValue", "GetValueOrDefault", "IndexOf", "LastIndexOf", "IsBaseOf", "IsMatch", "Remove", "TrimStart", "TrimEnd",
    };
}
