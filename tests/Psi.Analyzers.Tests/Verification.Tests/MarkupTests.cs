using Microsoft.CodeAnalysis.Text;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests;

public sealed class MarkupTests
{
    [Fact]
    public void Text_without_markup_is_itself()
    {
        var markup = Markup.Parse("int[] a = { 1 | 2 };");
        Assert.Equal("int[] a = { 1 | 2 };", markup.Source);
        Assert.Empty(markup.Spans);
    }

    [Fact]
    public void Spans_are_taken_out_and_their_places_kept()
    {
        var markup = Markup.Parse("a [|bc|] d {|X1:e|}");
        Assert.Equal("a bc d e", markup.Source);
        Assert.Equal([new MarkedSpan(null, new TextSpan(2, 2)), new MarkedSpan("X1", new TextSpan(7, 1))], markup.Spans.ToArray());
    }

    [Fact]
    public void Spans_nest_and_may_be_empty()
    {
        var markup = Markup.Parse("[|a{|X1:b{|X2:|}|}|]");
        Assert.Equal("ab", markup.Source);
        Assert.Equal(
            [new MarkedSpan("X2", new TextSpan(2, 0)), new MarkedSpan("X1", new TextSpan(1, 1)), new MarkedSpan(null, new TextSpan(0, 2))],
            markup.Spans.ToArray());
    }

    [Fact]
    public void A_numbered_span_is_a_location()
    {
        var markup = Markup.Parse("x {|#3:yz|}");
        Assert.Empty(markup.Spans);
        Assert.Equal(new TextSpan(2, 2), markup.Locations[3]);
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("a|]")]
    [InlineData("[|a|}")]
    [InlineData("{|X1:a|]")]
    [InlineData("[|a{|X1:b|]|}")]
    public void Unbalanced_markup_is_refused(string text) => Assert.Throws<FormatException>(() => Markup.Parse(text));
}
