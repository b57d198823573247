namespace Psi.Policy.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 repos")]
    [InlineData(1, "1 repo")]
    [InlineData(3, "3 repos")]
    [InlineData(12_345, "12345 repos")]
    public void A_count_has_its_noun_in_the_right_number(long count, string expected) => Assert.Equal(expected, Quantity.Of(count, "repo"));

    [Fact]
    public void A_plural_of_its_own_can_be_given() =>
        Assert.Equal(("1 entry", "2 entries"), (Quantity.Of(1, "entry", "entries"), Quantity.Of(2, "entry", "entries")));
}
