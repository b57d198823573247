using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.Verification;
using Psi.Analyzers.Transport;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.ClearTextEndpointAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class ClearTextEndpointTests
{
    [Theory]
    [InlineData("""client.BaseAddress = new Uri([|"http://api.contoso.com/"|]);""")]
    [InlineData("""_ = new HttpClient { BaseAddress = new([|"http://api.contoso.com"|], UriKind.Absolute) };""")]
    [InlineData("""await client.GetAsync([|"http://api.contoso.com/orders"|]);""")]
    [InlineData("""await client.GetAsync(new Uri([|"HTTP://api.contoso.com/orders"|]));""")]
    [InlineData("""await client.GetStringAsync([|$"http://api.contoso.com/orders/{id}"|]);""", true)]
    [InlineData("""await client.GetStringAsync([|"http://api.contoso.com/orders/"|] + id);""")]
    [InlineData("""var url = $"http://api.contoso.com/orders/{id}"; await client.GetStringAsync([|url|]);""")]
    [InlineData("""await client.PostAsync(content: null, requestUri: [|Address + "/orders"|]);""")]
    [InlineData("""await client.GetAsync([|Shared|]);""")]
    [InlineData("""await client.GetAsync([|new Uri(Shared, "orders")|]);""")]
    [InlineData("""await client.GetFromJsonAsync<int>([|"http://api.contoso.com"|]);""")]
    [InlineData("""_ = new HttpRequestMessage(HttpMethod.Get, [|"http://api.contoso.com"|]);""")]
    [InlineData("""_ = new HttpRequestMessage { RequestUri = new Uri([|"http://10.1.2.3/"|]) };""")]
    [InlineData("""client.BaseAddress ??= new Uri([|"http://user:secret@api.contoso.com:8080/"|]);""")]
    [InlineData("""await client.GetAsync(id > 1 ? [|"http://api.contoso.com"|] : "https://api.contoso.com");""")]
    [InlineData("""var url = id > 1 ? "https://api.contoso.com" : "http://api.contoso.com"; await client.GetAsync([|url|]);""")]
    [InlineData("""await client.GetAsync(new Uri(Environment.GetEnvironmentVariable("URL") ?? [|"http://api.contoso.com"|]));""")]
    [InlineData("""string url; url = string.Format("http://api.contoso.com/{0}", id); await client.GetAsync([|url|]);""")]
    [InlineData("""async Task Get(string url = "http://api.contoso.com") => await client.GetAsync([|url|]); await Get();""")]
    [InlineData("""string Url() { return "http://api.contoso.com/" + id; } await client.GetAsync([|Url()|]);""")]
    [InlineData("""_ = WebRequest.Create([|"http://api.contoso.com"|]);""")]
    [InlineData("""_ = WebRequest.Create([|"ftp://files.contoso.com/in"|]);""")]
    [InlineData("""_ = WebRequest.CreateHttp(new Uri([|"http://[2001:db8::1]/"|]));""")]
    [InlineData("""_ = new WebClient().DownloadString([|"http://api.contoso.com"|]);""")]
    [InlineData("""await socket.ConnectAsync(new Uri([|"ws://api.contoso.com/feed"|]), default);""")]
    [InlineData("""_ = new SmtpClient("mail.contoso.com") { EnableSsl = [|false|] };""")]
    [InlineData("""var mail = new SmtpClient(); mail.Host = "mail.contoso.com"; mail.EnableSsl = [|false|];""")]
    public Task A_connection_without_TLS_to_a_known_host_is_reported(string statement, bool isInterpolated = false) =>
        VerifyStatementAsync(isInterpolated ? WithMarkupInside(statement) : statement);

    private static string WithMarkupInside(string interpolated) => interpolated
        .Replace("[|$\"", "$\"[|", StringComparison.Ordinal)
        .Replace("{id}\"|]", "|]{id}\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("""client.BaseAddress = new Uri("https://api.contoso.com/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://localhost:5000/");""")]
    [InlineData("""var url = "http://api.contoso.com"; if (id > 1) { url = "https://api.contoso.com"; } await client.GetAsync(url);""")]
    [InlineData(
        """async Task Get(string url = "http://api.contoso.com") { url = url.Replace("http:", "https:"); """
        + """await client.GetAsync(url); } await Get();""")]
    [InlineData("""async Task Get(string url) => await client.GetAsync(url); await Get("https://api.contoso.com");""")]
    [InlineData("""client.BaseAddress = new Uri("http://127.0.0.1:5000/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://[::1]:5000/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://shop.localhost/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://orders");""")]
    [InlineData("""client.BaseAddress = new Uri("http://orders.shop.svc.cluster.local/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://host.docker.internal:8080/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://169.254.169.254/metadata");""")]
    [InlineData("""client.BaseAddress = new Uri("http://api.example.com/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://api.contoso.example/");""")]
    [InlineData("""client.BaseAddress = new Uri("http://api.test/");""")]
    [InlineData("""client.BaseAddress = new Uri("https+http://orders.contoso.com");""")]
    [InlineData("""await client.GetAsync("orders");""")]
    [InlineData("""await client.GetAsync($"http://{host}/orders");""")]
    [InlineData("""await client.GetAsync("http://api." + host);""")]
    [InlineData("""await client.GetAsync(host);""")]
    [InlineData("""var schema = "http://schemas.contoso.com/orders"; Console.WriteLine(schema);""")]
    [InlineData("""_ = new Uri("http://schemas.contoso.com/orders");""")]
    [InlineData("""_ = XNamespace.Get("http://schemas.contoso.com/orders");""")]
    [InlineData("""client.DefaultRequestHeaders.Referrer = new Uri("http://www.contoso.com");""")]
    [InlineData("""if (client.BaseAddress == new Uri("http://api.contoso.com")) throw new InvalidOperationException();""")]
    [InlineData("""var ftp = (FtpWebRequest)WebRequest.Create("ftp://files.contoso.com/in"); ftp.EnableSsl = true;""")]
    [InlineData("""await socket.ConnectAsync(new Uri("wss://api.contoso.com/feed"), default);""")]
    [InlineData("""_ = new SmtpClient("localhost", 25) { EnableSsl = false };""")]
    [InlineData("""_ = new SmtpClient { Host = "localhost", EnableSsl = false };""")]
    [InlineData("""var mail = new SmtpClient(); mail.EnableSsl = false; mail.Host = "mailpit";""")]
    [InlineData("""_ = new SmtpClient("mail.contoso.com") { EnableSsl = true };""")]
    [InlineData("""_ = new SmtpClient("mail.contoso.com") { EnableSsl = id > 1 };""")]
    [InlineData("""_ = new SmtpClient("mail.contoso.com");""")]
    public Task Other_hosts_other_schemes_and_names_that_are_no_address_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("http://a.contoso.com", false, null)]
    [InlineData("http://a.contoso.com", true, "a.contoso.com")]
    [InlineData("http://a.contoso.com/", false, "a.contoso.com")]
    [InlineData("http://a.contoso.com:80?x", false, "a.contoso.com")]
    [InlineData("http://", true, null)]
    [InlineData("://", true, null)]
    [InlineData("", true, null)]
    [InlineData("http://[", true, null)]
    [InlineData("http://[::1", true, null)]
    [InlineData("http://{tenant}.contoso.com/", true, null)]
    [InlineData("http://@a.contoso.com/", true, "a.contoso.com")]
    [InlineData("http://localhost.contoso.com/", true, "localhost.contoso.com")]
    [InlineData("http://notexample.com/", true, "notexample.com")]
    [InlineData("http://example.com./", true, null)]
    [InlineData("http://127.0.0.1.contoso.com/", true, "127.0.0.1.contoso.com")]
    public void The_host_of_an_address_is_read_only_when_all_of_it_is_known(string text, bool isWhole, string? host) =>
        Assert.Equal(host, ClearTextAddress.Of(text, isWhole)?.Host);

    [Fact]
    public Task Packages_that_connect_are_known() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        namespace Grpc.Net.Client
        {
            public class GrpcChannel
            {
                public static GrpcChannel ForAddress(string address) => null!;
                public static GrpcChannel ForAddress(Uri address) => null!;
            }
        }
        namespace MailKit.Security { public enum SecureSocketOptions { None, Auto, SslOnConnect, StartTls } }
        namespace MailKit
        {
            public abstract class MailService
            {
                public void Connect(string host, int port = 0,
                    MailKit.Security.SecureSocketOptions options = MailKit.Security.SecureSocketOptions.None) { }
            }
        }
        namespace MailKit.Net.Imap { public class ImapClient : MailKit.MailService; }
        namespace Microsoft.AspNetCore.SignalR.Client
        {
            public class HubConnectionBuilder;
            public static class HubConnectionBuilderHttpExtensions
            {
                public static HubConnectionBuilder WithUrl(this HubConnectionBuilder builder, string url) => builder;
            }
        }
        namespace Own
        {
            using Grpc.Net.Client;
            using MailKit.Net.Imap;
            using MailKit.Security;
            using Microsoft.AspNetCore.SignalR.Client;
            class C(HubConnectionBuilder builder, ImapClient imap)
            {
                void M()
                {
                    GrpcChannel.ForAddress([|"http://api.contoso.com"|]);
                    GrpcChannel.ForAddress(new Uri("http://localhost:5000"));
                    builder.WithUrl([|"http://chat.contoso.com/hub"|]);
                    builder.WithUrl("https://chat.contoso.com/hub");
                    imap.Connect("imap.contoso.com", 143, [|SecureSocketOptions.None|]);
                    imap.Connect("imap.contoso.com", 143, SecureSocketOptions.StartTls);
                    imap.Connect("localhost", 143, SecureSocketOptions.None);
                    imap.Connect("imap.contoso.com");
                }
            }
        }
        """);

    [Fact]
    public Task A_private_method_is_asked_what_its_callers_give_it() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Net;
        class C
        {
            object First() => Call("https://api.contoso.com");
            object Second(int id) => Call("http://api.contoso.com/" + id);
            private object Call(string address) => WebRequest.Create([|address|]);
            object Third() => Local("http://localhost/");
            private object Local(string address) => WebRequest.Create(address);
            object Fourth() => Repaired("http://api.contoso.com");
            private object Repaired(string address) { address = address.Replace("http:", "https:"); return WebRequest.Create(address); }
            object Fifth() => Open("http://api.contoso.com");
            public object Open(string address) => WebRequest.Create(address);
        }
        """);

    [Fact]
    public Task In_a_project_of_tests_nothing_is_reported()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """class C { object M() => System.Net.WebRequest.Create("http://api.contoso.com"); }""",
        };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Net;
                class C
                {
                    private const string Address = "http://api.contoso.com/orders?id=";
                    object M(int id) { return WebRequest.Create([|Address|] + id); }
                    object N(int id) { return WebRequest.Create("https://api.contoso.com/orders?id=" + id); }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System;
                using System.Net.Http;
                var address = new Uri("http://api.contoso.com");
                using var client = new HttpClient { BaseAddress = [|address|] };
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Members_that_refer_to_themselves_are_given_up_on() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        using System.Net.Http;
        class C
        {
            static readonly string Text = Text + "http://api.contoso.com";
            static readonly Uri Address = new Uri(Address, "a");
            static Uri Other => Other;
            void M(HttpClient client) { client.BaseAddress = Address; client.BaseAddress = Other; client.GetAsync(Text); }
        }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Net.Http;
        using System.Net.Mail;
        class C
        {
            void M(HttpClient client, SmtpClient mail)
            {
                client.GetAsync({|#0:"http://user:secret@api.contoso.com/orders"|});
                mail.EnableSsl = {|#1:false|};
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'HttpClient.GetAsync' reaches 'api.contoso.com' over http, without TLS, "
            + "so anyone on the network path can read and change what is sent and received. Use https."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'SmtpClient.EnableSsl = false' sends without TLS, passwords included, "
            + "so anyone on the network path can read and change what is sent and received. Set it to true."));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Net.Mail;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using System.Xml.Linq;
        class C
        {
            private const string Address = "http://api.contoso.com";
            private static readonly Uri Shared = new("http://api.contoso.com/");
            static async Task M(int id, string host, HttpClient client, ClientWebSocket socket)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """);
}
