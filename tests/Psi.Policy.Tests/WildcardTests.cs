namespace Psi.Policy.Tests;

public class WildcardTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "abc", true)]
    [InlineData("a*", "abc", true)]
    [InlineData("*c", "abc", true)]
    [InlineData("*b*", "abc", true)]
    [InlineData("a*c", "abcbd", false)]
    [InlineData("*abc", "ababc", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a?c", "abc", false)]
    public void A_star_stands_for_any_characters_and_nothing_else_is_special(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Wildcard.Matches(pattern, text, StringComparison.Ordinal));

    [Fact]
    public void A_pattern_made_to_backtrack_ends()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 500)) + "b";
        Assert.False(Wildcard.Matches(pattern, new string('a', 20_000), StringComparison.OrdinalIgnoreCase));
    }
}
