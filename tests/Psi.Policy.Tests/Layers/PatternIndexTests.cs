using FsCheck.Fluent;

namespace Psi.Policy.Tests.Layers;

public class PatternIndexTests
{
    [Fact]
    public void Whatever_names_a_component_is_among_its_candidates()
    {
        var name = Gen.Elements("a", "b", "A", ".", "*");
        var names = from parts in Gen.NonEmptyListOf(name) select string.Concat(parts);
        var cases =
            from patterns in Gen.ListOf(from type in Gen.Elements("nuget", "generic") from pattern in names select $"pkg:{type}/{pattern}")
            from type in Gen.Elements("nuget", "generic")
            from component in names
            select (Patterns: patterns, Component: $"pkg:{type}/{component.Replace('*', 'b')}");

        Property.Holds(cases, given =>
        {
            var component = Given.Component(given.Component);
            var index = new PatternIndex<ComponentPattern>();
            var patterns = given.Patterns.Select(Pattern).ToList();
            foreach (var pattern in patterns)
            {
                index.Add(pattern, pattern);
            }

            return patterns.Where(pattern => pattern.Matches(component)).All(index.Candidates(component).Contains);
        }, tests: 2000);
    }

    [Theory]
    [InlineData("pkg:nuget/Contoso.*", true)]
    [InlineData("pkg:nuget/contoso.web", true)]
    [InlineData("pkg:nuget/Contoso.Worker*", false)]
    [InlineData("pkg:nuget/Contoso.We", false)]
    public void Only_what_begins_alike_is(string pattern, bool isCandidate)
    {
        var index = new PatternIndex<string>();
        index.Add(Pattern(pattern), pattern);

        Assert.Equal(isCandidate, index.Candidates(Given.Component("pkg:nuget/Contoso.Web@1.0.0")).Count == 1);
    }

    private static ComponentPattern Pattern(string text) =>
        ComponentPattern.TryParse(text, out var pattern, out var expectation) ? pattern : throw new ArgumentException(expectation);
}
