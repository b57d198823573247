using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Psi.Manifest.Tests.Statements;

namespace Psi.Manifest.Tests;

/// <summary>What docs/manifest.md shows is what there is.</summary>
public sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SchemaFile.Repository, "docs", "manifest.md"));

    private static readonly List<JsonObject> Examples =
        [
            .. Regex.Matches(Page, "```json\n(.*?)```", RegexOptions.Singleline)
                .Select(block => JsonNode.Parse(block.Groups[1].Value)!.AsObject()),
        ];

    [Fact]
    public void Every_example_is_valid_but_for_the_sections_it_does_not_show() => Assert.All(
        Examples,
        example => Assert.DoesNotContain(
            SchemaFile.Manifest.MistakesIn(example),
            mistake => mistake is not { Path: "", Keyword: "required" }));

    [Fact]
    public void Every_section_has_an_example()
    {
        var sections = SchemaFile.Manifest.Root["properties"]!.AsObject().Select(section => section.Key);

        Assert.Equal(sections.Order(), Examples.SelectMany(example => example).Select(section => section.Key).Order());
    }

    [Fact]
    public void Every_measurement_has_its_formula() =>
        Assert.Equal(
            Regex.Matches(Page, @"^\| `([a-z]+\.[a-z]+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value),
            Merged(Tests.Examples.Built("a.csproj")).Measurements.Select(measurement => measurement.Id));
}
