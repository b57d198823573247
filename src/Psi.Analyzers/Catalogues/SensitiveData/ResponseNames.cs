namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Names of what responses to clients are made with. Data only.</summary>
internal static class ResponseNames
{
    public const string Exception = "System.Exception";

    /// <summary>Part of the names of start-up classes and methods that run in development only.</summary>
    public const string Development = "Development";

    /// <summary>What a finding names where a function returns the response.</summary>
    public const string Return = "return";

    /// <summary>Methods that put a value into a dictionary, and their parameter for it.</summary>
    public static ISet<string> AddMethods { get; } = new HashSet<string>(StringComparer.Ordinal) { "Add", "TryAdd" };

    public static string[] ValueParameters { get; } = ["value"];
}
