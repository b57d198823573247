namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Names of what answers GET requests, and of what addresses are given to. Data only.</summary>
internal static class HandlerNames
{
    /// <summary>The method that maps a handler of GET requests to an address.</summary>
    public const string MapGet = "MapGet";

    /// <summary>What the names of a page's methods for GET requests begin with.</summary>
    public const string OnGet = "OnGet";

    /// <summary>The collection that <see cref="ParseQueryString"/> gives; it writes itself as a query.</summary>
    public const string NameValueCollection = "NameValueCollection";

    public const string ParseQueryString = "ParseQueryString";

    /// <summary>The parameters of <see cref="MapGet"/> for its handler.</summary>
    public static string[] HandlerParameters { get; } = ["handler", "requestDelegate"];

    /// <summary>Parameters for the address that a query parameter is added to.</summary>
    public static string[] AddressParameters { get; } = ["uri", "url"];

    /// <summary>Parameters for many query parameters at once.</summary>
    public static string[] ManyParameters { get; } = [AddressCatalogue.ManyParameters];
}
