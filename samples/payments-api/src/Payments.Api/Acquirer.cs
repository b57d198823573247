using System.Security.Cryptography;

namespace Contoso.Payments;

/// <summary>The bank that authorises card payments. Asking twice for the same payment gives the same answer.</summary>
internal interface IAcquirer
{
    Task<Authorisation> AuthoriseAsync(Payment payment, string cardToken, CancellationToken cancellation);
}

/// <summary>The acquirer's answer: a code, or why it declined.</summary>
internal readonly record struct Authorisation(string? Code, string? Decline);

/// <summary>
/// The acquirer's sandbox rules: declines the card <c>tok_declined</c> and amounts over a limit, approves everything else.
/// </summary>
internal sealed class SandboxAcquirer(long limitPerPayment) : IAcquirer
{
    public Task<Authorisation> AuthoriseAsync(Payment payment, string cardToken, CancellationToken cancellation) =>
        Task.FromResult((cardToken, payment.Amount) switch
        {
            ("tok_declined", _) => new Authorisation(null, "The card was declined."),
            (_, var amount) when amount > limitPerPayment => new Authorisation(null, $"The amount is over the limit of {limitPerPayment}."),
            _ => new Authorisation(CodeFor(payment.Id), null),
        });

    private static string CodeFor(Guid payment) => Convert.ToHexString(SHA256.HashData(payment.ToByteArray()))[..6];
}
