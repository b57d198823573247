namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Names of what writes values, and of what makes writing them harmless. Data only.</summary>
internal static class ExposureNames
{
    public const string Exception = "System.Exception";

    public const string Console = "Console";

    /// <summary>The base class of attributes by which a pipeline redacts what a parameter holds.</summary>
    public const string DataClassification = "DataClassificationAttribute";

    /// <summary>How descriptions of tokens end. A cookie is where a token belongs.</summary>
    public const string TokenEnding = "token";

    /// <summary>The writers of <see cref="Console"/>.</summary>
    public static ISet<string> ConsoleWriters { get; } = new HashSet<string>(StringComparer.Ordinal) { "Out", "Error" };

    /// <summary>What the names of methods that make a new value begin with.</summary>
    public static ISet<string> MakingWords { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "generate", "create", "make", "new", "random" };

    public static string[] CookieValueParameters { get; } = ["value"];

    public static string[] CookieOptionsParameters { get; } = ["options"];
}
