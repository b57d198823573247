namespace Contoso.Payments;

internal enum PaymentStatus
{
    Created,
    Authorised,
    Captured,
    Refunded,
}

/// <summary>A card payment and what may be done with it. Amounts are in the minor unit of the currency: 1250 EUR is € 12.50.</summary>
internal sealed record Payment
{
    public required Guid Id { get; init; }
    public required string Merchant { get; init; }
    public required long Amount { get; init; }
    public required string Currency { get; init; }
    public required string Reference { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public PaymentStatus Status { get; init; } = PaymentStatus.Created;
    public string? AuthorisationCode { get; init; }
    public long Captured { get; init; }
    public long Refunded { get; init; }

    public Transition Authorise(string code) =>
        Status is PaymentStatus.Created
            ? Transition.To(this with { Status = PaymentStatus.Authorised, AuthorisationCode = code })
            : Transition.Refuse($"The payment is {Status}; only one that is Created can be authorised.");

    /// <summary>Takes all of the authorised amount, or a part of it; the rest lapses.</summary>
    public Transition Capture(long? amount)
    {
        if (Status is not PaymentStatus.Authorised)
            return Transition.Refuse($"The payment is {Status}; only one that is Authorised can be captured.");

        var taken = amount ?? Amount;
        return taken <= Amount
            ? Transition.To(this with { Status = PaymentStatus.Captured, Captured = taken })
            : Transition.Refuse($"{taken} is more than the {Amount} that was authorised.");
    }

    /// <summary>Gives back all that is left of the captured amount, or a part of it; may be repeated until nothing is left.</summary>
    public Transition Refund(long? amount)
    {
        if (Status is not PaymentStatus.Captured)
            return Transition.Refuse($"The payment is {Status}; only one that is Captured can be refunded.");

        var left = Captured - Refunded;
        var returned = amount ?? left;
        if (returned > left)
        {
            return Transition.Refuse($"{returned} is more than the {left} that is left to refund.");
        }

        return Transition.To(this with
        {
            Refunded = Refunded + returned,
            Status = returned == left ? PaymentStatus.Refunded : PaymentStatus.Captured,
        });
    }
}

/// <summary>What became of an attempt to change a payment: the changed payment, or why it was refused.</summary>
internal readonly record struct Transition(Payment? Payment, string? Refusal)
{
    public static Transition To(Payment payment) => new(payment, null);

    public static Transition Refuse(string reason) => new(null, reason);
}
