namespace Psi.Analyzers.Catalogues.Components;

/// <summary>Names that the C# compiler looks for although the code does not write them. Data only.</summary>
internal static class CompilerNames
{
    /// <summary>The end of an attribute's name, which code leaves out.</summary>
    public const string AttributeSuffix = "Attribute";

    /// <summary>The beginning of the names of operators.</summary>
    public const string OperatorPrefix = "op_";

    /// <summary>The method of <c>await foreach</c>.</summary>
    public const string GetAsyncEnumerator = "GetAsyncEnumerator";

    /// <summary>The method of collection initializers.</summary>
    public const string Add = "Add";
}
