namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>The settings that let a token issuer's metadata, and so the keys tokens are checked with, come over http. Data only.</summary>
internal static class ClearTextMetadataCatalogue
{
    /// <summary>Each type with its property that is <see langword="true"/> unless the code says otherwise.</summary>
    public static IReadOnlyList<(string TypeMetadataName, string Property)> Properties { get; } =
    [
        ("Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions", RequireHttpsMetadata),
        ("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions", RequireHttpsMetadata),
        ("Microsoft.AspNetCore.Authentication.WsFederation.WsFederationOptions", RequireHttpsMetadata),
        ("Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions", RequireHttpsMetadata),
        ("IdentityServer4.AccessTokenValidation.IdentityServerAuthenticationOptions", RequireHttpsMetadata),
        ("Microsoft.IdentityModel.Protocols.HttpDocumentRetriever", RequireHttps),
        ("IdentityModel.Client.DiscoveryPolicy", RequireHttps),
        ("Duende.IdentityModel.Client.DiscoveryPolicy", RequireHttps),
    ];

    private const string RequireHttpsMetadata = "RequireHttpsMetadata";

    private const string RequireHttps = "RequireHttps";
}
