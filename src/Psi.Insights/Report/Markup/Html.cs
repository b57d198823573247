using System.Text;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Report.Markup;

/// <summary>
/// Markup that is safe by construction: the only ways to make it are literal text in our own source (<see cref="Of"/>) and text from
/// elsewhere, which is encoded. What is made is also well-formed XML, so that a test can read it as such. A template engine would find a
/// value that is not encoded when the page is made; here it does not compile.
/// </summary>
internal readonly struct Html
{
    /// <summary>Nothing.</summary>
    public static readonly Html Empty;

    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_markup);

    /// <summary>Markup from an interpolated string: its text is markup, values are encoded unless they are <see cref="Html"/>.</summary>
    public static Html Of(HtmlInterpolation interpolation) => new(interpolation.ToString());

    /// <summary>One after the other.</summary>
    public static Html Join(IEnumerable<Html> parts) => Join(Empty, parts);

    /// <summary>One after the other, with a separator between them.</summary>
    public static Html Join(Html separator, IEnumerable<Html> parts) => new(string.Join(separator.ToString(), parts));

    /// <summary>Text from elsewhere, encoded.</summary>
    public static implicit operator Html(string? text) => new(Encode(text));

    /// <summary>The markup itself.</summary>
    public override string ToString() => _markup ?? "";

    /// <summary>
    /// Text in a form that is safe between tags and in a quoted attribute; characters that a browser would obey unseen are made visible.
    /// </summary>
    internal static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var visible = VisibleText.OfBlock(text);
        if (visible.AsSpan().IndexOfAny("&<>\"'") < 0)
        {
            return visible;
        }

        var encoded = new StringBuilder(visible.Length + 16);
        foreach (var character in visible)
        {
            _ = character switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(character),
            };
        }

        return encoded.ToString();
    }
}
