using FsCheck;
using FsCheck.Fluent;

namespace Psi.Insights.Tests.Init;

/// <summary>Texts as others may have written them.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
        [
            "a",
            "Z",
            "api",
            "7",
            " ",
            ".",
            "-",
            "_",
            "/",
            "@",
            ":",
            ": ",
            " #",
            "#",
            "\"",
            "'",
            "\\",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u0085",
            "\u2028",
            "\u202E",
            "\uFEFF",
            "\uD800",
            "\uDC00",
            "\uFFFF",
            "😀",
            "ü",
            "支",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "?",
            "~",
            "true",
            "null",
            "1e3",
        ];

    /// <summary>Texts made of pieces that YAML, terminals and encodings misread.</summary>
    public static Arbitrary<string> Any { get; } = Gen.Elements(Pieces)
        .ListOf()
        .Select(pieces => string.Concat(pieces.Take(12)))
        .ToArbitrary();
}
