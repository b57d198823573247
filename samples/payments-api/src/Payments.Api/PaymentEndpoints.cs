using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Contoso.Payments;

/// <summary>The API over HTTP.</summary>
internal static class PaymentEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        var payments = routes.MapGroup("/payments");
        payments.MapGet("/{id:guid}", Get);

        var changes = payments.MapGroup("").AddEndpointFilter<PaymentRequestFilter>();
        changes.MapPost("", Create).RequireAuthorization(Scopes.Write);
        changes.MapPost("/{id:guid}/authorise", AuthoriseAsync).RequireAuthorization(Scopes.Write);
        changes.MapPost("/{id:guid}/capture", Capture).RequireAuthorization(Scopes.Write);
        changes.MapPost("/{id:guid}/refund", Refund).RequireAuthorization(Scopes.Refund);
    }

    private static Results<Ok<Payment>, NotFound> Get(Guid id, ClaimsPrincipal caller, PaymentStore store) =>
        store.Find(id, caller.Merchant()) is { } payment ? TypedResults.Ok(payment) : TypedResults.NotFound();

    private static Created<Payment> Create(CreatePayment request, ClaimsPrincipal caller, PaymentStore store, TimeProvider clock)
    {
        var payment = new Payment
        {
            Id = Guid.CreateVersion7(),
            Merchant = caller.Merchant(),
            Amount = request.Amount,
            Currency = request.Currency,
            Reference = request.Reference,
            CreatedAt = clock.GetUtcNow(),
        };
        store.Add(payment);
        return TypedResults.Created($"/payments/{payment.Id}", payment);
    }

    private static async Task<Results<Ok<Payment>, NotFound, ProblemHttpResult>> AuthoriseAsync(
        Guid id, AuthorisePayment request, ClaimsPrincipal caller, PaymentStore store, IAcquirer acquirer, CancellationToken cancellation)
    {
        if (store.Find(id, caller.Merchant()) is not { } payment)
        {
            return TypedResults.NotFound();
        }

        // Asked first whether it would be possible at all, so that the acquirer isn't troubled for nothing.
        if (payment.Authorise("").Refusal is { } refusal)
        {
            return Conflict(refusal);
        }

        var authorisation = await acquirer.AuthoriseAsync(payment, request.CardToken, cancellation);
        return authorisation.Code is { } code
            ? Answer(store.Update(id, caller.Merchant(), current => current.Authorise(code)))
            : TypedResults.Problem(authorisation.Decline, statusCode: StatusCodes.Status402PaymentRequired);
    }

    private static Results<Ok<Payment>, NotFound, ProblemHttpResult> Capture(
        Guid id, CapturePayment request, ClaimsPrincipal caller, PaymentStore store) =>
        Answer(store.Update(id, caller.Merchant(), payment => payment.Capture(request.Amount)));

    private static Results<Ok<Payment>, NotFound, ProblemHttpResult> Refund(
        Guid id, RefundPayment request, ClaimsPrincipal caller, PaymentStore store) =>
        Answer(store.Update(id, caller.Merchant(), payment => payment.Refund(request.Amount)));

    private static Results<Ok<Payment>, NotFound, ProblemHttpResult> Answer(Transition? transition) => transition switch
    {
        null => TypedResults.NotFound(),
        { Payment: { } payment } => TypedResults.Ok(payment),
        { Refusal: var refusal } => Conflict(refusal),
    };

    private static ProblemHttpResult Conflict(string? refusal) =>
        TypedResults.Problem(refusal, statusCode: StatusCodes.Status409Conflict);
}
