using Psi.Policy.Reading;

namespace Psi.Policy.Tests.Reading;

public class SuggestionTests
{
    [Theory]
    [InlineData("prohibted", "; did you mean 'prohibited'?")]
    [InlineData("PROHIBITED", "; did you mean 'prohibited'?")]
    [InlineData("prohbiited", "; did you mean 'prohibited'?")]
    [InlineData("deprecate", "; did you mean 'deprecated'?")]
    [InlineData("warn", "")]
    [InlineData("tset", "; did you mean 'test'?")]
    [InlineData("nn", "")]
    [InlineData("", "")]
    public void The_nearest_word_is_suggested_when_it_is_near(string word, string expected) =>
        Assert.Equal(expected, Suggestion.For(word, ["prohibited", "deprecated", "warning", "none", "test"]));

    [Fact]
    public void Of_two_equally_near_the_first_by_name_is_suggested() =>
        Assert.Equal("; did you mean 'lead'?", Suggestion.For("leak", ["leaf", "lead"]));

    [Fact]
    public void A_word_of_hostile_length_gets_no_suggestion() => Assert.Equal("", Suggestion.For(new string('x', 1 << 20), ["test"]));
}
