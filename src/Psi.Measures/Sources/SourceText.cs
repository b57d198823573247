using Psi.Policy;

namespace Psi.Measures.Sources;

/// <summary>Words of other tools, made safe to store and show.</summary>
internal static class SourceText
{
    /// <summary>The longest id, name or place that is kept.</summary>
    public const int Longest = 1_000;

    /// <summary>A title: one line, shortened.</summary>
    public static string? Title(string? text) => string.IsNullOrWhiteSpace(text) ? null : DisplayText.OneLine(text, 300);

    /// <summary>A name that identifies something: never shortened, since two names could become one.</summary>
    /// <exception cref="SourceFormatException">It is empty, longer than <see cref="Longest"/> or holds characters that don't
    /// show.</exception>
    public static string Name(string? text, string what, string? at = null, long? line = null)
    {
        var name = text?.Trim() ?? "";
        if (name.Length == 0)
        {
            throw new SourceFormatException($"{what} is missing", at, line);
        }

        if (name.Length > Longest)
        {
            throw new SourceFormatException($"{what} is longer than {Longest} characters", at, line);
        }

        return DisplayText.IsPrintable(name)
            ? name
            : throw new SourceFormatException($"{what} holds characters that don't show: '{DisplayText.OneLine(name, 60)}'", at, line);
    }

    /// <summary>The same where it may be missing.</summary>
    /// <exception cref="SourceFormatException">It is too long or holds characters that don't show.</exception>
    public static string? OptionalName(string? text, string what, string? at = null, long? line = null) =>
        string.IsNullOrWhiteSpace(text) ? null : Name(text, what, at, line);

    /// <summary>A path with <c>/</c> between its parts.</summary>
    public static string Path(string text) => text.Replace('\\', '/');
}
