namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>The settings that let a token issuer's metadata, and so the keys that check its tokens, come over http. Data only.</summary>
internal static class ClearTextMetadataCatalogue
{
    private const string RequireHttpsMetadata = "RequireHttpsMetadata";
    private const string RequireHttps = "RequireHttps";

    /// <summary>Properties that are <see langword="true"/> unless the code says otherwise.</summary>
    public static IReadOnlyList<ApiMember> Properties { get; } =
    [
        new("Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions", RequireHttpsMetadata),
        new("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions", RequireHttpsMetadata),
        new("Microsoft.AspNetCore.Authentication.WsFederation.WsFederationOptions", RequireHttpsMetadata),
        new("Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions", RequireHttpsMetadata),
        new("IdentityServer4.AccessTokenValidation.IdentityServerAuthenticationOptions", RequireHttpsMetadata),
        new("Microsoft.IdentityModel.Protocols.HttpDocumentRetriever", RequireHttps),
        new("IdentityModel.Client.DiscoveryPolicy", RequireHttps),
        new("Duende.IdentityModel.Client.DiscoveryPolicy", RequireHttps),
    ];
}
