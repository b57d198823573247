namespace Psi.Policy.Tests.Components;

public class ComponentPatternTests
{
    [Theory]
    [InlineData("pkg:nuget/Contoso.*", "pkg:nuget/Contoso.Web", true)]
    [InlineData("pkg:nuget/Contoso.*", "pkg:nuget/contoso.web@1.0.0", true)]
    [InlineData("pkg:nuget/Contoso.*", "pkg:nuget/Contoso.", true)]
    [InlineData("pkg:nuget/Contoso.*", "pkg:nuget/Contoso", false)]
    [InlineData("pkg:nuget/*", "pkg:nuget/Anything", true)]
    [InlineData("pkg:nuget/*", "pkg:npm/anything", false)]
    [InlineData("pkg:nuget/*.Abstractions", "pkg:nuget/Contoso.Abstractions", true)]
    [InlineData("pkg:nuget/A*B*C", "pkg:nuget/AxByC", true)]
    [InlineData("pkg:nuget/A*B*C", "pkg:nuget/AxCyB", false)]
    [InlineData("pkg:npm/%40contoso/*", "pkg:npm/%40contoso/ui", true)]
    [InlineData("pkg:npm/%40contoso/*", "pkg:npm/%40fabrikam/ui", false)]
    [InlineData("pkg:npm/*", "pkg:npm/%40contoso/ui", false)]
    [InlineData("pkg:generic/OpenSSL", "pkg:generic/openssl", false)]
    [InlineData("pkg:nuget/Serilog", "pkg:nuget/serilog@4.0.0", true)]
    [InlineData("pkg:nuget/Serilog@4.0", "pkg:nuget/Serilog@4.0.0", true)]
    [InlineData("pkg:nuget/Serilog@4.0.0", "pkg:nuget/Serilog@4.0.1", false)]
    [InlineData("pkg:nuget/Serilog@4.0.0", "pkg:nuget/Serilog", false)]
    [InlineData("pkg:docker/library/postgres@16", "pkg:docker/library/postgres@16.0", false)]
    public void A_pattern_names_the_components_it_spells(string pattern, string component, bool expected) =>
        Assert.Equal(expected, Pattern(pattern).Matches(PackageUrl.Parse(component)));

    [Theory]
    [InlineData("pkg:npm/@*/ui", "in the name only")]
    [InlineData("pkg:docker/*/postgres", "in the name only")]
    [InlineData("pkg:nuget/Serilog@4.*", "in the name only")]
    [InlineData("Serilog", "package URL")]
    public void A_star_elsewhere_than_in_the_name_is_refused(string text, string expected)
    {
        Assert.False(ComponentPattern.TryParse(text, out _, out var expectation));
        Assert.Contains(expected, expectation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_id_is_more_specific_than_any_glob_and_a_longer_glob_than_a_shorter_one()
    {
        string[] fromMostSpecific = ["pkg:nuget/A", "pkg:nuget/Contoso.Web.*", "pkg:nuget/Contoso.*", "pkg:nuget/C****", "pkg:nuget/*"];
        var specificity = fromMostSpecific.Select(text => Pattern(text).Specificity).ToList();
        Assert.Equal(specificity.OrderDescending(), specificity);
        Assert.Equal(specificity.Count, specificity.Distinct().Count());
    }

    private static ComponentPattern Pattern(string text) =>
        ComponentPattern.TryParse(text, out var pattern, out var expectation) ? pattern : throw new ArgumentException(expectation);
}
