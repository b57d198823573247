using System.Globalization;
using System.Text.RegularExpressions;

namespace Psi.Insights.Tests.Report;

/// <summary>The colours of the style sheet can be told apart (WCAG 2.2, level AA), in light and in dark.</summary>
public sealed partial class ContrastTests
{
    // Success criteria 1.4.3 (text) and 1.4.11 (graphics).
    private const double LeastOfText = 4.5;
    private const double LeastOfGraphics = 3.0;

    private static readonly string[] States = ["good", "fair", "unknown", "caution", "ended", "outside", "bad", "waived"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_can_be_read_on_its_background(bool dark)
    {
        var colours = Colours(dark);
        (string Text, string Ground)[] pairs =
        [
            ("text", "page"), ("text", "card"), ("quiet", "page"), ("quiet", "card"), ("link", "page"), ("link", "card"),
            ("on-brand", "brand"),
            .. States.SelectMany(state => new[] { ($"{state}-text", $"{state}-soft"), ($"{state}-text", "card") }),
        ];

        Assert.All(pairs, pair => AssertContrast(colours[pair.Text], colours[pair.Ground], LeastOfText, $"{pair.Text} on {pair.Ground}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Figures_can_be_read_on_their_bars(bool dark)
    {
        var colours = Colours(dark);

        Assert.All(States, state =>
            AssertContrast(colours[state == "caution" ? "on-caution" : "on-bar"], colours[state], LeastOfText, $"the figure on {state}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bars_can_be_told_from_the_page(bool dark)
    {
        var colours = Colours(dark);

        Assert.All(States, state => AssertContrast(colours[state], colours["card"], LeastOfGraphics, state));
    }

    private static void AssertContrast(string one, string other, double least, string what)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        var contrast = (lighter + 0.05) / (darker + 0.05);
        Assert.True(contrast >= least, string.Create(CultureInfo.InvariantCulture, $"{what}: {contrast:0.00}, at least {least}"));
    }

    // Relative luminance as WCAG defines it.
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    private static Dictionary<string, string> Colours(bool dark)
    {
        using var resource = typeof(ExitCodes).Assembly.GetManifestResourceStream("style.css")!;
        using var reader = new StreamReader(resource);
        var roots = Root().Matches(reader.ReadToEnd());
        Assert.Equal(2, roots.Count);
        return Colour().Matches(roots[dark ? 1 : 0].Value)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
    }

    [GeneratedRegex(":root \\{[^}]*\\}")]
    private static partial Regex Root();

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
