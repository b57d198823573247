namespace Psi.Analyzers.Catalogues.Transport;

/// <summary>Where .NET's APIs and common packages are told what to connect to, and how TLS is switched off. Data only.</summary>
internal static class ClearTextCatalogue
{
    /// <summary>The property that asks for TLS on a connection that starts without it. An FTP address cannot say so.</summary>
    public const string EnableSsl = "EnableSsl";

    private static readonly string[] HttpClientMethods =
    [
        "GetAsync",
        "GetStringAsync",
        "GetByteArrayAsync",
        "GetStreamAsync",
        "PostAsync",
        "PutAsync",
        "PatchAsync",
        "DeleteAsync",
    ];

    private static readonly string[] HttpClientJsonMethods =
    [
        "GetFromJsonAsync",
        "GetFromJsonAsAsyncEnumerable",
        "PostAsJsonAsync",
        "PutAsJsonAsync",
        "PatchAsJsonAsync",
        "DeleteFromJsonAsync",
    ];

    private static readonly string[] WebClientTransfers =
    [
        "DownloadString",
        "DownloadData",
        "DownloadFile",
        "UploadString",
        "UploadData",
        "UploadFile",
        "UploadValues",
        "OpenRead",
        "OpenWrite",
    ];

    private static readonly string[] WebClientMethods =
        [.. WebClientTransfers.SelectMany(static transfer => new[] { transfer, transfer + "Async", transfer + "TaskAsync" })];

    private static readonly string[] MailKitClients =
    [
        "MailKit.MailService",
        "MailKit.IMailService",
        "MailKit.Net.Smtp.SmtpClient",
        "MailKit.Net.Imap.ImapClient",
        "MailKit.Net.Pop3.Pop3Client",
    ];

    /// <summary>Methods and constructors that connect to the address in the parameter.</summary>
    public static IReadOnlyList<ApiMember> Calls { get; } =
    [
        .. ApiMember.Each(["System.Net.Http.HttpClient"], HttpClientMethods, "requestUri"),
        .. ApiMember.Each(["System.Net.Http.Json.HttpClientJsonExtensions"], HttpClientJsonMethods, "requestUri"),
        new("System.Net.Http.HttpRequestMessage", ApiMember.Constructor, "requestUri"),
        .. ApiMember.Each(["System.Net.WebRequest"], ["Create", "CreateHttp", "CreateDefault"], "requestUriString", "requestUri"),
        .. ApiMember.Each(["System.Net.WebClient"], WebClientMethods, "address"),
        new("System.Net.WebSockets.ClientWebSocket", "ConnectAsync", "uri"),
        new("Grpc.Net.Client.GrpcChannel", "ForAddress", "address"),
        new("Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilderHttpExtensions", "WithUrl", "url"),
        new("RestSharp.RestClient", ApiMember.Constructor, "baseUrl"),
        new("RestSharp.RestClientOptions", ApiMember.Constructor, "baseUrl"),
        new("Refit.RestService", "For", "hostUrl"),
    ];

    /// <summary>Properties whose value is the address to connect to.</summary>
    public static IReadOnlyList<ApiMember> Properties { get; } =
    [
        new("System.Net.Http.HttpClient", "BaseAddress"),
        new("System.Net.Http.HttpRequestMessage", "RequestUri"),
        new("System.Net.WebClient", "BaseAddress"),
        new("Grpc.Net.ClientFactory.GrpcClientFactoryOptions", "Address"),
        new("RestSharp.RestClientOptions", "BaseUrl"),
        new("OpenTelemetry.Exporter.OtlpExporterOptions", "Endpoint"),
    ];

    /// <summary>Properties that switch TLS off when they are <see langword="false"/>.</summary>
    public static IReadOnlyList<ApiMember> Switches { get; } =
    [
        new("System.Net.Mail.SmtpClient", EnableSsl),
        new("System.Net.FtpWebRequest", EnableSsl),
    ];

    /// <summary>Methods of MailKit that switch TLS off when the parameter is <c>SecureSocketOptions.None</c>, which is 0.</summary>
    public static IReadOnlyList<ApiMember> Options { get; } = [.. ApiMember.Each(MailKitClients, ["Connect", "ConnectAsync"], "options")];
}
