using Psi.Analyzers.Catalogues.Transport;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Where programs build addresses and use them, and which methods answer GET requests. Data only.</summary>
internal static class AddressCatalogue
{
    /// <summary>The parameter of <c>AddQueryString</c> that takes a dictionary of query parameters.</summary>
    public const string ManyParameters = "queryString";

    /// <summary>The pages whose <c>OnGet</c> methods answer GET requests.</summary>
    public const string PageModel = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";

    /// <summary>The type of <c>MapGet</c>, whose handler answers GET requests.</summary>
    public const string Endpoints = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>Methods and constructors whose parameter is an address.</summary>
    public static IReadOnlyList<ApiMember> Calls { get; } =
    [
        .. ClearTextCatalogue.Calls,
        new("System.Uri", ApiMember.Constructor, "uriString", "relativeUri"),
        new("System.UriBuilder", ApiMember.Constructor, "uri", "extraValue"),
        new("Microsoft.AspNetCore.Mvc.ControllerBase", "Redirect", "url"),
        new("Microsoft.AspNetCore.Mvc.ControllerBase", "RedirectPermanent", "url"),
        new("Microsoft.AspNetCore.Mvc.RedirectResult", ApiMember.Constructor, "url"),
        new("Microsoft.AspNetCore.Http.HttpResponse", "Redirect", "location"),
        new("Microsoft.AspNetCore.Http.Results", "Redirect", "url"),
        new("Microsoft.AspNetCore.Http.TypedResults", "Redirect", "url"),
        new("Microsoft.AspNetCore.Components.NavigationManager", "NavigateTo", "uri"),
        new("System.Web.HttpResponse", "Redirect", "url"),
        new("System.Web.HttpResponseBase", "Redirect", "url"),
        new("System.Web.Mvc.Controller", "Redirect", "url"),
        new("RestSharp.RestRequest", ApiMember.Constructor, "resource"),
    ];

    /// <summary>Properties whose value is an address.</summary>
    public static IReadOnlyList<ApiMember> Properties => ClearTextCatalogue.Properties;

    /// <summary>Properties whose value is only the query of an address.</summary>
    public static IReadOnlyList<ApiMember> Queries { get; } = [new("System.UriBuilder", "Query")];

    /// <summary>Methods that add a query parameter to an address: the parameter for its name and the one for its value.</summary>
    public static IReadOnlyList<ApiMember> Parameters { get; } =
    [
        new("Microsoft.AspNetCore.WebUtilities.QueryHelpers", "AddQueryString", "name", "value"),
        new("Microsoft.AspNetCore.Http.QueryString", "Add", "name", "value"),
        new("Microsoft.AspNetCore.Http.QueryString", "Create", "name", "value"),
        new("Microsoft.AspNetCore.Http.Extensions.QueryBuilder", "Add", "key", "value"),
        new("RestSharp.RestRequest", "AddQueryParameter", "name", "value"),
        new("RestSharp.RestRequestExtensions", "AddQueryParameter", "name", "value"),
        new("Flurl.Url", "SetQueryParam", "name", "value"),
        new("Flurl.GeneratedExtensions", "SetQueryParam", "name", "value"),
    ];

    /// <summary>Attributes of methods that answer GET requests.</summary>
    public static IReadOnlyList<string> GetAttributes { get; } =
        ["Microsoft.AspNetCore.Mvc.HttpGetAttribute", "System.Web.Mvc.HttpGetAttribute", "System.Web.Http.HttpGetAttribute"];

    /// <summary>Attributes of parameters that do not come from the address.</summary>
    public static IReadOnlyList<string> OtherSources { get; } =
    [
        "FromHeaderAttribute",
        "FromBodyAttribute",
        "FromFormAttribute",
        "FromServicesAttribute",
        "FromKeyedServicesAttribute",
        "FromClaimAttribute",
    ];
}
