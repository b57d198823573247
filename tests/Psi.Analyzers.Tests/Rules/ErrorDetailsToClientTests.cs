using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.ErrorDetailsToClientAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class ErrorDetailsToClientTests
{
    [Theory]
    [InlineData("return BadRequest([|ex.ToString()|]);")]
    [InlineData("return BadRequest([|ex|]);")]
    [InlineData("return StatusCode(500, [|ex.StackTrace|]);")]
    [InlineData("""return StatusCode(500, $"Sorry: {[|ex|]}");""")]
    [InlineData("""return StatusCode(500, "Sorry: " + [|ex|]);""")]
    [InlineData("""return StatusCode(500, string.Format("{0} {1}", 1, [|ex.ToString()|]));""")]
    [InlineData("return Content(content: [|ex.ToString()|]);")]
    [InlineData("return Problem(detail: [|ex.ToString()|], title: ex.Message);")]
    [InlineData("return Problem([|ex.InnerException?.ToString()|]);")]
    [InlineData("return BadRequest(new { ex.Message, Trace = [|ex.StackTrace|] });")]
    [InlineData("""return BadRequest(new Answer { Trace = [|ex.StackTrace|] ?? "" });""")]
    [InlineData("return BadRequest(new Answer([|ex.ToString()|]));")]
    [InlineData("return BadRequest(new ProblemDetails { Detail = [|ex.ToString()|] });")]
    [InlineData("var text = ex.ToString(); return BadRequest([|text|]);")]
    [InlineData("var answer = new Answer { Trace = ex.StackTrace }; return BadRequest([|answer|]);")]
    [InlineData("return new ObjectResult([|ex.ToString()|]) { StatusCode = 500 };")]
    [InlineData("""var problem = new ProblemDetails(); problem.Extensions["trace"] = [|ex.StackTrace|]; return BadRequest(problem);""")]
    [InlineData("""var problem = new ProblemDetails(); problem.Extensions.Add("trace", [|ex.StackTrace|]); return BadRequest(problem);""")]
    [InlineData(
        "var all = new System.Text.StringBuilder(); all.AppendLine(ex.Message); all.AppendLine(ex.StackTrace); "
        + "return Content([|all.ToString()|]);")]
    [InlineData("string text; text = ex.Message + ex.StackTrace; return BadRequest([|text|]);")]
    [InlineData("return new ContentResult { Content = [|ex.ToString()|] };")]
    [InlineData("if (!environment.IsDevelopment()) return BadRequest([|ex.ToString()|]); return null;")]
    [InlineData("return ex.InnerException != null ? BadRequest([|ex.ToString()|]) : BadRequest(ex.Message);")]
    [InlineData("Response.WriteAsync([|ex.ToString()|]); return null;")]
    [InlineData("Response.WriteAsync(JsonSerializer.Serialize(new { error = [|ex.StackTrace|] })); return null;")]
    [InlineData("throw new RpcException(new Status(13, [|ex.ToString()|]));")]
    [InlineData("TypedResults.Problem(detail: [|ex.StackTrace|]); Results.Json([|ex|]); return null;")]
    public Task A_stack_trace_in_a_response_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("return BadRequest(ex.Message);")]
    [InlineData("return BadRequest();")]
    [InlineData("return BadRequest(new { error = ex.GetType().Name });")]
    [InlineData("""return Problem(detail: "Something went wrong", title: ex.Message);""")]
    [InlineData("return environment.IsDevelopment() ? BadRequest(ex.ToString()) : BadRequest();")]
    [InlineData("return Problem(environment.IsDevelopment() ? ex.ToString() : null);")]
    [InlineData("var detail = environment.IsDevelopment() ? ex.ToString() : null; return Problem(detail);")]
    [InlineData("return Problem(includeDetailedErrors ? ex.ToString() : null);")]
    [InlineData("""if (environment.IsEnvironment("Local")) return BadRequest(ex.ToString()); return null;""")]
    [InlineData("if (environment.IsProduction()) return BadRequest(); return BadRequest(ex.ToString());")]
    [InlineData("Log(ex.ToString()); return BadRequest();")]
    [InlineData("return BadRequest(Explain(ex));")]
    [InlineData("return BadRequest(new Answer(ex));")]
    [InlineData("Content(new object().ToString()); return null;")]
    [InlineData("var text = ex.ToString(); Log(text); return BadRequest(text.Length);")]
    public Task Words_of_one_s_own_and_what_only_developers_see_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task What_an_action_or_an_endpoint_returns_as_text_is_its_response() => VerifyAsync("""
        public class Errors : ControllerBase
        {
            public string Get(Exception ex) { return [|ex.ToString()|]; }
            public string Trace(Exception ex) => $"{[|ex.StackTrace|]}";
            public string Message(Exception ex) => ex.Message;
            private string Describe(Exception ex) => ex.ToString();
            public string Many(Exception ex)
            {
                Func<Exception, string> describe = e => e.ToString();
                return describe(ex).Length.ToString();
            }
        }
        public class Service { public string Describe(Exception ex) => ex.ToString(); }
        public class Program
        {
            void Map(IEndpointRouteBuilder app, Exception ex)
            {
                app.MapGet("/error", () => [|ex.ToString()|]);
                app.MapGet("/ok", () => ex.Message);
                Use(() => ex.ToString());
            }
            void Use(Func<string> describe) { }
        }
        """);

    [Fact]
    public Task A_stack_trace_on_a_page_of_Web_Forms_or_among_the_errors_of_a_form_is_reported() => VerifyAsync("""
        public class Page
        {
            void Show(System.Web.UI.WebControls.Label label, System.Web.UI.WebControls.TextBox box,
                Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state, Exception ex)
            {
                label.Text = [|ex.ToString()|];
                label.Text = "<pre>" + [|ex.StackTrace|];
                label.Text = ex.Message;
                label.ToolTip = "error";
                box.Text = ex.ToString();
                state.AddModelError("", [|ex.ToString()|]);
                state.AddModelError("", ex.Message);
            }
        }
        namespace System.Web.UI.WebControls
        {
            public class Label { public string Text { get; set; } public string ToolTip { get; set; } }
            public class TextBox { public string Text { get; set; } }
        }
        namespace Microsoft.AspNetCore.Mvc.ModelBinding
        {
            public class ModelStateDictionary { public void AddModelError(string key, string errorMessage) { } }
        }
        """);

    [Fact]
    public Task The_page_for_developers_is_reported_unless_only_developers_get_it() => VerifyAsync("""
        public class Startup
        {
            public void Configure(IApplicationBuilder app, Env environment)
            {
                app.[|UseDeveloperExceptionPage|]();
                if (environment.IsDevelopment()) app.UseDeveloperExceptionPage();
                if (environment.IsDevelopment() || environment.IsEnvironment("Local")) { app.UseDeveloperExceptionPage(); }
                if (!environment.IsProduction()) app.UseDeveloperExceptionPage();
                if (environment.IsProduction()) app.[|UseDeveloperExceptionPage|](); else app.UseDeveloperExceptionPage();
                if (environment.IsDevelopment() || app != null) app.[|UseDeveloperExceptionPage|]();
                DeveloperExceptionPageExtensions.[|UseDeveloperExceptionPage|](app);
                _ = nameof(DeveloperExceptionPageExtensions.UseDeveloperExceptionPage);
            }
            public void ConfigureDevelopment(IApplicationBuilder app) => app.UseDeveloperExceptionPage();
        }
        public class StartupDevelopment { public void Configure(IApplicationBuilder app) => app.UseDeveloperExceptionPage(); }
        """);

    [Fact]
    public Task Legacy_code_is_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System;
                namespace System.Web { public class HttpResponse { public void Write(string s) { } public void Write(object obj) { } } }
                class Page
                {
                    void Show(System.Web.HttpResponse response, Exception error)
                    {
                        response.Write([|error.ToString()|]);
                        response.Write((object)[|error|]);
                        response.Write(error.Message);
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task In_a_project_of_tests_nothing_is_reported()
    {
        var test = new VerifyCS.Test
        {
            TestCode = Declarations + "class Errors : ControllerBase { object M(Exception ex) => BadRequest(ex.ToString()); }",
        };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using Microsoft.AspNetCore.Builder;
                IApplicationBuilder app = null;
                app.[|UseDeveloperExceptionPage|]();
                namespace Microsoft.AspNetCore.Builder
                {
                    public interface IApplicationBuilder { }
                    public static class DeveloperExceptionPageExtensions
                    {
                        public static IApplicationBuilder UseDeveloperExceptionPage(this IApplicationBuilder app) => app;
                    }
                }
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        Declarations + """
        class Errors : ControllerBase
        {
            object M(Exception ex, IApplicationBuilder app)
            {
                app.{|#0:UseDeveloperExceptionPage|}();
                return BadRequest({|#1:ex.ToString()|});
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'UseDeveloperExceptionPage' shows every client the stack trace, source lines, cookies and headers of a failed request, "
            + "which tells attackers how the system is built. Call it only where 'environment.IsDevelopment()'."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'BadRequest' sends the whole exception with its stack trace to the client, which tells attackers how the system is built. "
            + "Log it, and answer with a sentence of your own."));

    private static Task VerifyStatementAsync(string statement) => VerifyAsync($$"""
        public class Errors : ControllerBase
        {
            IActionResult Handle(Exception ex, Env environment, bool includeDetailedErrors)
            {
                {{statement}}
            }
            static void Log(string text) { }
            static string Explain(Exception ex) => "";
        }
        """);

    private static Task VerifyAsync(string source) => VerifyCS.VerifyAnalyzerAsync(Declarations + source);

    private const string Declarations = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Grpc.Core;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        namespace Microsoft.AspNetCore.Http
        {
            public interface IResult { }
            public class HttpResponse { }
            public static class HttpResponseWritingExtensions
            {
                public static Task WriteAsync(this HttpResponse response, string text) => null;
            }
            public static class Results
            {
                public static IResult Problem(string detail = null) => null;
                public static IResult Json(object data) => null;
            }
            public static class TypedResults { public static IResult Problem(string detail = null) => null; }
        }
        namespace Microsoft.AspNetCore.Mvc
        {
            public interface IActionResult { }
            public class ObjectResult(object value) : IActionResult
            {
                public object Value { get; set; } = value;
                public int StatusCode { get; set; }
            }
            public class ContentResult : IActionResult { public string Content { get; set; } }
            public class ProblemDetails { public string Detail { get; set; } public IDictionary<string, object> Extensions { get; set; } }
            public abstract class ControllerBase
            {
                public HttpResponse Response => null;
                public virtual IActionResult BadRequest() => null;
                public virtual IActionResult BadRequest(object error) => null;
                public virtual IActionResult StatusCode(int statusCode, object value) => null;
                public virtual IActionResult Content(string content) => null;
                public virtual IActionResult Problem(string detail = null, string title = null) => null;
            }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            public interface IApplicationBuilder { }
            public interface IEndpointRouteBuilder { }
            public static class EndpointRouteBuilderExtensions
            {
                public static void MapGet(this IEndpointRouteBuilder app, string pattern, Delegate handler) { }
            }
            public static class DeveloperExceptionPageExtensions
            {
                public static IApplicationBuilder UseDeveloperExceptionPage(this IApplicationBuilder app) => app;
            }
        }
        namespace Grpc.Core
        {
            public struct Status(int statusCode, string detail) { public string Detail => detail; }
            public class RpcException(Status status) : Exception { public Status Status => status; }
        }
        public class Env
        {
            public bool IsDevelopment() => true;
            public bool IsProduction() => true;
            public bool IsEnvironment(string name) => true;
        }
        public class Answer
        {
            public Answer() { }
            public Answer(string text) { }
            public Answer(Exception error) { }
            public string Trace { get; set; }
        }

        """;
}
