using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Psi.Insights.Report.Markup;

/// <summary>
/// Builds <see cref="Html"/> from an interpolated string. It has no overload for just any value: a hole takes text, a number or markup.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly StringBuilder _markup;

    public HtmlInterpolation(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + (formattedCount * 24));

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => _markup.Append(Html.Encode(text));

    public void AppendFormatted(Html markup) => _markup.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
        {
            _markup.Append(part.ToString());
        }
    }

    public void AppendFormatted(long number) => _markup.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>For coordinates and shares: at most two decimals, the same on every system.</summary>
    public void AppendFormatted(double number) => _markup.Append(number.ToString("0.##", CultureInfo.InvariantCulture));

    public override string ToString() => _markup.ToString();
}
