using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>What a token of infrastructure code is.</summary>
internal enum CodeTokenKind
{
    /// <summary>A keyword or a name.</summary>
    Word,

    /// <summary>A string, without its quotes.</summary>
    String,

    /// <summary>Any other character.</summary>
    Mark,

    /// <summary>The end of a line that says something.</summary>
    LineEnd,
}

/// <summary>A token of infrastructure code.</summary>
internal readonly record struct CodeToken(CodeTokenKind Kind, string Text, FileLocation At)
{
    public bool IsWord(string text) => Kind == CodeTokenKind.Word && Text == text;

    public bool IsMark(string text) => Kind == CodeTokenKind.Mark && Text == text;
}

/// <summary>The ways in which Terraform and Bicep write differ.</summary>
/// <param name="Quote">What begins and ends a string.</param>
/// <param name="HasHash">Whether <c>#</c> begins a comment.</param>
/// <param name="HasHereDocuments">Whether a text may go from <c>&lt;&lt;NAME</c> to a line with this name.</param>
/// <param name="HasTripleQuotes">Whether a string in three quotes goes over several lines.</param>
internal sealed record CodeForm(char Quote, bool HasHash, bool HasHereDocuments, bool HasTripleQuotes)
{
    public static CodeForm Terraform { get; } = new('"', HasHash: true, HasHereDocuments: true, HasTripleQuotes: false);

    public static CodeForm Bicep { get; } = new('\'', HasHash: false, HasHereDocuments: false, HasTripleQuotes: true);
}

/// <summary>
/// Splits infrastructure code into tokens, so that what is in a comment or a text never counts as code. One pass; what has no end goes to
/// the end of the file.
/// </summary>
internal sealed class CodeTokens
{
    private readonly string _path;
    private readonly string _text;
    private readonly CodeForm _form;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private CodeTokens(RepositoryFile file, CodeForm form) => (_path, _text, _form) = (file.Path, file.Text, form);

    public static IEnumerable<CodeToken> In(RepositoryFile file, CodeForm form) => new CodeTokens(file, form).All();

    private IEnumerable<CodeToken> All()
    {
        while (_at < _text.Length)
        {
            var at = new FileLocation(_path, _line, _at - _lineStart + 1);
            var character = _text[_at];
            if (character == '\n')
            {
                Step();
                yield return new CodeToken(CodeTokenKind.LineEnd, "\n", at);
            }
            else if (char.IsWhiteSpace(character))
            {
                Step();
            }
            else if (Is("//") || (_form.HasHash && character == '#'))
            {
                _at = _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;
            }
            else if (Is("/*"))
            {
                StepTo("*/");
            }
            else if (_form.HasHereDocuments && Is("<<"))
            {
                PassHereDocument();
            }
            else if (_form.HasTripleQuotes && Is("'''"))
            {
                Step(3);
                StepTo("'''");
            }
            else if (character == _form.Quote)
            {
                yield return new CodeToken(CodeTokenKind.String, ReadString(), at with { Column = at.Column + 1 });
            }
            else if (IsInWord(character))
            {
                var start = _at;
                while (_at < _text.Length && IsInWord(_text[_at]))
                {
                    _at++;
                }

                yield return new CodeToken(CodeTokenKind.Word, _text.Substring(start, _at - start), at);
            }
            else
            {
                Step();
                yield return new CodeToken(CodeTokenKind.Mark, character.ToString(), at);
            }
        }
    }

    // In ${…} of a string there are strings again.
    private string ReadString()
    {
        var start = _at + 1;
        var braces = new Stack<int>();
        var (isInString, depth) = (true, 0);
        for (Step(); _at < _text.Length; Step())
        {
            var character = _text[_at];
            if (isInString)
            {
                if (character == '\\' && _at + 1 < _text.Length)
                {
                    Step();
                }
                else if (character == '\n' && braces.Count == 0)
                {
                    // A string of one line that does not end there: what follows is code again.
                    break;
                }
                else if (Is("${") || (_form.HasHereDocuments && Is("%{")))
                {
                    braces.Push(depth);
                    (isInString, depth) = (false, 0);
                    Step();
                }
                else if (character == _form.Quote)
                {
                    if (braces.Count == 0)
                    {
                        Step();
                        return _text.Substring(start, _at - 1 - start);
                    }

                    isInString = false;
                }
            }
            else if (character == _form.Quote)
            {
                isInString = true;
            }
            else if (character == '{')
            {
                depth++;
            }
            else if (character == '}' && depth-- == 0)
            {
                (isInString, depth) = (true, braces.Pop());
            }
        }

        return _text.Substring(start, _at - start);
    }

    private void PassHereDocument()
    {
        Step(2);
        if (_at < _text.Length && _text[_at] == '-')
        {
            Step();
        }

        var start = _at;
        while (_at < _text.Length && IsInWord(_text[_at]))
        {
            _at++;
        }

        var name = _text.Substring(start, _at - start);
        if (name.Length == 0)
        {
            return;
        }

        StepTo("\n");
        while (_at < _text.Length)
        {
            var end = _text.IndexOf('\n', _at) is >= 0 and var found ? found : _text.Length;
            var isLast = _text.Substring(_at, end - _at).Trim() == name;
            _at = end;
            if (isLast)
            {
                return;
            }

            Step();
        }
    }

    private bool Is(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private void StepTo(string end)
    {
        while (_at < _text.Length && !Is(end))
        {
            Step();
        }

        Step(end.Length);
    }

    private void Step(int count = 1)
    {
        for (; count > 0 && _at < _text.Length; count--)
        {
            if (_text[_at++] == '\n')
            {
                (_line, _lineStart) = (_line + 1, _at);
            }
        }
    }

    private static bool IsInWord(char character) => character is '_' or '-' || char.IsLetterOrDigit(character);
}
