using System.Text.RegularExpressions;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// What a C# file says before its first token. By <c>#!</c> and <c>#:</c> lines there a file is known as a file-based app, or a part of
/// one: in any other project they are errors of the compiler (CS9314, CS9298).
/// </summary>
/// <param name="HasShebang">Whether it begins with <c>#!</c>.</param>
/// <param name="Directives">Its <c>#:</c> lines in order.</param>
/// <param name="IsWhole">False when the text ended before anything did that ends a head: then more may follow in the file.</param>
public sealed record AppHead(bool HasShebang, IReadOnlyList<AppDirective> Directives, bool IsWhole)
{
    // Nobody writes as many; files of others may.
    private const int MaximumDirectives = 4096;

    /// <summary>Whether only a file-based app can have this head.</summary>
    public bool IsOfApp => HasShebang || Directives.Count > 0;

    /// <summary>
    /// Reads a head in the way the SDK does: comments and directives of the compiler before a <c>#:</c> line are passed over.
    /// </summary>
    /// <param name="text">The file or its beginning; whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    public static AppHead Read(string text, string path)
    {
        var directives = new List<AppDirective>();
        var scanner = new Scanner(text);
        var hasShebang = scanner.PassShebang();
        while (directives.Count < MaximumDirectives && scanner.NextDirective() is { } found)
        {
            if (found.Text.StartsWith("#:", StringComparison.Ordinal))
            {
                directives.Add(Directive(found.Text, new FileLocation(path, found.Line, found.Column)));
            }
            else if (EndsHead(found.Text))
            {
                break;
            }
        }

        return new(hasShebang, directives, IsWhole: !scanner.IsAtEnd);
    }

    private static AppDirective Directive(string line, FileLocation at)
    {
        var start = Next(line, "#:".Length, isSpace: true);
        var end = Next(line, start, isSpace: false);
        var value = Next(line, end, isSpace: true);
        return new(line.Substring(start, end - start), line.Substring(value).TrimEnd(), at, at.Column + value);
    }

    // After a condition the SDK can't know what counts; a warning, an error and what is no directive at all make it stop as well.
    private static bool EndsHead(string line) =>
        !Regex.IsMatch(line, @"^#\s*(define|undef|pragma|nullable|region|endregion|line)\b", RegexOptions.CultureInvariant);

    private static int Next(string text, int from, bool isSpace)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]) == isSpace)
        {
            from++;
        }

        return from;
    }

    private sealed class Scanner(string text)
    {
        // A byte order mark that is still there is no content.
        private int _at = text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        private int _line = 1;
        private int _lineStart = text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;

        public bool IsAtEnd => _at >= text.Length;

        public bool PassShebang()
        {
            if (string.CompareOrdinal(text, _at, "#!", 0, 2) != 0)
            {
                return false;
            }

            RestOfLine();
            return true;
        }

        /// <summary>The next line that begins with <c>#</c>; null when something else comes first.</summary>
        public (string Text, int Line, int Column)? NextDirective()
        {
            var isFirstOnLine = true;
            while (!IsAtEnd)
            {
                if (PassLineBreak())
                {
                    isFirstOnLine = true;
                }
                else if (char.IsWhiteSpace(text[_at]))
                {
                    _at++;
                }
                else if (StartsWith("//"))
                {
                    RestOfLine();
                }
                else if (StartsWith("/*"))
                {
                    PassComment();
                    isFirstOnLine = false;
                }
                else if (text[_at] == '#' && isFirstOnLine)
                {
                    var column = _at - _lineStart + 1;
                    return (RestOfLine(), _line, column);
                }
                else
                {
                    // The beginning of a comment may be cut off behind its first character.
                    _at += text[_at] == '/' && _at == text.Length - 1 ? 1 : 0;
                    return null;
                }
            }

            return null;
        }

        private bool StartsWith(string start) => string.CompareOrdinal(text, _at, start, 0, start.Length) == 0;

        private string RestOfLine()
        {
            var start = _at;
            while (!IsAtEnd && !IsLineBreak(text[_at]))
            {
                _at++;
            }

            return text.Substring(start, _at - start);
        }

        // Its end is looked for behind its beginning: "/*/" is open.
        private void PassComment()
        {
            var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
            var after = end < 0 ? text.Length : end + 2;
            while (_at < after)
            {
                if (!PassLineBreak())
                {
                    _at++;
                }
            }
        }

        private bool PassLineBreak()
        {
            if (!IsLineBreak(text[_at]))
            {
                return false;
            }

            _at += StartsWith("\r\n") ? 2 : 1;
            _line++;
            _lineStart = _at;
            return true;
        }

        private static bool IsLineBreak(char character) => character is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
    }
}
