namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>
/// APIs that sign in, or open a key, with the password or secret in this parameter or property: any constant there is a hard-coded
/// secret. Data only.
/// </summary>
internal static class SignInCatalogue
{
    /// <summary>The parameter for the secret of a client.</summary>
    public const string ClientSecretParameter = "clientSecret";

    private const string ClientSecret = "ClientSecret";

    private const string Certificates = "System.Security.Cryptography.X509Certificates.";

    public static IReadOnlyList<ApiMember> Calls { get; } =
    [
        new("System.Net.NetworkCredential", ApiMember.Constructor, "password"),
        new("System.Net.Http.Headers.AuthenticationHeaderValue", ApiMember.Constructor, "parameter"),
        new(Certificates + "X509Certificate", ApiMember.Constructor, "password"),
        new(Certificates + "X509Certificate2", ApiMember.Constructor, "password"),
        new(Certificates + "X509Certificate2Collection", "Import", "password"),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12", "password"),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12FromFile", "password"),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12Collection", "password"),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12CollectionFromFile", "password"),
        new("MailKit.MailService", "Authenticate", "password"),
        new("MailKit.MailService", "AuthenticateAsync", "password"),
        new("MailKit.IMailService", "Authenticate", "password"),
        new("MailKit.IMailService", "AuthenticateAsync", "password"),
        new("Renci.SshNet.SshClient", ApiMember.Constructor, "password"),
        new("Renci.SshNet.SftpClient", ApiMember.Constructor, "password"),
        new("Renci.SshNet.PasswordConnectionInfo", ApiMember.Constructor, "password"),
        new("Renci.SshNet.PasswordAuthenticationMethod", ApiMember.Constructor, "password"),
        new("Azure.Identity.ClientSecretCredential", ApiMember.Constructor, ClientSecretParameter),
        new("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "WithClientSecret", ClientSecretParameter),
        new("Amazon.Runtime.BasicAWSCredentials", ApiMember.Constructor, "secretKey"),
    ];

    /// <summary>Properties with the secret that an application signs in with itself. Options of providers inherit them.</summary>
    public static IReadOnlyList<ApiMember> Properties { get; } =
    [
        new("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions", ClientSecret),
        new("Microsoft.AspNetCore.Authentication.OAuth.OAuthOptions", ClientSecret),
        new("Microsoft.AspNetCore.Authentication.Facebook.FacebookOptions", "AppSecret"),
        new("Microsoft.AspNetCore.Authentication.Twitter.TwitterOptions", "ConsumerSecret"),
        new("Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions", ClientSecret),
        new("Microsoft.Owin.Security.Google.GoogleOAuth2AuthenticationOptions", ClientSecret),
        new("Microsoft.Owin.Security.MicrosoftAccount.MicrosoftAccountAuthenticationOptions", ClientSecret),
        new("Microsoft.Owin.Security.Facebook.FacebookAuthenticationOptions", "AppSecret"),
        new("Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectMessage", ClientSecret),
        new("Microsoft.Identity.Client.ConfidentialClientApplicationOptions", ClientSecret),
        new("IdentityModel.Client.ProtocolRequest", ClientSecret),
        new("Duende.IdentityModel.Client.ProtocolRequest", ClientSecret),
    ];
}
