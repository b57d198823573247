using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests;

/// <summary>What the rules about shared security services watch, and the framework does not have.</summary>
internal static class ServiceApis
{
    /// <summary>One assembly in place of those of many packages.</summary>
    public static MetadataReference Reference => Compiled.Value;

    private static readonly Lazy<MetadataReference> Compiled =
        new(static () => PackageReferences.Compile("Services/1.0.0/lib/net8.0/Services.dll", Source));

    private const string Source = """
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostEnvironment { string EnvironmentName { get; } }
            public static class HostEnvironmentEnvExtensions
            {
                public static bool IsDevelopment(this IHostEnvironment environment) => environment.EnvironmentName == "Development";
            }
        }
        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfiguration { string this[string key] { get; set; } IConfigurationSection GetSection(string key); }
            public interface IConfigurationSection : IConfiguration { string Value { get; } }
            public class ConfigurationManager : IConfiguration
            {
                public string this[string key] { get => key; set { } }
                public IConfigurationSection GetSection(string key) => null;
            }
            public interface IConfigurationBuilder;
            public static class ConfigurationBinder
            {
                public static T GetValue<T>(this IConfiguration configuration, string key) => default;
                public static T Get<T>(this IConfiguration configuration) => default;
                public static void Bind(this IConfiguration configuration, string key, object instance) { }
            }
            public static class ConfigurationExtensions
            {
                public static string GetConnectionString(this IConfiguration configuration, string name) => name;
                public static IConfigurationSection GetRequiredSection(this IConfiguration configuration, string key) => null;
            }
            public static class JsonConfigurationExtensions
            {
                public static IConfigurationBuilder AddJsonFile(this IConfigurationBuilder builder, string path) => builder;
            }
            public static class KeyPerFileConfigurationBuilderExtensions
            {
                public static IConfigurationBuilder AddKeyPerFile(this IConfigurationBuilder builder, string directoryPath) => builder;
            }
            public static class UserSecretsConfigurationExtensions
            {
                public static IConfigurationBuilder AddUserSecrets(this IConfigurationBuilder builder, string userSecretsId) => builder;
            }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection;
            public class OptionsBuilder<T>;
            public static class OptionsBuilderConfigurationExtensions
            {
                public static OptionsBuilder<T> BindConfiguration<T>(this OptionsBuilder<T> builder, string configSectionPath) => builder;
            }
            public static class IdentityServiceCollectionExtensions
            {
                public static object AddIdentity<TUser, TRole>(this IServiceCollection services) => services;
                public static object AddIdentityCore<TUser>(this IServiceCollection services) => services;
                public static object AddIdentityApiEndpoints<TUser>(this IServiceCollection services) => services;
            }
            public static class MicrosoftIdentityWebAppServiceCollectionExtensions
            {
                public static object AddMicrosoftIdentityWebAppAuthentication(this IServiceCollection services) => services;
                public static object AddOpenIdConnect(this IServiceCollection services, string authority) => services;
            }
        }
        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { void Log(string message); }
            public interface ILoggerProvider { ILogger CreateLogger(string name); }
            public static class LoggerExtensions
            {
                public static void LogWarning(this ILogger logger, string text, params object[] values) { }
            }
        }
        namespace Microsoft.AspNetCore.Routing
        {
            public interface IEndpointRouteBuilder;
            public static class IdentityApiEndpointRouteBuilderExtensions
            {
                public static object MapIdentityApi<TUser>(this IEndpointRouteBuilder endpoints) => endpoints;
            }
        }
        namespace Microsoft.AspNetCore.Identity
        {
            public class SignInManager<TUser>
            {
                public virtual Task<bool> PasswordSignInAsync(string user, string password) => Task.FromResult(true);
                public virtual Task<bool> CheckPasswordSignInAsync(TUser user, string password) => Task.FromResult(true);
                public virtual Task<bool> ExternalLoginSignInAsync(string provider, string key) => Task.FromResult(true);
                public virtual Task SignInAsync(TUser user) => Task.CompletedTask;
            }
            public class UserManager<TUser>
            {
                public virtual Task<bool> CheckPasswordAsync(TUser user, string password) => Task.FromResult(true);
                public virtual Task<TUser> FindByIdAsync(string id) => Task.FromResult<TUser>(default);
            }
            public interface IPasswordHasher<TUser> { string HashPassword(TUser user, string password); }
            public class PasswordHasher<TUser> : IPasswordHasher<TUser>
            {
                public virtual string HashPassword(TUser user, string password) => password;
                public virtual int VerifyHashedPassword(TUser user, string hashedPassword, string providedPassword) => 1;
            }
        }
        namespace Microsoft.AspNetCore.Http
        {
            public class ConnectionInfo { public System.Net.IPAddress RemoteIpAddress { get; set; } }
            public interface IHeaderDictionary { string this[string name] { get; set; } }
            public class HttpRequest { public IHeaderDictionary Headers { get; } }
            public class HttpResponse { public int StatusCode { get; set; } public IHeaderDictionary Headers { get; } }
            public class HttpContext
            {
                public ConnectionInfo Connection { get; } = new();
                public HttpRequest Request { get; } = new();
                public HttpResponse Response { get; } = new();
            }
            public static class Results { public static object StatusCode(int statusCode) => statusCode; public static object Ok() => 200; }
        }
        namespace Microsoft.AspNetCore.Mvc
        {
            public class StatusCodeResult(int statusCode) { public int StatusCode => statusCode; }
            public class ForbidResult;
            public abstract class ControllerBase
            {
                public StatusCodeResult StatusCode(int statusCode) => new(statusCode);
                public ForbidResult Forbid() => new();
            }
        }
        namespace Microsoft.IdentityModel.Tokens
        {
            public class SigningCredentials;
            public class SecurityTokenDescriptor
            {
                public object Subject { get; set; }
                public IDictionary<string, object> Claims { get; set; }
                public string Issuer { get; set; }
                public string Audience { get; set; }
                public SigningCredentials SigningCredentials { get; set; }
            }
        }
        namespace System.IdentityModel.Tokens.Jwt
        {
            using Microsoft.IdentityModel.Tokens;
            public class JwtSecurityToken(
                string issuer = null,
                string audience = null,
                IEnumerable<object> claims = null,
                SigningCredentials signingCredentials = null)
            {
                public object[] Given => [issuer, audience, claims, signingCredentials];
            }
            public class JwtSecurityTokenHandler
            {
                public string WriteToken(JwtSecurityToken token) => "";
                public JwtSecurityToken ReadJwtToken(string token) => new();
                public string CreateEncodedJwt(string issuer, string audience, object subject, SigningCredentials signingCredentials) => "";
            }
        }
        namespace BCrypt.Net
        {
            public static class BCrypt
            {
                public static string HashPassword(string inputKey) => inputKey;
                public static bool Verify(string text, string hash) => text == hash;
            }
        }
        namespace Contoso.Identity { public class Client { public static void Start() { } } }
        namespace Fabrikam.Login
        {
            public class Client { public void SignIn() { } }
            public class Other { public static Client Make() => new(); }
        }
        namespace Fabrikam.Tools
        {
            public static class Setup { public static void AddFabrikam(this object app) { } public static void Clean() { } }
        }
        """;
}
