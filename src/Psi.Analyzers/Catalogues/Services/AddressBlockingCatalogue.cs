namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What tells the address of a client, and what turns a client away. Data only.</summary>
internal static class AddressBlockingCatalogue
{
    /// <summary>The header in which proxies write the client's address.</summary>
    public const string ForwardedFor = "X-Forwarded-For";

    public const int Forbidden = 403;

    public const int TooManyRequests = 429;

    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string Http = "Microsoft.AspNetCore.Http.";

    /// <summary>Properties with the address of a client.</summary>
    public static IReadOnlyList<ApiMember> Addresses { get; } =
    [
        new(Http + "ConnectionInfo", "RemoteIpAddress"),
        new("System.Web.HttpRequest", "UserHostAddress"),
        new("System.Web.HttpRequestBase", "UserHostAddress"),
    ];

    /// <summary>Collections of headers.</summary>
    public static HashSet<string> Headers { get; } = new(StringComparer.Ordinal) { "IHeaderDictionary", "HeaderDictionary" };

    /// <summary>Properties that set the status of a response.</summary>
    public static IReadOnlyList<ApiMember> Statuses { get; } =
    [
        new(Http + "HttpResponse", "StatusCode"),
        new("System.Web.HttpResponse", "StatusCode"),
        new("System.Web.HttpResponseBase", "StatusCode"),
    ];

    /// <summary>Results with a status.</summary>
    public static IReadOnlyList<ApiMember> Results { get; } =
    [
        .. ApiMember.Each([Http + "Results", Http + "TypedResults"], ["StatusCode"], "statusCode"),
        .. ApiMember.Each([Http + "Results", Http + "TypedResults"], ["Forbid"]),
        .. ApiMember.Each([Mvc + "ControllerBase"], ["StatusCode"], "statusCode"),
        .. ApiMember.Each([Mvc + "ControllerBase"], ["Forbid"]),
        new(Mvc + "StatusCodeResult", ApiMember.Constructor, "statusCode"),
        new(Mvc + "ForbidResult", ApiMember.Constructor),
    ];

    /// <summary>What the names of methods that log begin with.</summary>
    public static string[] LogMethods { get; } = ["Log", "Write", "Trace", "Debug", "Info", "Warn", "Error", "BeginScope"];
}
