using Psi.Analyzers.Tests.Verification;
using Verify = Psi.Analyzers.Tests.ServiceVerifier<Psi.Analyzers.Rules.HomeMadeServiceAnalyzer>;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.HomeMadeServiceAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class HomeMadeServiceTests
{
    private const string Descriptor = "new SecurityTokenDescriptor { Issuer = \"a\", Subject = user, SigningCredentials = key }";

    [Theory]
    [InlineData("Use(new [|SecurityTokenDescriptor|] { Issuer = \"a\", Subject = user, SigningCredentials = key });")]
    [InlineData("SecurityTokenDescriptor token = [|new|]() { Claims = claims, SigningCredentials = key }; Use(token);")]
    [InlineData("var token = new [|SecurityTokenDescriptor|](); token.Subject = user; token.SigningCredentials = key; Use(token);")]
    [InlineData("Use(new JwtSecurityTokenHandler().WriteToken(new [|JwtSecurityToken|](\"a\", \"b\", [user], key)));")]
    [InlineData("Use(new [|JwtSecurityToken|](claims: [user], signingCredentials: key, audience: \"https://api.contoso.example\"));")]
    [InlineData("Use(new JwtSecurityTokenHandler().[|CreateEncodedJwt|](\"a\", \"b\", user, key));")]
    public Task Issued_tokens_are_an_own_identity_service(string statements) => VerifyAsync("identity", statements);

    [Theory]
    [InlineData("Use(new SecurityTokenDescriptor { Issuer = \"a\", SigningCredentials = key });")]
    [InlineData("Use(new SecurityTokenDescriptor { Subject = null, SigningCredentials = key });")]
    [InlineData("Use(new SecurityTokenDescriptor { Subject = user });")]
    [InlineData("Use(new JwtSecurityToken(\"a\", \"b\", null, key));")]
    [InlineData("Use(new JwtSecurityToken(issuer: \"a\", signingCredentials: key));")]
    [InlineData("Use(new JwtSecurityToken(\"a\", \"https://appleid.apple.com\", [user], key));")]
    [InlineData("Use(new JwtSecurityToken(\"a\", \"b\", [user]));")]
    [InlineData("Use(new JwtSecurityTokenHandler().ReadJwtToken(text));")]
    [InlineData("Use(" + Descriptor + "); Use(\"urn:ietf:params:oauth:client-assertion-type:jwt-bearer\");")]
    [InlineData("const string Name = \"client_assertion\"; Use(" + Descriptor + "); Use(Name);")]
    [InlineData("object ClientAssertion() => " + Descriptor + "; Use(ClientAssertion());")]
    public Task A_token_by_which_a_client_shows_itself_and_one_that_is_read_are_not(string statements) =>
        VerifyAsync("identity", statements);

    [Theory]
    [InlineData("Login", true)]
    [InlineData("LicenseSigner", false)]
    [InlineData("ClientAssertionFactory", false)]
    public Task The_type_may_say_what_a_token_is_for(string type, bool isOfUser) => Verify.VerifyAsync(
        $$"""
        using Microsoft.IdentityModel.Tokens;
        class {{type}}
        {
            object M(object user, SigningCredentials key) =>
                new {{(isOfUser ? "[|SecurityTokenDescriptor|]" : "SecurityTokenDescriptor")}} { Subject = user, SigningCredentials = key };
        }
        """,
        NamedServices.OfKind("identity"));

    [Theory]
    [InlineData("services.[|AddIdentity<C, C>|]();")]
    [InlineData("services.[|AddIdentityCore<C>|]();")]
    [InlineData("services.[|AddIdentityApiEndpoints<C>|](); endpoints.MapIdentityApi<C>();")]
    [InlineData("Use(await signIn.[|PasswordSignInAsync|](text, text));")]
    [InlineData("Use(await new OwnSignIn().[|CheckPasswordSignInAsync|](this, text));")]
    [InlineData("Use(await users.[|CheckPasswordAsync|](this, text));")]
    [InlineData("Use(new PasswordHasher<C>().[|HashPassword|](this, text));")]
    [InlineData("IPasswordHasher<C> hasher = new PasswordHasher<C>(); Use(hasher.[|HashPassword|](this, text));")]
    [InlineData("Use(new PasswordHasher<C>().[|VerifyHashedPassword|](this, text, text));")]
    [InlineData("Use(BCrypt.Net.BCrypt.[|HashPassword|](password)); Use(BCrypt.Net.BCrypt.Verify(password, text));")]
    [InlineData("Use(await users.[|CheckPasswordAsync|](this, text)); Use(await signIn.PasswordSignInAsync(text, text));")]
    [InlineData("Use(Rfc2898DeriveBytes.[|Pbkdf2|](password, bytes, 1, HashAlgorithmName.SHA256, 32));")]
    public Task Passwords_that_the_product_keeps_are_one(string statements) => VerifyAsync("identity", statements);

    [Theory]
    [InlineData("services.AddMicrosoftIdentityWebAppAuthentication(); services.AddOpenIdConnect(text);")]
    [InlineData("Use(await signIn.ExternalLoginSignInAsync(text, text)); await signIn.SignInAsync(this);")]
    [InlineData("Use(await users.FindByIdAsync(text));")]
    [InlineData("Use(BCrypt.Net.BCrypt.HashPassword(apiKey));")]
    [InlineData("Use(Rfc2898DeriveBytes.Pbkdf2(text, bytes, 1, HashAlgorithmName.SHA256, 32));")]
    [InlineData("using var a = Aes.Create(); a.Key = Rfc2898DeriveBytes.Pbkdf2(password, bytes, 1, HashAlgorithmName.SHA256, 32);")]
    [InlineData("Use(SHA256.HashData(bytes));")]
    [InlineData("Use(new Own().PasswordSignInAsync(text, password));")]
    [InlineData("if (environment.IsDevelopment()) { services.AddIdentityCore<C>(); }")]
    public Task Sign_in_at_another_place_and_other_hashes_are_not(string statements) => VerifyAsync("identity", statements);

    [Theory]
    [InlineData("Share", "new User()", "share.Hash", false)]
    [InlineData("Sends", "new User()", "share.Hash", false)]
    [InlineData("Sends", "user", "share.Hash", true)]
    [InlineData("Doors", "new User()", "share.Hash", false)]
    [InlineData("Doors", "null", "share.Hash", false)]
    [InlineData("Doors", "Marker.Instance", "text", false)]
    [InlineData("Doors", "User.Nobody", "text", true)]
    [InlineData("Doors", "new User()", "user.Hash", true)]
    [InlineData("Doors", "user", "user.Hash", true)]
    [InlineData("Doors", "new User()", "text", true)]
    [InlineData("DemoSeeder", "user", "user.Hash", false)]
    public Task A_password_that_opens_what_users_share_is_of_no_account(string type, string given, string hash, bool isOfUser) =>
        Verify.VerifyAsync(
            $$"""
            using Microsoft.AspNetCore.Identity;
            class User { public string Hash => ""; public static User Nobody => new User(); }
            class Note { public string Hash => ""; }
            class Marker { public static readonly Marker Instance = new Marker(); }
            class {{type}}
            {
                object M(PasswordHasher<{{(given.StartsWith("Marker") ? "Marker" : "User")}}> hasher, User user, Note share, string text) =>
                    hasher.{{(isOfUser ? "[|VerifyHashedPassword|]" : "VerifyHashedPassword")}}({{given}}, {{hash}}, text);
            }
            """,
            NamedServices.OfKind("identity"));

    [Theory]
    [InlineData("Accounts", true)]
    [InlineData("RoomAccess", false)]
    [InlineData("SeedAdmin", true)]
    [InlineData("UserSeeder", false)]
    public Task A_function_for_passwords_is_told_by_the_names_around_it(string type, bool isOfUser) => Verify.VerifyAsync(
        $$"""
        class {{type}}
        {
            object M(string password) => BCrypt.Net.BCrypt.{{(isOfUser ? "[|HashPassword|]" : "HashPassword")}}(password);
        }
        """,
        NamedServices.OfKind("identity"));

    [Theory]
    [InlineData("byte[] Hash(string password) => SHA256.[|HashData|](Encoding.UTF8.GetBytes(password));")]
    [InlineData("bool Verify(string password) => SHA256.Create().[|ComputeHash|](Encoding.UTF8.GetBytes(password)).Length > 0;")]
    public Task A_fast_hash_of_a_password_is_kept_where_the_member_says_so(string member) => Verify.VerifyAsync(
        $"using System.Security.Cryptography; using System.Text; class C {{ {member} }}", NamedServices.OfKind("identity"));

    [Theory]
    [InlineData("byte[] GetToken(string password) => SHA1.HashData(Encoding.UTF8.GetBytes(password));")]
    [InlineData("byte[] DeriveKey(string password) => Rfc2898DeriveBytes.Pbkdf2(password, new byte[9], 1, HashAlgorithmName.SHA256, 32);")]
    [InlineData("bool IsPwned(string password) => SHA1.HashData(Encoding.UTF8.GetBytes(password)).Length > 0;")]
    public Task A_password_that_is_sent_becomes_a_key_or_is_looked_up_is_not_kept(string member) => Verify.VerifyAsync(
        $"using System.Security.Cryptography; using System.Text; class C {{ {member} }}", NamedServices.OfKind("identity"));

    [Theory]
    [InlineData("Use(File.ReadAllText([|\"secrets.json\"|]));")]
    [InlineData("Use(File.ReadAllBytes([|\"config/api-key.txt\"|]));")]
    [InlineData("Use(await File.ReadAllLinesAsync([|@\"C:\\app\\db_credentials.ini\"|]));")]
    [InlineData("Use(File.OpenRead([|\"certs/server.key\"|]));")]
    [InlineData("Use(File.ReadAllText([|Path.Combine(AppContext.BaseDirectory, \"secrets\", \"passwords.json\")|]));")]
    [InlineData("var path = Path.Combine(text, \"client_secrets.json\"); Use(File.ReadAllText([|path|]));")]
    [InlineData("Use(File.ReadAllText([|$\"{text}/secrets.json\"|]));")]
    [InlineData("Use(File.ReadAllLines([|\".env\"|])); Use(File.ReadAllLines([|\".env.production\"|]));")]
    [InlineData("builder.AddJsonFile([|\"appsettings.Secrets.json\"|]);")]
    [InlineData("builder.AddKeyPerFile([|\"/app/secrets\"|]);")]
    [InlineData("Use(new X509Certificate2([|\"server.pfx\"|], text));")]
    [InlineData("Use(X509CertificateLoader.LoadPkcs12FromFile([|\"certs/server.p12\"|], text));")]
    public Task Secrets_that_are_read_from_a_file_are_an_own_vault(string statements) => VerifyAsync("secrets", statements);

    [Theory]
    [InlineData("Use(File.ReadAllText(\"/run/secrets/database-password\"));")]
    [InlineData("Use(File.ReadAllText(\"/var/run/secrets/kubernetes.io/serviceaccount/token\"));")]
    [InlineData("Use(File.ReadAllText(Path.Combine(\"/mnt/secrets-store\", \"password\")));")]
    [InlineData("builder.AddKeyPerFile(\"/run/secrets\");")]
    [InlineData("builder.AddUserSecrets(\"a-b\");")]
    [InlineData("builder.AddJsonFile(\"appsettings.json\");")]
    [InlineData("Use(File.ReadAllText(\"templates/password-reset.html\"));")]
    [InlineData("Use(File.ReadAllText(\"forgot-password.json\"));")]
    [InlineData("Use(File.ReadAllLines(\"common-passwords.txt\"));")]
    [InlineData("Use(File.ReadAllText(\"locales/password.json\".Insert(0, \"/\")));")]
    [InlineData("Use(new X509Certificate2(\"server.cer\"));")]
    [InlineData("Use(File.ReadAllText(\"id_rsa.pub\"));")]
    [InlineData("Use(File.ReadAllText(\"license.key\"));")]
    [InlineData("Use(File.Exists(\"client_secrets.json\"));")]
    [InlineData("Use(File.ReadAllText(text)); Use(File.ReadAllLines(\".env.example\"));")]
    [InlineData("File.WriteAllText(\"secrets.json\", text);")]
    [InlineData("if (environment.IsDevelopment()) { Use(File.ReadAllText(\"secrets.json\")); }")]
    public Task Files_of_the_platform_and_texts_about_secrets_are_not(string statements) => VerifyAsync("secrets", statements);

    [Theory]
    [InlineData("Use(aes.[|DecryptCbc|](Convert.FromBase64String(configuration[\"Db:Password\"]!), bytes));")]
    [InlineData(
        "var data = Convert.FromBase64String(configuration.GetValue<string>(\"Db\") ?? \"\"); "
        + "Use(aes.CreateDecryptor().[|TransformFinalBlock|](data, 0, 3));")]
    [InlineData("Use([|Open|](configuration[\"Db:Password\"]!));")]
    public Task Settings_that_are_decrypted_are_one(string statements) => VerifyAsync("secrets", statements);

    [Theory]
    [InlineData("Use(aes.DecryptCbc(Convert.FromBase64String(text), bytes)); Use(configuration[\"Db:Password\"]);")]
    [InlineData("Use(Open(text));")]
    [InlineData("Use(Convert.FromBase64String(configuration[\"Db:Password\"]!));")]
    [InlineData("Use(string.Concat(configuration[\"Db:Password\"], text));")]
    public Task Other_data_that_is_decrypted_is_not(string statements) => VerifyAsync("secrets", statements);

    [Theory]
    [InlineData("File.[|AppendAllText|](\"logs/app.log\", text);")]
    [InlineData("await File.[|AppendAllLinesAsync|](Path.Combine(text, \"audit.csv\"), [text]);")]
    [InlineData("Use(File.[|AppendText|]($\"{text}-log.txt\"));")]
    [InlineData("Use(new [|StreamWriter|](\"app.log\", append: true));")]
    [InlineData("Use(new [|FileStream|](\"audit-trail.bin\", FileMode.Append, FileAccess.Write));")]
    [InlineData("Use(File.[|Open|](\"app.log\", FileMode.Append));")]
    [InlineData("Use(new [|FileStream|](\"audit-dlq.jsonl\", new FileStreamOptions { Mode = FileMode.Append }));")]
    [InlineData("var how = new FileStreamOptions(); how.Mode = FileMode.Append; Use(File.[|Open|](\"app.log\", how));")]
    public Task A_log_in_a_file_is_an_own_log(string statements) => VerifyAsync("logging", statements);

    [Theory]
    [InlineData("File.AppendAllText(\"orders.csv\", text);")]
    [InlineData("File.AppendAllText(text, text);")]
    [InlineData("File.AppendAllText(\"changelog.md\", text);")]
    [InlineData("Use(new StreamWriter(\"app.log\"));")]
    [InlineData("Use(new StreamWriter(\"app.log\", append: false));")]
    [InlineData("Use(new FileStream(\"app.log\", FileMode.Open));")]
    [InlineData("Use(new FileStream(\"app.log\", new FileStreamOptions { Mode = FileMode.Open }));")]
    [InlineData("Use(File.ReadAllText(\"app.log\"));")]
    [InlineData("Use(new StreamWriter(new MemoryStream()));")]
    [InlineData("logger.LogWarning(\"app.log\");")]
    [InlineData("if (environment.IsDevelopment()) { File.AppendAllText(\"app.log\", text); }")]
    [InlineData("\n#if DEBUG\nFile.AppendAllText(\"crash.log\", text);\n#endif\n")]
    public Task Data_that_is_appended_and_a_log_that_is_read_are_not(string statements) => VerifyAsync("logging", statements);

    [Theory]
    [InlineData("class AuditService { void M(string a) => File.[|AppendAllText|](a, a); }", "writes an audit trail into a file")]
    [InlineData("class SimpleLogger { void M(string a) => File.[|AppendAllText|](a + \".txt\", a); }", "writes a log into a file")]
    [InlineData(
        "class Own : ILogger { public void Log(string a) => File.[|WriteAllText|](\"a\", a); }", "writes a log into a file")]
    [InlineData(
        "class Own : ILoggerProvider { public ILogger CreateLogger(string a) { _ = new [|StreamWriter|](a); return null!; } }",
        "writes a log into a file")]
    [InlineData("class Host { string _logFile = \"\"; void M() => File.[|AppendAllText|](_logFile, \"\"); }", "writes a log into a file")]
    [InlineData("class Host { void M(string auditPath) => File.[|AppendText|](auditPath); }", "writes an audit trail into a file")]
    [InlineData("class Host { void M(string catalogFile) => File.AppendText(catalogFile); }", null)]
    [InlineData("class AuditService { void M(string a) => File.AppendAllText(\"a.csv\", a); }", null)]
    [InlineData("class LogInService { void M(string a) => File.AppendAllText(a, a); }", null)]
    [InlineData("class DataLogger { void M(string a) => File.AppendAllText(a, a); }", null)]
    [InlineData("class Dialog { void M(string a) => File.AppendAllText(a, a); }", null)]
    [InlineData("class SimpleLogger { void M(string a) => File.WriteAllText(a, a); }", null)]
    [InlineData("class Own : ILogger { public void Log(string a) => _ = File.ReadAllText(a); }", null)]
    [InlineData("class Own : ILogger { public void Log(string a) => _ = new FileStream(a, FileMode.Open); }", null)]
    public async Task The_type_that_writes_a_file_may_say_what_it_is(string type, string? form)
    {
        var test = Verify.TestOf(
            $"using System.IO;\nusing Microsoft.Extensions.Logging;\n{type.Replace("[|", "{|#0:", StringComparison.Ordinal)
                .Replace("|]", "|}", StringComparison.Ordinal)}",
            NamedServices.OfKind("logging"));
        if (form is not null)
        {
            test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0)
                .WithMessage(
                    $"The product itself {form} here, so who takes over the machine can change it, and nobody watches it. "
                    + "Use Contoso Identity instead.")
                .WithProperty("name", form));
        }

        await test.RunAsync();
    }

    [Theory]
    [InlineData("if (blocked.Contains([|http.Connection.RemoteIpAddress|].ToString())) { http.Response.StatusCode = 403; }")]
    [InlineData("var ip = [|http.Connection.RemoteIpAddress|]; if (IPAddress.IsLoopback(ip)) return; http.Response.StatusCode = 403;")]
    [InlineData(
        "var ip = [|http.Connection.RemoteIpAddress|].ToString(); var isBad = blocked.Contains(ip); "
        + "if (isBad) { http.Response.StatusCode = (int)HttpStatusCode.TooManyRequests; return; }")]
    [InlineData("if (blocked.Any(bad => bad == [|http.Request.Headers[\"X-Forwarded-For\"]|])) { Use(Results.StatusCode(403)); }")]
    [InlineData("if (!blocked.Contains([|http.Request.Headers[\"x-forwarded-for\"]|])) { Use(1); } else { Use(new ForbidResult()); }")]
    [InlineData("Use(blocked.Contains([|http.Connection.RemoteIpAddress|].ToString()) ? Results.StatusCode(429) : Results.Ok());")]
    public Task Clients_turned_away_by_their_address_are_own_protection(string statements) => VerifyAsync("edge-protection", statements);

    [Theory]
    [InlineData("logger.LogWarning(\"{Ip}\", http.Connection.RemoteIpAddress); if (text == \"a\") { http.Response.StatusCode = 403; }")]
    [InlineData("var ip = http.Connection.RemoteIpAddress; if (text == \"a\") { Use(ip); http.Response.StatusCode = 403; }")]
    [InlineData("if (http.Connection.RemoteIpAddress is null) { http.Response.StatusCode = 403; }")]
    [InlineData("if (blocked.Contains(http.Connection.RemoteIpAddress.ToString())) { http.Response.StatusCode = 200; }")]
    [InlineData("if (blocked.Contains(http.Connection.RemoteIpAddress.ToString())) { Use(1); } http.Response.StatusCode = 403;")]
    [InlineData("http.Request.Headers[\"X-Forwarded-For\"] = text; if (text == \"a\") { http.Response.StatusCode = 403; }")]
    [InlineData("if (http.Request.Headers[\"Origin\"] == text) { http.Response.StatusCode = 403; }")]
    [InlineData(
        "if (environment.IsDevelopment()) { "
        + "if (blocked.Contains(http.Connection.RemoteIpAddress.ToString())) { http.Response.StatusCode = 403; } }")]
    public Task An_address_that_is_logged_and_another_reason_are_not(string statements) => VerifyAsync("edge-protection", statements);

    [Theory]
    [InlineData("identity", "File.ReadAllText(\"secrets.json\"); File.AppendAllText(\"app.log\", text);")]
    [InlineData("secrets", "services.AddIdentityCore<C>(); File.AppendAllText(\"app.log\", text);")]
    [InlineData("logging", "services.AddIdentityCore<C>(); File.ReadAllText(\"secrets.json\");")]
    [InlineData("security-testing", "services.AddIdentityCore<C>(); File.ReadAllText(\"secrets.json\");")]
    [InlineData("archive", "services.AddIdentityCore<C>(); File.AppendAllText(\"app.log\", text);")]
    public Task Only_what_the_policy_has_a_service_for_is_looked_for(string kind, string statements) => VerifyAsync(kind, statements);

    [Fact]
    public async Task The_message_says_what_is_done_why_that_matters_and_what_to_use()
    {
        var test = Verify.TestOf(
            """class C { object M() => System.IO.File.ReadAllText({|#0:"secrets.json"|}); }""",
            NamedServices.Of("vault", "Contoso Vault", "secrets", "Use Contoso Vault (vault.contoso.example) instead."));
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "The product itself reads secrets from a file here, so nobody knows who has a copy, and each change of a secret is a "
                + "delivery. Use Contoso Vault (vault.contoso.example) instead.")
            .WithProperty("service", "vault")
            .WithProperty("trace", "own-code")
            .WithProperty("name", "reads secrets from a file"));
        await test.RunAsync();
    }

    private static Task VerifyAsync(string kind, string statements) => Verify.VerifyAsync(
        $$"""
        #nullable disable warnings
        using System;
        using System.Collections.Generic;
        using System.IdentityModel.Tokens.Jwt;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Microsoft.IdentityModel.Tokens;
        class Own { public bool PasswordSignInAsync(string user, string password) => true; }
        class OwnSignIn : SignInManager<C>
        {
            public override Task<bool> CheckPasswordSignInAsync(C user, string password) => base.CheckPasswordSignInAsync(user, password);
        }
        class C
        {
            void Use(object? value) { }
            string Open(string text) => Aes.Create().CreateDecryptor().ToString() + text;
            async Task M(
                string text, string password, string apiKey, byte[] bytes, object user, SigningCredentials key, Aes aes,
                Dictionary<string, object> claims, HashSet<string> blocked, IServiceCollection services, IEndpointRouteBuilder endpoints,
                SignInManager<C> signIn, UserManager<C> users, IConfiguration configuration, IConfigurationBuilder builder,
                ILogger logger, HttpContext http, IHostEnvironment environment)
            {
                {{statements}}
                await Task.CompletedTask;
            }
        }
        """,
        NamedServices.OfKind(kind));
}
