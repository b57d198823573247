using Psi.Analyzers.Catalogues.Transport;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Where programs build addresses and use them, and which methods answer GET requests. Data only.</summary>
internal static class AddressCatalogue
{
    private const string Constructor = ".ctor";

    /// <summary>Methods and constructors whose parameter of one of these names is an address.</summary>
    public static IReadOnlyList<AddressMember> Calls { get; } =
    [
        .. ClearTextCatalogue.Calls,
        new("System.Uri", Constructor, ["uriString", "relativeUri"]),
        new("System.UriBuilder", Constructor, ["uri", "extraValue"]),
        new("Microsoft.AspNetCore.Mvc.ControllerBase", "Redirect", ["url"]),
        new("Microsoft.AspNetCore.Mvc.ControllerBase", "RedirectPermanent", ["url"]),
        new("Microsoft.AspNetCore.Mvc.RedirectResult", Constructor, ["url"]),
        new("Microsoft.AspNetCore.Http.HttpResponse", "Redirect", ["location"]),
        new("Microsoft.AspNetCore.Http.Results", "Redirect", ["url"]),
        new("Microsoft.AspNetCore.Http.TypedResults", "Redirect", ["url"]),
        new("Microsoft.AspNetCore.Components.NavigationManager", "NavigateTo", ["uri"]),
        new("System.Web.HttpResponse", "Redirect", ["url"]),
        new("System.Web.HttpResponseBase", "Redirect", ["url"]),
        new("System.Web.Mvc.Controller", "Redirect", ["url"]),
        new("RestSharp.RestRequest", Constructor, ["resource"]),
    ];

    /// <summary>Properties whose value is an address.</summary>
    public static IReadOnlyList<AddressMember> Properties { get; } = [.. ClearTextCatalogue.Properties];

    /// <summary>Properties whose value is an address' query alone.</summary>
    public static IReadOnlyList<AddressMember> Queries { get; } = [new("System.UriBuilder", "Query", [])];

    /// <summary>Methods that add a parameter to an address: the names of their parameters for its name and its value.</summary>
    public static IReadOnlyList<AddressMember> Parameters { get; } =
    [
        new("Microsoft.AspNetCore.WebUtilities.QueryHelpers", "AddQueryString", ["name", "value"]),
        new("Microsoft.AspNetCore.Http.QueryString", "Add", ["name", "value"]),
        new("Microsoft.AspNetCore.Http.QueryString", "Create", ["name", "value"]),
        new("Microsoft.AspNetCore.Http.Extensions.QueryBuilder", "Add", ["key", "value"]),
        new("RestSharp.RestRequest", "AddQueryParameter", ["name", "value"]),
        new("RestSharp.RestRequestExtensions", "AddQueryParameter", ["name", "value"]),
        new("Flurl.Url", "SetQueryParam", ["name", "value"]),
        new("Flurl.GeneratedExtensions", "SetQueryParam", ["name", "value"]),
    ];

    /// <summary>The parameter that <c>AddQueryString</c> takes a dictionary of parameters in.</summary>
    public const string ManyParameters = "queryString";

    /// <summary>Attributes of methods that answer GET requests.</summary>
    public static IReadOnlyList<string> GetAttributes { get; } = ["Microsoft.AspNetCore.Mvc.HttpGetAttribute", "System.Web.Mvc.HttpGetAttribute", "System.Web.Http.HttpGetAttribute"];

    /// <summary>The pages whose <c>OnGet</c> methods answer GET requests.</summary>
    public const string PageModel = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";

    /// <summary>The type of <c>MapGet</c>, whose handler answers GET requests.</summary>
    public const string Endpoints = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>Attributes that take a parameter from elsewhere than the address.</summary>
    public static IReadOnlyList<string> OtherSources { get; } =
        ["FromHeaderAttribute", "FromBodyAttribute", "FromFormAttribute", "FromServicesAttribute", "FromKeyedServicesAttribute", "FromClaimAttribute"];
}
