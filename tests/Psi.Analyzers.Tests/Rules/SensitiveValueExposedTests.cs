using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SensitiveValueExposedAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SensitiveValueExposedTests
{
    [Theory]
    [InlineData("""logger.LogInformation("Login of {User} with {Password}", name, [|password|]);""")]
    [InlineData("""logger.LogInformation($"Login of {name} with {[|password|]}");""")]
    [InlineData("""logger.LogDebug("Login with " + [|password|]);""")]
    [InlineData("""logger.LogWarning(error, "Refused: {Key}", [|login.ApiKey|]);""")]
    [InlineData("""logger.LogError(string.Format("{0}: {1}", name, [|_clientSecret|]));""")]
    [InlineData("""LoggerExtensions.LogInformation(logger, "{P}", [|login?.Password|]);""")]
    [InlineData("""logger.BeginScope(new Dictionary<string, object> { ["Password"] = [|password|] });""")]
    [InlineData("""logger.LogInformation("{@Login}", new { name, Pin = [|login.Password|] });""")]
    [InlineData("""var message = $"Login with {password}"; logger.LogInformation([|message|]);""")]
    [InlineData("""logger.LogInformation("Jwt {Jwt}", [|accessToken|]);""")]
    [InlineData("""logger.LogInformation("Card {Card}", [|login.CreditCardNumber|]);""")]
    [InlineData("""logger.LogInformation("{Attribute}", [|login.Pass|]);""")]
    [InlineData("""logger.LogInformation("{Attribute}", [|login.Diagnosis|]);""")]
    [InlineData("""logger.LogInformation("{Setting}", [|configuration["Jwt:SigningKey"]|]);""")]
    [InlineData("""logger.LogInformation("{Variable}", [|Environment.GetEnvironmentVariable("DB_PASSWORD")|]);""")]
    [InlineData("""logger.LogInformation("{Secret}", [|vault.Value|]);""")]
    [InlineData("""string message; message = "Login with " + password; logger.LogInformation([|message|]);""")]
    [InlineData("""var message = "Login"; message += " with " + password; logger.LogInformation([|message|]);""")]
    [InlineData("""logger.LogInformation("{Password}", [|password|].Trim());""")]
    [InlineData("""logger.LogInformation(new System.Text.StringBuilder().Append("Login with ").Append([|password|]).ToString());""")]
    [InlineData(
        """var text = new System.Text.StringBuilder("Login"); text.Append(name).AppendFormat("{0}", password); """
        + """logger.LogInformation([|text.ToString()|]);""")]
    [InlineData("""byte[] privateKey = [1]; logger.LogInformation("{Key}", Convert.ToBase64String([|privateKey|]));""")]
    [InlineData("""logger.LogInformation("{Setting}", [|manager["Jwt:SigningKey"]|]);""")]
    [InlineData("""logger.LogInformation("Login with " + [|request.Form["password"]|]);""")]
    [InlineData("""var p = request["txtPassword"]; logger.LogInformation([|"Login with " + p|]);""")]
    [InlineData("Messages.LoggedIn(logger, name, [|password|]);")]
    [InlineData("""Serilog.Log.Information("{Password}", [|password|]);""")]
    [InlineData("""log4.InfoFormat("{0}", [|password|]);""")]
    [InlineData("""Console.WriteLine("Password: {0}", [|password|]);""")]
    [InlineData("Console.Error.WriteLine([|password|]);")]
    [InlineData("Trace.TraceInformation([|password|]);")]
    [InlineData("""activity.SetTag("user.password", [|password|]);""")]
    [InlineData("""telemetry.TrackEvent("login", new Dictionary<string, string> { { "password", [|password|] } });""")]
    [InlineData("""throw new InvalidOperationException($"Login with {[|password|]} failed");""")]
    [InlineData("""throw new ArgumentException("Bad password " + [|password|], nameof(password));""")]
    [InlineData("throw new InvalidOperationException(message: [|password|]);")]
    [InlineData("""cookies.Append("remember", [|password|], new CookieOptions { Expires = DateTimeOffset.MaxValue });""")]
    [InlineData("""logger.LogError(new InvalidOperationException($"{[|password|]}"), "Failed");""")]
    [InlineData(
        """var newPassword = GeneratePassword(12); logger.LogInformation("Made {Password}", [|newPassword|]); """
        + """static string GeneratePassword(int length) => Guid.NewGuid().ToString();""")]
    [InlineData(
        """var readPassword = ReadPassword(); Console.WriteLine("Your password: {0}", [|readPassword|]); """
        + """static string ReadPassword() => Console.ReadLine()!;""")]
    [InlineData("""logger.LogInformation("{Login}", (name, [|password|]));""")]
    [InlineData("""logger.LogInformation("{Login}", new Tuple<string>([|password|]));""")]
    [InlineData("""logger.LogInformation("{Login}", new KeyValuePair<string, object>("password", [|password|]));""")]
    [InlineData("""logger.LogInformation("{Login}", new LoginEvent(name, [|password|], 1));""")]
    [InlineData("""var login2 = new LoginEvent(name, password, 1); Console.WriteLine([|login2|]);""")]
    [InlineData("""logger.LogInformation("{Address}", new Uri("https://a.example/?password=" + [|password|]));""")]
    [InlineData("""logger.LogInformation("{Text}", new System.Text.StringBuilder([|password|]));""")]
    public Task A_sensitive_value_that_is_written_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""logger.LogInformation("Login of {User} with a password of {Length}", name, password.Length);""")]
    [InlineData("""logger.LogInformation("Password given: {Given}", password != null);""")]
    [InlineData("""logger.LogInformation("Password is {State}", password is null ? "missing" : "set");""")]
    [InlineData("""logger.LogInformation("Login with {Password}", Mask(password));""")]
    [InlineData("""var password2 = Mask(password); logger.LogInformation("Login with {Password}", password2);""")]
    [InlineData("""var truncatedSecret = _clientSecret[..4]; logger.LogInformation("{Secret}", truncatedSecret);""")]
    [InlineData("""logger.LogInformation("Bad {Parameter}", nameof(password));""")]
    [InlineData("""logger.LogInformation("Token {Token}", accessToken.Substring(0, 4));""")]
    [InlineData("""logger.LogInformation("Token {Token}", accessToken[..4]);""")]
    [InlineData("""logger.LogInformation("{A} {B} {C}", passwordHash, tokenEndpoint, secretName);""")]
    [InlineData("""logger.LogInformation("{A} {B}", passwordIterations, hasPassword);""")]
    [InlineData("""logger.LogInformation("Stored as {StorageKey}, {DeviceToken}", storageKey, deviceToken);""")]
    [InlineData("""logger.LogInformation("Unexpected {Token}", token);""")]
    [InlineData("""logger.LogInformation("{State}", kind);""")]
    [InlineData("logger.LogInformation(PasswordLabel + Texts.EnterPassword);")]
    [InlineData("""logger.LogInformation("{Setting}", configuration["Jwt:TokenEndpoint"]);""")]
    [InlineData("""logger.LogInformation("{Name}", login.UserName);""")]
    [InlineData("Messages.Redacted(logger, password);")]
    [InlineData("if (environment.IsDevelopment()) logger.LogInformation(password);")]
    [InlineData("Debug.WriteLine(password);")]
    [InlineData("writer.WriteLine(password);")]
    [InlineData("""throw new ArgumentException("Too short", nameof(password));""")]
    [InlineData("_ = new Wrapped(password);")]
    [InlineData("""var order = new Order(name, login.CreditCardNumber); logger.LogInformation("Creating {@Order}", order);""")]
    [InlineData("""logger.LogInformation("Creating {Order}", new Order(name, password));""")]
    [InlineData("""Console.WriteLine(new Order(name, password));""")]
    [InlineData("""logger.LogInformation("{Login}", new HiddenLogin(name, password));""")]
    [InlineData("throw new RefusedException(password);")]
    [InlineData("""cookies.Append("session", accessToken, new CookieOptions { Expires = DateTimeOffset.MaxValue });""")]
    [InlineData("""cookies.Append("form", password, new CookieOptions { HttpOnly = true });""")]
    [InlineData("Check(password);")]
    [InlineData(
        """var newPassword = GeneratePassword(12); Console.WriteLine("Your password: {0}", newPassword); """
        + """static string GeneratePassword(int length) => Guid.NewGuid().ToString();""")]
    public Task What_is_harmless_or_goes_elsewhere_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task A_token_alone_is_one_where_the_code_is_about_logins() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        class AuthService { void Check(string token) => Console.WriteLine([|token|]); }
        class Tokens { void ResetPassword(string token) => Console.WriteLine([|token|]); }
        class Parser { void Check(string token) => Console.WriteLine(token); }
        """);

    [Fact]
    public Task In_a_project_of_tests_nothing_is_reported()
    {
        var test = new VerifyCS.Test { TestCode = "class C { void M(string password) => System.Console.WriteLine(password); }" };
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
                using System;
                class C
                {
                    private string m_strPassword;
                    void M() { Console.WriteLine("Password: " + [|this.m_strPassword|] + "."); Console.WriteLine(m_strPassword.Length); }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_and_primary_constructors_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System;
                using static System.Console;
                var apiKey = args[0];
                WriteLine($"Key: {[|apiKey|]}");
                class Client(string clientSecret) { public void Show() => WriteLine([|clientSecret|]); }
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        class C
        {
            void M(string password)
            {
                System.Console.WriteLine({|#0:password|});
                throw new System.Exception("Bad: " + {|#1:password|});
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'password', by its name a password, goes into the console, where others can read and use it. Leave it out, "
            + "or write what only points to it, such as an id."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'password', by its name a password, goes into an exception's message, where others can read and use it. Leave it out, "
            + "or write what only points to it, such as an id."));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Diagnostics;
        using System.IO;
        using Azure.Security.KeyVault.Secrets;
        using Microsoft.ApplicationInsights;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Compliance.Classification;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;
        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { IDisposable BeginScope<T>(T state); }
            public static class LoggerExtensions
            {
                public static void LogDebug(this ILogger logger, string message, params object[] args) { }
                public static void LogInformation(this ILogger logger, string message, params object[] args) { }
                public static void LogWarning(this ILogger logger, Exception exception, string message, params object[] args) { }
                public static void LogError(this ILogger logger, string message, params object[] args) { }
                public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { }
            }
            public class LoggerMessageAttribute : Attribute { }
        }
        namespace Serilog { public static class Log { public static void Information(string template, params object[] values) { } } }
        namespace log4net { public interface ILog { void InfoFormat(string format, params object[] args); } }
        namespace Microsoft.ApplicationInsights
        {
            public class TelemetryClient { public void TrackEvent(string name, IDictionary<string, string> properties) { } }
        }
        namespace Azure.Security.KeyVault.Secrets { public class KeyVaultSecret { public string Value => Environment.MachineName; } }
        namespace Microsoft.Extensions.Configuration { public interface IConfiguration { string this[string key] { get; set; } } }
        namespace Microsoft.Extensions.Configuration { public class ConfigurationManager { public string this[string key] => key; } }
        namespace System.Web
        {
            public class HttpRequest
            {
                public string this[string key] => key;
                public System.Collections.Specialized.NameValueCollection Form => null;
            }
        }
        namespace Microsoft.Extensions.Compliance.Classification { public class DataClassificationAttribute : Attribute { } }
        namespace Microsoft.AspNetCore.Http
        {
            public class CookieOptions { public DateTimeOffset? Expires { get; set; } public bool HttpOnly { get; set; } }
            public interface IResponseCookies { void Append(string key, string value, CookieOptions options); }
        }
        class PrivateDataAttribute : DataClassificationAttribute { }
        class Login
        {
            public string UserName { get; set; }
            public string Password { get; set; }
            public string ApiKey { get; set; }
            public string CreditCardNumber { get; set; }
            [DataType(DataType.Password)] public string Pass { get; set; }
            [PrivateData] public string Diagnosis { get; set; }
        }
        enum Token { None }
        class RefusedException(string password) : Exception { public string Given => password; }
        class Wrapped(string password) { public string Given => password; }
        class Order(string name, string cardNumber) { public string Name => name; public string Last => cardNumber[^4..]; }
        record LoginEvent(string Name, string Password, int Attempt);
        record HiddenLogin { public HiddenLogin(string name, string password) { Name = name; } public string Name { get; } }
        static class Texts { public static string EnterPassword => Environment.MachineName; }
        static partial class Messages
        {
            [LoggerMessage] public static partial void LoggedIn(ILogger logger, string user, string phrase);
            [LoggerMessage] public static partial void Redacted(ILogger logger, [PrivateData] string phrase);
            public static partial void LoggedIn(ILogger logger, string user, string phrase) { }
            public static partial void Redacted(ILogger logger, string phrase) { }
        }
        class Env { public bool IsDevelopment() => true; }
        class Program
        {
            private const string PasswordLabel = "Password: ";
            private string _clientSecret;
            static string Mask(string text) => "***";
            static void Check(string text) { }
            void M(
                ILogger logger, log4net.ILog log4, TelemetryClient telemetry, Activity activity, IResponseCookies cookies,
                IConfiguration configuration, KeyVaultSecret vault, ConfigurationManager manager,
                System.Web.HttpRequest request, TextWriter writer, Env environment,
                string name, string password, string accessToken, string token, string passwordHash,
                string tokenEndpoint, string secretName, string storageKey, string deviceToken,
                int passwordIterations, bool hasPassword, Token kind, Login login, Exception error)
            {
                {{statement}}
            }
        }
        """);
}
