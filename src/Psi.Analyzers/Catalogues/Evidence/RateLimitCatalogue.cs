namespace Psi.Analyzers.Catalogues.Evidence;

/// <summary>What limits the requests of a client. Data only.</summary>
internal static class RateLimitCatalogue
{
    private const string Builder = "Microsoft.AspNetCore.Builder.";
    private const string RateLimiting = "Microsoft.AspNetCore.RateLimiting.";

    /// <summary>What makes limits take effect.</summary>
    public static IReadOnlyList<ApiMember> Middleware { get; } =
        [new(Builder + "RateLimiterApplicationBuilderExtensions", "UseRateLimiter")];

    /// <summary>What sets a limit for all requests, or gives one to endpoints.</summary>
    public static IReadOnlyList<ApiMember> Limits { get; } =
    [
        new(RateLimiting + "RateLimiterOptions", "GlobalLimiter"),
        new(Builder + "RateLimiterEndpointConventionBuilderExtensions", "RequireRateLimiting"),
    ];

    /// <summary>Attributes that give a limit to an endpoint.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [RateLimiting + "EnableRateLimitingAttribute"];
}
