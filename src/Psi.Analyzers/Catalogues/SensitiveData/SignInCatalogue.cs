using Psi.Analyzers.Catalogues.Transport;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>APIs that sign in, or open a key, with the password or secret in the parameter of that name: any constant there is one. Data only.</summary>
internal static class SignInCatalogue
{
    private const string Constructor = ".ctor";
    private const string Certificates = "System.Security.Cryptography.X509Certificates.";

    public static IReadOnlyList<AddressMember> Calls { get; } =
    [
        new("System.Net.NetworkCredential", Constructor, ["password"]),
        new("System.Net.Http.Headers.AuthenticationHeaderValue", Constructor, ["parameter"]),
        new(Certificates + "X509Certificate", Constructor, ["password"]),
        new(Certificates + "X509Certificate2", Constructor, ["password"]),
        new(Certificates + "X509Certificate2Collection", "Import", ["password"]),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12", ["password"]),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12FromFile", ["password"]),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12Collection", ["password"]),
        new(Certificates + "X509CertificateLoader", "LoadPkcs12CollectionFromFile", ["password"]),
        new("MailKit.MailService", "Authenticate", ["password"]),
        new("MailKit.MailService", "AuthenticateAsync", ["password"]),
        new("MailKit.IMailService", "Authenticate", ["password"]),
        new("MailKit.IMailService", "AuthenticateAsync", ["password"]),
        new("Renci.SshNet.SshClient", Constructor, ["password"]),
        new("Renci.SshNet.SftpClient", Constructor, ["password"]),
        new("Renci.SshNet.PasswordConnectionInfo", Constructor, ["password"]),
        new("Renci.SshNet.PasswordAuthenticationMethod", Constructor, ["password"]),
        new("Azure.Identity.ClientSecretCredential", Constructor, ["clientSecret"]),
        new("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "WithClientSecret", ["clientSecret"]),
        new("Amazon.Runtime.BasicAWSCredentials", Constructor, ["secretKey"]),
    ];
}
