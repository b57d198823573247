using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SecretInAddressAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SecretInAddressTests
{
    [Theory]
    [InlineData("""client.GetAsync($"https://api.contoso.com/login?user={name}&password={[|password|]}");""")]
    [InlineData("""client.GetStringAsync("https://api.contoso.com/orders?api_key=" + [|key|]);""")]
    [InlineData("""client.GetAsync($"{Address}?access_token={[|Uri.EscapeDataString(token)|]}");""")]
    [InlineData("""client.GetAsync($"{name}&token={[|token|]}");""")]
    [InlineData("""client.GetAsync(new Uri($"https://api.contoso.com?apiKey={[|key|]}&page={number}"));""")]
    [InlineData("""var address = $"https://api.contoso.com?client_secret={key}"; client.GetAsync([|address|]);""")]
    [InlineData("""_ = new HttpRequestMessage(HttpMethod.Get, $"/orders?apikey={[|key|]}");""")]
    [InlineData("""_ = new HttpRequestMessage { RequestUri = new Uri("/orders?pwd=" + [|password|], UriKind.Relative) };""")]
    [InlineData("""_ = new UriBuilder("https://api.contoso.com") { Query = $"password={[|password|]}" };""")]
    [InlineData("""response.Redirect($"/done?jwt={[|token|]}");""")]
    [InlineData("""navigation.NavigateTo(number > 0 ? $"/done?refresh_token={[|token|]}" : "/");""")]
    [InlineData("""QueryHelpers.AddQueryString("https://api.contoso.com", "api_key", [|key|]);""")]
    [InlineData(
        """QueryHelpers.AddQueryString("https://api.contoso.com", new Dictionary<string, string> { ["q"] = name, """
        + """["token"] = [|token|] });""")]
    [InlineData(
        """var parameters = new Dictionary<string, string> { { "password", [|password|] } }; """
        + """QueryHelpers.AddQueryString("/", parameters);""")]
    [InlineData("""var query = HttpUtility.ParseQueryString(""); query["api_key"] = [|key|]; query["q"] = name;""")]
    [InlineData("""client.GetAsync($"/user?ssn={[|name|]}");""")]
    public Task A_secret_in_a_query_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""client.GetAsync($"https://api.contoso.com/orders?id={name}");""")]
    [InlineData("""client.GetAsync($"https://api.contoso.com/tokens/{token}");""")]
    [InlineData("""client.GetAsync("https://api.contoso.com/orders?api_key=demo");""")]
    [InlineData("""client.GetAsync($"https://api.contoso.com/orders?password_policy={name}&tokenType={name}&key={key}");""")]
    [InlineData("""client.GetAsync($"https://api.contoso.com/orders?token={number}");""")]
    [InlineData("""client.GetAsync($"https://www.contoso.com/confirm-email?token={token}");""")]
    [InlineData("""_ = new Uri($"https://www.contoso.com/password?resetToken={token}");""")]
    [InlineData("""client.GetAsync($"https://api.contoso.com/orders?continuationToken={token}");""")]
    [InlineData("""client.PostAsync("https://api.contoso.com/login", new StringContent($"user={name}&password={password}"));""")]
    [InlineData("""_ = $"https://api.contoso.com/login?password={password}";""")]
    [InlineData("""response.Redirect($"/done#state={number}&access_token={token}");""")]
    [InlineData("""QueryHelpers.AddQueryString("/", "api_key", "demo");""")]
    [InlineData("""QueryHelpers.AddQueryString("https://www.contoso.com/verify", "token", token);""")]
    [InlineData("""QueryHelpers.AddQueryString("/", "q", name);""")]
    [InlineData("""var headers = new NameValueCollection(); headers["api_key"] = key;""")]
    [InlineData("""_ = new UriBuilder("https://api.contoso.com") { Query = $"q={name}" };""")]
    [InlineData("Fetch($\"/?password={password}\");")]
    public Task Other_parameters_links_for_people_and_bodies_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task A_method_that_answers_GET_requests_and_takes_a_secret_is_reported() => VerifyCS.VerifyAnalyzerAsync(Declarations + """
        public class Accounts
        {
            [HttpGet] public void Login(string user, string [|password|]) { }
            [HttpGet("orders/{apiKey}")] public void Orders([FromRoute] string [|apiKey|]) { }
            [HttpGet] public void Header([FromHeader] string apiKey) { }
            [HttpGet] public void Confirm(string token, string resetToken) { }
            [HttpGet] public void Policy(bool password, string passwordPolicy) { }
            [HttpPost] public void Create(string password) { }
            public void Plain(string password) { }
        }
        public class LoginPage : PageModel
        {
            public void OnGet(string [|password|]) { }
            public void OnPost(string password) { }
        }
        public class Program
        {
            void Map(IEndpointRouteBuilder app)
            {
                app.MapGet("/login", (string user, string [|password|]) => user);
                app.MapGet("/secret", Secret);
                app.MapGet("/user", (string user, string token) => user);
                app.MapPost("/login", (string user, string password) => user);
            }
            static string Secret(string [|clientSecret|]) => "";
        }
        """);

    [Fact]
    public Task In_a_project_of_tests_nothing_is_reported()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """class C { object M(string password) => new System.Uri("https://a.contoso.com?password=" + password); }""",
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
                    private const string Address = "https://api.contoso.com/orders?password=";
                    object M(string given) { return WebRequest.Create(Address + [|given|] + "&x=1"); }
                    object N(string given) { return WebRequest.Create("https://api.contoso.com/orders?id=" + given); }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test { TestCode = """_ = new System.Uri($"https://api.contoso.com/?api_key={[|args[0]|]}");""" };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """class C { object M(string key) => new System.Uri("https://api.contoso.com/?api_key=" + {|#0:key|}); }""",
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "The parameter 'api_key' puts a key into an address, and addresses are kept in logs, "
            + "browser histories and Referer headers. Send it in a header, or in the body of a POST request."));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync(Declarations + $$"""
        class Orders
        {
            private const string Address = "https://api.contoso.com/orders";
            static void Fetch(string address) { }
            void M(HttpClient client, HttpResponse response, NavigationManager navigation,
                string name, string password, string key, string token, int number)
            {
                {{statement}}
            }
        }
        """);

    private const string Declarations = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Specialized;
        using System.Net.Http;
        using System.Web;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.WebUtilities;
        namespace Microsoft.AspNetCore.Http { public class HttpResponse { public void Redirect(string location) { } } }
        namespace Microsoft.AspNetCore.Components { public class NavigationManager { public void NavigateTo(string uri) { } } }
        namespace Microsoft.AspNetCore.WebUtilities
        {
            public static class QueryHelpers
            {
                public static string AddQueryString(string uri, string name, string value) => uri;
                public static string AddQueryString(string uri, IDictionary<string, string> queryString) => uri;
            }
        }
        namespace Microsoft.AspNetCore.Mvc
        {
            public class HttpGetAttribute(string template = "") : Attribute { public string Template => template; }
            public class HttpPostAttribute : Attribute { }
            public class FromHeaderAttribute : Attribute { }
            public class FromRouteAttribute : Attribute { }
        }
        namespace Microsoft.AspNetCore.Mvc.RazorPages { public class PageModel { } }
        namespace Microsoft.AspNetCore.Builder
        {
            public interface IEndpointRouteBuilder { }
            public static class EndpointRouteBuilderExtensions
            {
                public static void MapGet(this IEndpointRouteBuilder app, string pattern, Delegate handler) { }
                public static void MapPost(this IEndpointRouteBuilder app, string pattern, Delegate handler) { }
            }
        }

        """;
}
