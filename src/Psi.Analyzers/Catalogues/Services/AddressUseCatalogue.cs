namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What only compares the text of an address, or passes it on as it is. Data only.</summary>
internal static class AddressUseCatalogue
{
    /// <summary>The type that holds an address.</summary>
    public const string Uri = "Uri";

    /// <summary>The method whose first text is replaced, and so not used.</summary>
    public const string Replace = "Replace";

    /// <summary>Methods that compare their argument, or what they are called on.</summary>
    public static HashSet<string> Comparisons { get; } = new(StringComparer.Ordinal)
    {
        "Equals", "ReferenceEquals", "Compare", "CompareOrdinal", "CompareTo", "StartsWith", "EndsWith", "Contains", "ContainsKey",
        "IndexOf", "LastIndexOf", "IsBaseOf", "IsMatch", "Remove", "TrimStart", "TrimEnd",
    };
}
