namespace Psi.Analyzers.Catalogues.Evidence;

/// <summary>What checks antiforgery tokens in every request that needs one. Data only.</summary>
internal static class AntiforgeryCatalogue
{
    /// <summary>The method that adds a filter to a collection of them.</summary>
    public const string Add = "Add";

    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    /// <summary>The middleware, and the calls that check one request.</summary>
    public static IReadOnlyList<ApiMember> Methods { get; } =
    [
        new("Microsoft.AspNetCore.Builder.AntiforgeryApplicationBuilderExtensions", "UseAntiforgery"),
        .. ApiMember.Each(["Microsoft.AspNetCore.Antiforgery.IAntiforgery"], ["ValidateRequestAsync", "IsRequestValidAsync"]),
    ];

    /// <summary>The filters for every action.</summary>
    public static IReadOnlyList<string> FilterCollections { get; } = [Mvc + "Filters.FilterCollection"];

    /// <summary>The filters that check tokens.</summary>
    public static IReadOnlyList<string> Filters { get; } =
        [Mvc + "AutoValidateAntiforgeryTokenAttribute", Mvc + "ValidateAntiForgeryTokenAttribute"];
}
