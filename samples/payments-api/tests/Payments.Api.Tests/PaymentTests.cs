namespace Contoso.Payments.Tests;

public sealed class PaymentTests
{
    private static readonly Payment Created = new()
    {
        Id = Guid.Empty,
        Merchant = "bookshop",
        Amount = 1250,
        Currency = "EUR",
        Reference = "order-17",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly Payment Captured = Created with { Status = PaymentStatus.Captured, Captured = 1000 };

    [Fact]
    public void An_authorised_payment_can_be_captured_in_part()
    {
        var captured = Created.Authorise("A1B2C3").Payment!.Capture(1000).Payment!;

        Assert.Equal((PaymentStatus.Captured, 1000), (captured.Status, captured.Captured));
    }

    [Fact]
    public void No_more_is_captured_than_was_authorised() =>
        Assert.Equal("1251 is more than the 1250 that was authorised.", Created.Authorise("A1B2C3").Payment!.Capture(1251).Refusal);

    [Fact]
    public void A_payment_is_captured_only_after_it_was_authorised() => Assert.NotNull(Created.Capture(null).Refusal);

    [Fact]
    public void Refunds_may_be_partial_until_nothing_is_left()
    {
        var once = Captured.Refund(400).Payment!;
        var twice = once.Refund(null).Payment!;

        Assert.Equal((PaymentStatus.Captured, 400), (once.Status, once.Refunded));
        Assert.Equal((PaymentStatus.Refunded, 1000), (twice.Status, twice.Refunded));
        Assert.NotNull(once.Refund(601).Refusal);
        Assert.NotNull(twice.Refund(1).Refusal);
    }

    [Theory]
    [InlineData("order 17 4111 1111 1111 1111", true)]
    [InlineData("4111-1111-1111-1111/2", true)]
    [InlineData("order 4111 1111 1111 1112", false)]
    [InlineData("2026-11-21/17", false)]
    public void A_card_number_in_a_reference_is_recognised(string reference, bool expected) =>
        Assert.Equal(expected, CardNumber.IsIn(reference));
}
