using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Tests.SensitiveData;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests;

/// <summary>Every rule finds the same in every run over the same code, concurrently and in one thread.</summary>
public sealed class RuleRunsTests
{
    private const int Copies = 20;

    private const string FlaggedAssembly = "Flagged/1.0.0/lib/net8.0/Flagged.dll";

    private const string Usings = """
        using System;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Text;
        using System.Text.Json;
        using System.Xml;
        using System.Xml.Xsl;

        """;

    // What rules watch that the framework does not have.
    private const string TypesOfPackages = """
        namespace System.Web.Script.Serialization
        {
            public class SimpleTypeResolver;
            public class JavaScriptSerializer(SimpleTypeResolver resolver) { public object Resolver => resolver; }
        }
        namespace Npgsql { public class NpgsqlConnection(string connectionString) { public string Text => connectionString; } }
        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } }
        }
        namespace fastJSON { public class JSONParameters { public bool UseExtensions; } }
        namespace Microsoft.AspNetCore.Mvc { public class ControllerBase { public object BadRequest(object error) => error; } }
        namespace Microsoft.IdentityModel.Logging { public class IdentityModelEventSource { public static bool ShowPII { get; set; } } }
        namespace System.Runtime.Serialization { public class NetDataContractSerializer; }
        namespace Microsoft.AspNetCore.Builder
        {
            public static class HstsBuilderExtensions { public static void UseHsts(object app) { } }
            public static class HttpsPolicyBuilderExtensions { public static void UseHttpsRedirection(object app) { } }
            public static class RateLimiterApplicationBuilderExtensions { public static void UseRateLimiter(object app) { } }
            public static class RateLimiterEndpointConventionBuilderExtensions { public static void RequireRateLimiting(object routes) { } }
            public static class AntiforgeryApplicationBuilderExtensions { public static void UseAntiforgery(object app) { } }
        }
        namespace Azure.Security.KeyVault.Secrets { public class SecretClient { public string GetSecret(string name) => name; } }
        """;

