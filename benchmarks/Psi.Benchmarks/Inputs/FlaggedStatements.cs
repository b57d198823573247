using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Psi.Benchmarks.Inputs;

/// <summary>One method in which a rule finds something again and again, as in generated code.</summary>
internal static class FlaggedStatements
{
    // For each rule a statement that it looks at closely; each has a block of its own. $ is its number.
    private static readonly Dictionary<string, string> Statements = new(StringComparer.Ordinal)
    {
        ["PSI3101"] = "using var hash = MD5.Create(); var result = hash.ComputeHash(data); use(result);",
        ["PSI3102"] = "using var cipher = DES.Create(); use(cipher.Key);",
        ["PSI3103"] = "using var key = RSA.Create(1024); use(key.ExportRSAPublicKey());",
        ["PSI3104"] = "using var aes = Aes.Create(); aes.Mode = CipherMode.ECB; aes.Padding = PaddingMode.None; use(aes.Key);",
        ["PSI3105"] = "using var aes = Aes.Create(); var iv = new byte[16]; use(aes.EncryptCbc(data, iv));",
        ["PSI3106"] = "var key = Encoding.UTF8.GetBytes(\"a key\"); using var mac = new HMACSHA256(key); use(mac.ComputeHash(data));",
        ["PSI3107"] = "var salt = new byte[16]; use(Rfc2898DeriveBytes.Pbkdf2(text, salt, 600000, HashAlgorithmName.SHA256, 32));",
        ["PSI3108"] = "var rounds = 1000; use(Rfc2898DeriveBytes.Pbkdf2(text, data, rounds, HashAlgorithmName.SHA256, 32));",
        ["PSI3109"] = "using var aes = Aes.Create(); var secret = aes.EncryptCbc(data, data); use(secret);",
        ["PSI3110"] = "var random = new Random(); var password = \"\"; password += random.Next(); say(password);",
        ["PSI3111"] = "var random = new Random(1); var password = random.Next().ToString(); say(password);",
        ["PSI3113"] = "using var mac = new HMACSHA256(data); var tag = mac.ComputeHash(data); say(tag.SequenceEqual(data).ToString());",
        ["PSI3201"] = "var handler = new HttpClientHandler(); handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;",
        ["PSI3203"] = "var address = \"http://api.contoso.com/\"; using var client = new HttpClient(); client.GetAsync(address);",
        ["PSI3206"] = "var handler = new HttpClientHandler(); handler.CheckCertificateRevocationList = false;",
        ["PSI3405"] = "var type = Type.GetType(element.GetProperty(\"t$\").GetString()); use(Activator.CreateInstance(type));",
        ["PSI3411"] = "var settings = new XmlReaderSettings(); settings.DtdProcessing = DtdProcessing.Parse; "
            + "settings.XmlResolver = new XmlUrlResolver();",
        ["PSI3502"] = "var secret = \"letmein\"; use(new NetworkCredential(\"admin\", secret, \"contoso\"));",
        ["PSI3503"] = "var line = new StringBuilder(); line.Append(\"p \").Append(text); var password = text; "
            + "Console.WriteLine(\"{0}\", password);",
        ["PSI3505"] = "var address = \"https://a.contoso.com?password=\" + text; use(new Uri(address));",
    };

    /// <summary>The rules that have a statement here.</summary>
    public static IEnumerable<string> Rules => Statements.Keys;

    /// <summary>A method with a rule's statement many times.</summary>
    public static CSharpCompilation Compile(string rule, int times)
    {
        var text = new StringBuilder("""
            using System;
            using System.Linq;
            using System.Net;
            using System.Net.Http;
            using System.Security.Cryptography;
            using System.Text;
            using System.Text.Json;
            using System.Xml;

            internal static class Flagged
            {
                internal static void Run(byte[] data, string text, JsonElement element, Action<object> use, Action<string> say)
                {

            """);
        for (var number = 0; number < times; number++)
        {
            text.Append("        { ").Append(Statements[rule].Replace("$", $"{number}", StringComparison.Ordinal)).Append(" }\n");
        }

        return CSharpCompilation.Create(
            "Flagged",
            [CSharpSyntaxTree.ParseText(text.Append("    }\n}\n").ToString())],
            EmptyCompilation.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
