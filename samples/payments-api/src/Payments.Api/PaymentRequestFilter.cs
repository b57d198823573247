using System.Security.Cryptography;
using System.Text.Json;

namespace Contoso.Payments;

/// <summary>Refuses a request with mistakes, and runs a good one once per <c>Idempotency-Key</c>.</summary>
internal sealed class PaymentRequestFilter(IdempotencyStore store) : IEndpointFilter
{
    private const string KeyHeader = "Idempotency-Key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var request = context.Arguments.OfType<IPaymentRequest>().Single();
        var mistakes = request.Mistakes();
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var key = http.Request.Headers[KeyHeader].ToString();
        if (key.Length is 0 or > 64)
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { [KeyHeader] = ["The header must hold 1 to 64 characters."] });

        try
        {
            var answer = await store.RunAsync(
                new IdempotencyKey(http.User.Merchant(), http.Request.Path, key), Fingerprint(request), async () => await next(context));
            if (answer.Replayed)
            {
                http.Response.Headers["Idempotency-Replayed"] = "true";
            }

            return answer.Result;
        }
        catch (IdempotencyKeyReusedException)
        {
            return TypedResults.Problem(
                "This key was used for a request with another body.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static string Fingerprint(IPaymentRequest request) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, request.GetType())));
}
