namespace Psi.Measures.Sources.Coverage;

/// <summary>The number of a line of code, as coverage files write it.</summary>
internal static class CodeLine
{
    /// <summary>What is said of code that compilers give no line.</summary>
    public const string Hidden = "code that belongs to no line";

    // How .NET's debug symbols mark code without a line of its own, and how older tools passed that on.
    private const long HiddenByCompiler = 0xFEEFEE;
    private const long HiddenByTool = 0xF00F00;

    /// <summary>A line from 1; null for code that belongs to no line.</summary>
    /// <exception cref="SourceFormatException">It is no line.</exception>
    public static int? Of(string text, string? at, long? line) =>
        SourceNumber.Count(text, at, line) is 0 or HiddenByCompiler or HiddenByTool ? null : SourceNumber.Line(text, at, line);
}
