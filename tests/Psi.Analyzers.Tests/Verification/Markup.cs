using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>
/// A test's source with its expectations taken out: <c>[|span|]</c> for the analyzer's only rule, <c>{|ID:span|}</c> for a
/// named diagnostic, <c>{|#0:span|}</c> for a location a <see cref="DiagnosticResult"/> refers to. Spans may nest.
/// </summary>
internal sealed record Markup(string Source, ImmutableArray<MarkedSpan> Spans, ImmutableDictionary<int, TextSpan> Locations)
{
    /// <exception cref="FormatException">A span that is opened is not closed, or the other way round.</exception>
    public static Markup Parse(string text)
    {
        var source = new StringBuilder(text.Length);
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        var locations = ImmutableDictionary.CreateBuilder<int, TextSpan>();
        var open = new Stack<(string Closing, string? Name, int Start)>();
        for (var index = 0; index < text.Length;)
        {
            var two = index + 1 < text.Length ? text.Substring(index, 2) : "";
            if (two == "[|")
            {
                open.Push(("|]", null, source.Length));
                index += 2;
            }
            else if (two == "{|" && text.IndexOf(':', index) is var colon and > 0)
            {
                open.Push(("|}", text[(index + 2)..colon], source.Length));
                index = colon + 1;
            }
            else if (two is "|]" or "|}")
            {
                if (open.Count == 0 || open.Peek().Closing != two)
                {
                    throw new FormatException($"'{two}' at {index} closes nothing.");
                }

                var (_, name, start) = open.Pop();
                Close(name, TextSpan.FromBounds(start, source.Length));
                index += 2;
            }
            else
            {
                source.Append(text[index]);
                index++;
            }
        }

        return open.Count == 0
            ? new Markup(source.ToString(), spans.ToImmutable(), locations.ToImmutable())
            : throw new FormatException($"A span is not closed with '{open.Peek().Closing}'.");

        void Close(string? name, TextSpan span)
        {
            if (name is ['#', .. var number])
            {
                locations.Add(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), span);
            }
            else
            {
                spans.Add(new MarkedSpan(name, span));
            }
        }
    }
}

/// <summary>A span at which a diagnostic is expected; no id means the analyzer's only rule.</summary>
internal sealed record MarkedSpan(string? Id, TextSpan Span);
