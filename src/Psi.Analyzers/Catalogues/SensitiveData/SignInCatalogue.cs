namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>
/// APIs that sign in, or open a key, with the password or secret in this parameter: any constant there is a hard-coded secret. Data only.
/// </summary>
internal static class SignInCatalogue
{
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
        new("Azure.Identity.ClientSecretCredential", ApiMember.Constructor, "clientSecret"),
        new("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "WithClientSecret", "clientSecret"),
        new("Amazon.Runtime.BasicAWSCredentials", ApiMember.Constructor, "secretKey"),
    ];
}
