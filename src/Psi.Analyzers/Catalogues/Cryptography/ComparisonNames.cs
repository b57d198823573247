namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Names of methods that compare two values and stop at the first difference. Data only.</summary>
internal static class ComparisonNames
{
    /// <summary>ASP.NET Core's type for the values of a header or a query.</summary>
    public const string StringValues = "StringValues";

    /// <summary>The type of expression trees.</summary>
    public const string ExpressionTree = "Expression";

    /// <summary>Methods that compare sequences, arrays and spans, whatever type has them.</summary>
    public static ISet<string> OfSequences { get; } = Names("SequenceEqual", "SequenceCompareTo");

    /// <summary>Methods that compare their own object with another one, on texts and on <see cref="ComparableTypes"/>.</summary>
    public static ISet<string> WithAnother { get; } = Names("Equals", "CompareTo");

    public static ISet<string> ComparableTypes { get; } = Names(StringValues, "IStructuralEquatable");

    /// <summary>Static methods of <see cref="string"/> and <see cref="object"/> that compare their arguments.</summary>
    public static ISet<string> OfTexts { get; } = Names("Equals", "Compare", "CompareOrdinal");

    /// <summary>Methods of <see cref="ComparerTypes"/> that compare their arguments.</summary>
    public static ISet<string> ByComparer { get; } = Names("Equals", "Compare");

    public static ISet<string> ComparerTypes { get; } = Names("StringComparer", "IEqualityComparer", "IComparer");

    private static HashSet<string> Names(params string[] names) => new(names, StringComparer.Ordinal);
}
