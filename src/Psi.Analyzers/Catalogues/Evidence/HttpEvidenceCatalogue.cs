namespace Psi.Analyzers.Catalogues.Evidence;

/// <summary>What shows that a web application protects its requests. Data only.</summary>
internal static class HttpEvidenceCatalogue
{
    private const string Builder = "Microsoft.AspNetCore.Builder.";

    public static IReadOnlyList<ApiMember> Hsts { get; } = [new(Builder + "HstsBuilderExtensions", "UseHsts")];

    public static IReadOnlyList<ApiMember> HttpsRedirection { get; } =
        [new(Builder + "HttpsPolicyBuilderExtensions", "UseHttpsRedirection")];
}
