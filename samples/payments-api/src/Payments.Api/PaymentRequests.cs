using System.Text.RegularExpressions;

namespace Contoso.Payments;

/// <summary>The body of a request that changes a payment.</summary>
internal interface IPaymentRequest
{
    /// <summary>What is wrong with the request, by field; empty when nothing is.</summary>
    Dictionary<string, string[]> Mistakes();
}

internal sealed partial record CreatePayment(long Amount, string Currency, string Reference) : IPaymentRequest
{
    private const long MaximumAmount = 100_000_000;
    private static readonly string[] Currencies = ["CHF", "DKK", "EUR", "GBP", "NOK", "SEK", "USD"];

    public Dictionary<string, string[]> Mistakes()
    {
        var mistakes = new Dictionary<string, string[]>();
        if (Amount is < 1 or > MaximumAmount)
            mistakes["amount"] = [$"Must be between 1 and {MaximumAmount}, in the currency's minor unit."];
        if (!Currencies.Contains(Currency))
            mistakes["currency"] = [$"Must be one of {string.Join(", ", Currencies)}."];
        if (!ReferenceShape().IsMatch(Reference))
            mistakes["reference"] = ["Must be 1 to 64 letters, digits, spaces or any of . _ / -"];
        else if (CardNumber.IsIn(Reference))
            mistakes["reference"] = ["Must not hold a card number: references are shown to people and written to logs."];
        return mistakes;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9 ._/-]{1,64}\z")]
    private static partial Regex ReferenceShape();
}

/// <param name="CardToken">The card vault's token for the card. The card number itself never reaches this API.</param>
internal sealed partial record AuthorisePayment(string CardToken) : IPaymentRequest
{
    public Dictionary<string, string[]> Mistakes() =>
        TokenShape().IsMatch(CardToken)
            ? []
            : new() { ["cardToken"] = ["Must be a token of the card vault: tok_ and 1 to 60 lower-case letters or digits."] };

    [GeneratedRegex(@"\Atok_[a-z0-9]{1,60}\z")]
    private static partial Regex TokenShape();
}

/// <param name="Amount">How much to capture; all of it when left out.</param>
internal sealed record CapturePayment(long? Amount = null) : IPaymentRequest
{
    public Dictionary<string, string[]> Mistakes() => PartialAmount.Mistakes(Amount);
}

/// <param name="Amount">How much to refund; all that is left when left out.</param>
internal sealed record RefundPayment(long? Amount = null) : IPaymentRequest
{
    public Dictionary<string, string[]> Mistakes() => PartialAmount.Mistakes(Amount);
}

file static class PartialAmount
{
    public static Dictionary<string, string[]> Mistakes(long? amount) =>
        amount is < 1 ? new() { ["amount"] = ["Must be at least 1, or left out for all of it."] } : [];
}
