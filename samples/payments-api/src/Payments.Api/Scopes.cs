using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Contoso.Payments;

/// <summary>What a token may allow, and for whom.</summary>
internal static class Scopes
{
    public const string Write = "payments:write";
    public const string Refund = "payments:refund";
    private const string Subject = "sub";

    /// <summary>Asks for a scope; a token lists its scopes in one claim with spaces between or in several claims.</summary>
    public static AuthorizationPolicyBuilder RequireScope(this AuthorizationPolicyBuilder policy, string scope) =>
        policy.RequireMerchant().RequireAssertion(context =>
            context.User.FindAll("scope").Any(claim => claim.Value.Split(' ').Contains(scope, StringComparer.Ordinal)));

    /// <summary>Asks for a token that names a merchant as its subject.</summary>
    public static AuthorizationPolicyBuilder RequireMerchant(this AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireClaim(Subject);

    /// <summary>The merchant the caller acts for. Payments of other merchants do not exist for it.</summary>
    public static string Merchant(this ClaimsPrincipal caller) =>
        caller.FindFirstValue(Subject) ?? throw new InvalidOperationException("The caller was let in without a merchant.");
}
