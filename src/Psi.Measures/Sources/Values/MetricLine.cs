using System.Text;
using Psi.Policy;

namespace Psi.Measures.Sources.Values;

/// <summary>Reads one line of an exposition, from its left to its right.</summary>
internal sealed class MetricLine
{
    private readonly string _text;
    private readonly long _number;
    private int _at;

    private MetricLine(string text, long number) => (_text, _number) = (text, number);

    /// <summary>Reads a line that is no comment.</summary>
    /// <exception cref="SourceFormatException">It is no sample.</exception>
    public static MetricSample Read(string text, long number) => new MetricLine(text, number).Sample();

    private MetricSample Sample()
    {
        SkipBlanks();
        var name = Peek() == '{' ? "" : Name();
        SkipBlanks();
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Peek() == '{')
        {
            _at++;
            ReadLabels(ref name, labels);
        }

        if (name.Length == 0)
        {
            throw Wrong("the name of the metric is missing");
        }

        var value = Word() ?? throw Wrong("the value is missing");
        var time = Peek() == '#' ? null : Word();
        // An exemplar is about one event and may follow.
        if (_at < _text.Length && Peek() != '#')
        {
            throw Wrong("nothing can follow the time of a sample");
        }

        return new MetricSample(name, [.. labels.Where(label => label.Value.Length > 0)], value, time);
    }

    private void ReadLabels(ref string name, SortedDictionary<string, string> labels)
    {
        SkipBlanks();
        while (Peek() != '}')
        {
            var isQuoted = Peek() == '"';
            var label = isQuoted ? Quoted() : Name();
            SkipBlanks();
            if (isQuoted && name.Length == 0 && Peek() is ',' or '}')
            {
                // A name with other characters than metrics once could have is the first of the labels.
                name = label;
            }
            else
            {
                Expect('=');
                SkipBlanks();
                if (!labels.TryAdd(label, Quoted()))
                {
                    throw Wrong($"the label '{DisplayText.OneLine(label, 60)}' is written twice");
                }
            }

            SkipBlanks();
            if (Peek() != '}')
            {
                Expect(',');
                SkipBlanks();
            }
        }

        _at++;
    }

    private string Name()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '_' or ':')
        {
            _at++;
        }

        return _at > start && !char.IsAsciiDigit(_text[start])
            ? _text[start.._at]
            : throw Wrong($"expected a name, found '{DisplayText.OneLine(_text[start..], 60)}'");
    }

    private string Quoted()
    {
        Expect('"');
        var text = new StringBuilder();
        while (Peek() != '"')
        {
            if (Peek() == '\\' && _at + 1 < _text.Length)
            {
                _at++;
                // A backslash before another character is itself.
                text.Append(Peek() switch { 'n' => "\n", '"' => "\"", '\\' => "\\", var other => $"\\{other}" });
            }
            else
            {
                text.Append(_at < _text.Length ? Peek() : throw Wrong("the text of a label has no end"));
            }

            _at++;
        }

        _at++;
        return text.ToString();
    }

    private string? Word()
    {
        SkipBlanks();
        var start = _at;
        while (_at < _text.Length && !IsBlank(_text[_at]))
        {
            _at++;
        }

        var word = _text[start.._at];
        SkipBlanks();
        return word.Length == 0 ? null : word;
    }

    private void Expect(char character)
    {
        if (Peek() != character)
        {
            throw Wrong($"expected '{character}', found '{DisplayText.OneLine(_text[_at..], 60)}'");
        }

        _at++;
    }

    private void SkipBlanks()
    {
        while (IsBlank(Peek()))
        {
            _at++;
        }
    }

    // The null character when nothing is left.
    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private static bool IsBlank(char character) => character is ' ' or '\t';

    private SourceFormatException Wrong(string problem) => new(problem, at: null, _number);
}