    // For each rule a class that breaks it. The number of the copy replaces $.
    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        [RuleIds.UnapprovedComponentApi] = "class C$ { object M() => new Flagged.Any(); }",
        [RuleIds.AnotherService] = """class C$ { object M() => new Uri("https://contoso.auth0.com/"); }""",
        [RuleIds.HomeMadeService] = "class C$ { object Hash(byte[] password) => SHA256.HashData(password); }",
        [RuleIds.WeakHashAlgorithm] = "class C$ { object M() => MD5.Create(); }",
        [RuleIds.BrokenCipher] = "class C$ { object M() => DES.Create(); }",
        [RuleIds.ShortAsymmetricKey] = "class C$ { object M() => RSA.Create(1024); }",
        [RuleIds.WeakCipherMode] = "class C$ { void M(Aes aes) => aes.Mode = CipherMode.ECB; }",
        [RuleIds.PredictableInitializationVector] =
            "class C$ { object M(Aes aes, byte[] data) => aes.EncryptCbc(data, new byte[16]); }",
        [RuleIds.HardCodedKey] = """class C$ { object M() => new HMACSHA256(Encoding.UTF8.GetBytes("a key")); }""",
        [RuleIds.HardCodedSalt] = "class C$ { object M(string password) => new PasswordDeriveBytes(password, new byte[16]); }",
        [RuleIds.WeakPasswordHash] =
            "class C$ { object M(string text, byte[] salt) => new Rfc2898DeriveBytes(text, salt, 1000, HashAlgorithmName.SHA256); }",
        [RuleIds.UnauthenticatedEncryption] = "class C$ { object M(Aes aes, byte[] data, byte[] iv) => aes.EncryptCbc(data, iv); }",
        [RuleIds.PredictableRandom] = "class C$ { string Password(Random random) => random.Next().ToString(); }",
        [RuleIds.FixedSeed] = "class C$ { string Password() => new Random(1).Next().ToString(); }",
        [RuleIds.RsaPkcs1Encryption] = "class C$ { object M(RSA rsa, byte[] data) => rsa.Encrypt(data, RSAEncryptionPadding.Pkcs1); }",
        [RuleIds.SecretComparison] =
            "class C$ { bool M(HMACSHA256 hmac, byte[] body, byte[] mac) => hmac.ComputeHash(body).SequenceEqual(mac); }",
        [RuleIds.OwnCryptography] = """
            class C$ : HashAlgorithm
            {
                private uint _state;
                public override void Initialize() => _state = 1;
                protected override byte[] HashFinal() => BitConverter.GetBytes(_state);
                protected override void HashCore(byte[] array, int start, int size)
                {
                    for (var i = start; i < start + size; i++) _state = (_state ^ array[i]) * 16777619;
                }
            }
            """,
        [RuleIds.CertificateValidationDisabled] =
            "class C$ { void M() => ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => true; }",
        [RuleIds.ObsoleteProtocol] = "class C$ { void M() => ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls; }",
        [RuleIds.ClearTextEndpoint] = """class C$ { object M(HttpClient client) => client.GetAsync("http://api.contoso.com/"); }""",
        [RuleIds.ClearTextMetadata] =
            "class C$ { object O = new Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions { RequireHttpsMetadata = false }; }",
        [RuleIds.ConnectionStringSecurity] =
            """class C$ { object M() => new Npgsql.NpgsqlConnection("Host=db.contoso.com;Ssl Mode=Disable"); }""",
        [RuleIds.RevocationNotChecked] = "class C$ { object M() => new HttpClientHandler { CheckCertificateRevocationList = false }; }",
        [RuleIds.DangerousFormatter] = "class C$ { object M() => new System.Runtime.Serialization.NetDataContractSerializer(); }",
        [RuleIds.TypeNameHandling] =
            "class C$ { object O = new Newtonsoft.Json.JsonSerializer { TypeNameHandling = Newtonsoft.Json.TypeNameHandling.All }; }",
        [RuleIds.JavaScriptTypeResolver] = """
            class C$
            {
                object M() => new System.Web.Script.Serialization.JavaScriptSerializer(
                    new System.Web.Script.Serialization.SimpleTypeResolver());
            }
            """,
        [RuleIds.OpenSerializer] = "class C$ { object M() => new fastJSON.JSONParameters { UseExtensions = true }; }",
        [RuleIds.TypeNameFromData] =
            "class C$ { object M(JsonElement element) => Activator.CreateInstance(Type.GetType(element.GetString())); }",
        [RuleIds.XmlExternalEntities] =
            "class C$ { object O = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() }; }",
        [RuleIds.XsltScript] = "class C$ { object M() => XsltSettings.TrustedXslt; }",
        [RuleIds.XmlEntityExpansion] =
            "class C$ { object O = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = 0 }; }",
        [RuleIds.SecretInCode] = $$"""class C$ { object M() => "{{MadeSecrets.GitHubToken}}"; }""",
        [RuleIds.HardCodedSecret] = """class C$ { object M() => new NetworkCredential("admin", "letmein", "contoso"); }""",
        [RuleIds.SensitiveValueExposed] = """class C$ { void M(string password) => Console.WriteLine("{0}", password); }""",
        [RuleIds.SensitiveLogging] = "class C$ { void M() => Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = true; }",
        [RuleIds.SecretInAddress] = """class C$ { object M(string password) => new Uri("https://a.contoso.com?password=" + password); }""",
        [RuleIds.ErrorDetailsToClient] =
            "class C$ : Microsoft.AspNetCore.Mvc.ControllerBase { object M(Exception ex) => BadRequest(ex.ToString()); }",
        [RuleIds.HstsEnabled] =
            "class C$ { public void M(object app) => Microsoft.AspNetCore.Builder.HstsBuilderExtensions.UseHsts(app); }",
        [RuleIds.HttpsRedirection] =
            "class C$ { public void M(object app) => Microsoft.AspNetCore.Builder.HttpsPolicyBuilderExtensions.UseHttpsRedirection(app); }",
        [RuleIds.SlowPasswordHash] = """
            class C$
            {
                public object M(string text, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);
            }
            """,
        [RuleIds.AuthenticatedEncryption] =
            "class C$ { public void M(AesGcm aes, byte[] nonce, byte[] data, byte[] tag) => aes.Encrypt(nonce, data, data, tag); }",
        [RuleIds.SecureRandom] = "class C$ { public object M() => RandomNumberGenerator.GetBytes(32); }",
        [RuleIds.ConstantTimeComparison] =
            "class C$ { public bool M(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other); }",
        [RuleIds.XmlWithoutEntities] =
            "class C$ { public object O = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }; }",
        [RuleIds.SecretVault] =
            """class C$ { public object M(Azure.Security.KeyVault.Secrets.SecretClient client) => client.GetSecret("database"); }""",
        [RuleIds.RateLimit] = """
            class C$
            {
                public void M(object app) => Microsoft.AspNetCore.Builder.RateLimiterApplicationBuilderExtensions.UseRateLimiter(app);
                public void N(object app) =>
                    Microsoft.AspNetCore.Builder.RateLimiterEndpointConventionBuilderExtensions.RequireRateLimiting(app);
            }
            """,
        [RuleIds.SharedServiceUsed] = """class C$ { public object M() => new Uri("https://login.contoso.example/"); }""",
        [RuleIds.SharedServiceConfigured] =
            """class C$ { public object M() => Environment.GetEnvironmentVariable("Identity__Authority"); }""",
        [RuleIds.AntiforgeryCheck] = """
            class C$
            {
                public void M(object app) => Microsoft.AspNetCore.Builder.AntiforgeryApplicationBuilderExtensions.UseAntiforgery(app);
            }
            """,
    };

    public static TheoryData<string> Ids => [.. RuleSet.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_rule_finds_the_same_in_every_run(string id)
    {
        var compilation = Compile(id, Copies);

        var expected = await RunAsync(id, compilation, isConcurrent: false);

        Assert.Equal(Copies, expected.Count(line => line.Contains(id, StringComparison.Ordinal)));
        Assert.Equal(expected, await RunAsync(id, compilation, isConcurrent: true));
        Assert.Equal(expected, await RunAsync(id, compilation, isConcurrent: true));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_finding_leads_to_the_page_of_its_rule(string id)
    {
        var found = (await FindAsync(id, Compile(id, copies: 1), isConcurrent: true)).Where(finding => finding.Id == id).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.Equal($"https://contoso.example/psi/{id}", finding.Descriptor.HelpLinkUri));
    }

    private static SyntaxTree Copy(string id, int number) =>
        CSharpSyntaxTree.ParseText(Usings + Sources[id].Replace("$", $"{number}", StringComparison.Ordinal), path: $"/{number:00}.cs");

    private static CSharpCompilation Compile(string id, int copies) => CSharpCompilation.Create(
        "test",
        [CSharpSyntaxTree.ParseText(TypesOfPackages), .. Enumerable.Range(0, copies).Select(number => Copy(id, number))],
        [
            .. ReferenceAssemblies.Net.Net100.References,
            PackageReferences.JsonNet,
            PackageReferences.Compile(FlaggedAssembly, "namespace Flagged { public class Any; }"),
        ],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static async Task<IEnumerable<string>> RunAsync(string id, CSharpCompilation compilation, bool isConcurrent) =>
        (await FindAsync(id, compilation, isConcurrent)).Select(DiagnosticText.Of).Order(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string id, CSharpCompilation compilation, bool isConcurrent)
    {
        var provider = new GlobalOptionsProvider(
            "psi.facts = true\npsi.help = https%3A//contoso.example/psi/%7Bid%7D\n"
            + NamedServices.Option(NamedServices.Identity) + "\n"
            + $"psi.flagged_apis = {FlaggedAssembly}|pkg:nuget/Flagged@1|PSI1001|Flagged 1, which is prohibited");
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], provider), onAnalyzerException: null, isConcurrent, logAnalyzerExecutionTime: false);
        var type = RuleSet.Analyzers.Single(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id)).GetType();
        var run = new CompilationWithAnalyzers(compilation, [(DiagnosticAnalyzer)Activator.CreateInstance(type)!], options);
        return await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }
}
