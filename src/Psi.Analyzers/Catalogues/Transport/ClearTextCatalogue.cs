using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Where .NET's APIs and common packages are told what to connect to, and how TLS is switched off. Data only.</summary>
internal static class ClearTextCatalogue
{
    private const string Constructor = ".ctor";

    /// <summary>Methods and constructors that connect to the address in the parameter of one of these names.</summary>
    public static IReadOnlyList<AddressMember> Calls { get; } =
    [
        .. Members("System.Net.Http.HttpClient", ["requestUri"],
            "GetAsync", "GetStringAsync", "GetByteArrayAsync", "GetStreamAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync"),
        .. Members("System.Net.Http.Json.HttpClientJsonExtensions", ["requestUri"],
            "GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "DeleteFromJsonAsync"),
        .. Members("System.Net.Http.HttpRequestMessage", ["requestUri"], Constructor),
        .. Members("System.Net.WebRequest", ["requestUriString", "requestUri"], "Create", "CreateHttp", "CreateDefault"),
        .. Members("System.Net.WebClient", ["address"],
            "DownloadString", "DownloadStringAsync", "DownloadStringTaskAsync", "DownloadData", "DownloadDataAsync", "DownloadDataTaskAsync",
            "DownloadFile", "DownloadFileAsync", "DownloadFileTaskAsync", "UploadString", "UploadStringAsync", "UploadStringTaskAsync",
            "UploadData", "UploadDataAsync", "UploadDataTaskAsync", "UploadFile", "UploadFileAsync", "UploadFileTaskAsync",
            "UploadValues", "UploadValuesAsync", "UploadValuesTaskAsync", "OpenRead", "OpenReadAsync", "OpenReadTaskAsync", "OpenWrite", "OpenWriteAsync", "OpenWriteTaskAsync"),
        .. Members("System.Net.WebSockets.ClientWebSocket", ["uri"], "ConnectAsync"),
        .. Members("Grpc.Net.Client.GrpcChannel", ["address"], "ForAddress"),
        .. Members("Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilderHttpExtensions", ["url"], "WithUrl"),
        .. Members("RestSharp.RestClient", ["baseUrl"], Constructor),
        .. Members("RestSharp.RestClientOptions", ["baseUrl"], Constructor),
        .. Members("Refit.RestService", ["hostUrl"], "For"),
    ];

    /// <summary>Properties whose value is connected to.</summary>
    public static IReadOnlyList<AddressMember> Properties { get; } =
    [
        .. Members("System.Net.Http.HttpClient", [], "BaseAddress"),
        .. Members("System.Net.Http.HttpRequestMessage", [], "RequestUri"),
        .. Members("System.Net.WebClient", [], "BaseAddress"),
        .. Members("Grpc.Net.ClientFactory.GrpcClientFactoryOptions", [], "Address"),
        .. Members("RestSharp.RestClientOptions", [], "BaseUrl"),
        .. Members("OpenTelemetry.Exporter.OtlpExporterOptions", [], "Endpoint"),
    ];

    /// <summary>Properties that switch TLS off when they are <see langword="false"/>.</summary>
    public static IReadOnlyList<AddressMember> Switches { get; } =
    [
        .. Members("System.Net.Mail.SmtpClient", [], EnableSsl),
        .. Members("System.Net.FtpWebRequest", [], EnableSsl),
    ];

    /// <summary>Methods of MailKit that switch TLS off when the parameter of that name is <c>SecureSocketOptions.None</c>, which is 0.</summary>
    public static IReadOnlyList<AddressMember> Options { get; } =
    [
        .. new[] { "MailKit.MailService", "MailKit.IMailService", "MailKit.Net.Smtp.SmtpClient", "MailKit.Net.Imap.ImapClient", "MailKit.Net.Pop3.Pop3Client" }
            .SelectMany(type => Members(type, ["options"], "Connect", "ConnectAsync")),
    ];

    /// <summary>What asks for TLS on a connection that starts without: FTP's addresses don't say it.</summary>
    public const string EnableSsl = "EnableSsl";

    private static IEnumerable<AddressMember> Members(string type, string[] parameters, params string[] names) => names.Select(name => new AddressMember(type, name, parameters));
}

/// <summary>A member that decides what is connected to and how.</summary>
/// <param name="Parameters">The names of the parameters that do, for a method.</param>
internal sealed record AddressMember(string TypeMetadataName, string Name, string[] Parameters) : ICataloguedMember;
