using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SecretComparisonAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SecretComparisonTests
{
    [Theory]
    [InlineData("return [|hmac.ComputeHash(body).SequenceEqual(mac)|];")]
    [InlineData("var computed = hmac.ComputeHash(body); return [|mac.SequenceEqual(computed)|];")]
    [InlineData("return [|HMACSHA256.HashData(key, body).AsSpan().SequenceEqual(mac)|];")]
    [InlineData("ReadOnlySpan<byte> given = mac; return [|given.SequenceEqual(HMACSHA512.HashData(key, body))|];")]
    [InlineData(
        "Span<byte> computed = stackalloc byte[32]; HMACSHA256.HashData(key, body, computed); return [|computed.SequenceEqual(mac)|];")]
    [InlineData("var computed = new byte[32]; HMACSHA256.TryHashData(key, body, computed, out _); return [|computed.SequenceEqual(mac)|];")]
    [InlineData("return [|Convert.ToBase64String(hmac.ComputeHash(body)) == text|];")]
    [InlineData("if ([|Convert.ToHexString(HMACSHA256.HashData(key, body)).ToLowerInvariant() != text|]) return false; return true;")]
    [InlineData(
        "var hex = BitConverter.ToString(hmac.ComputeHash(body)).Replace(\"-\", \"\"); "
        + "return [|text.Equals(hex, StringComparison.OrdinalIgnoreCase)|];")]
    [InlineData("var signature = $\"sha256={Convert.ToHexString(hmac.ComputeHash(body))}\"; return [|string.Equals(signature, text)|];")]
    [InlineData(
        "string computed; using (HashAlgorithm made = new HMACSHA1(key)) { computed = Convert.ToBase64String(made.ComputeHash(body)); "
        + "} return [|computed == text|];")]
    [InlineData("return [|string.CompareOrdinal(\"sha1=\" + Convert.ToHexString(hmac.ComputeHash(body)), text)|] == 0;")]
    [InlineData("return [|StringComparer.OrdinalIgnoreCase.Equals(Sign(key, body), text)|];")]
    [InlineData("return [|Sign(key, body) == text|];")]
    [InlineData("return [|Outer(key, body).CompareTo(text)|] == 0;")]
    [InlineData(
        "var computed = hmac.ComputeHash(body); for (var i = 0; i < computed.Length; i++) if ([|computed[i] != mac[i]|]) return false; "
        + "return true;")]
    [InlineData("hmac.TransformFinalBlock(body, 0, body.Length); return [|hmac.Hash!.SequenceEqual(mac)|];")]
    [InlineData(
        "using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key); hash.AppendData(body); "
        + "return [|hash.GetHashAndReset().SequenceEqual(mac)|];")]
    [InlineData("return [|(await hmac.ComputeHashAsync(System.IO.Stream.Null)).SequenceEqual(mac)|];")]
    [InlineData(
        "var hex = new StringBuilder(); foreach (var one in hmac.ComputeHash(body)) hex.Append(one.ToString(\"x2\")); "
        + "return [|hex.ToString() == text|];")]
    [InlineData(
        "var hash = hmac.ComputeHash(body); var hex = new StringBuilder(); "
        + "for (var i = 0; i < hash.Length; i++) { hex.AppendFormat(\"{0:x2}\", hash[i]); } return [|hex.ToString().Equals(text)|];")]
    public Task An_authentication_code_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("return [|Rfc2898DeriveBytes.Pbkdf2(text, key, 600_000, HashAlgorithmName.SHA256, 32).SequenceEqual(mac)|];")]
    [InlineData(
        "using var derivation = new Rfc2898DeriveBytes(text, key, 600_000, HashAlgorithmName.SHA256); "
        + "var derived = derivation.GetBytes(32); return [|derived.SequenceEqual(mac)|];")]
    [InlineData("return [|Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(password))) == account.Stored|];")]
    [InlineData("return [|Hash(password) == account.Stored|];")]
    [InlineData("return [|Hash(text) == account.PasswordHash|];")]
    [InlineData("var computed = Hash(text); return [|account.PasswordHash != computed|];")]
    public Task The_hash_of_a_password_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("return [|request.Headers[\"X-Api-Key\"] == account.Stored|];")]
    [InlineData("return [|account.Stored.Equals(request.Headers[\"X-Api-Key\"].ToString())|];")]
    [InlineData("string? given = request.Headers[HeaderName].FirstOrDefault(); return [|given == account.Stored|];")]
    [InlineData("if (!request.Headers.TryGetValue(HeaderName, out var given)) return false; return [|account.Stored.Equals(given)|];")]
    [InlineData("return [|request.Query[\"access_token\"] == account.Stored|];")]
    [InlineData("return [|request.Headers.Authorization == $\"Bearer {account.Stored}\"|];")]
    [InlineData("return [|string.Equals(request.Query[\"token\"].ToString().Trim(), account.Stored, StringComparison.Ordinal)|];")]
    [InlineData(
        "bool Check([Microsoft.AspNetCore.Mvc.FromHeader(Name = \"X-Api-Key\")] string given) => [|given == account.Stored|]; "
        + "return Check(text);")]
    public Task A_secret_of_a_request_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("return CryptographicOperations.FixedTimeEquals(hmac.ComputeHash(body), mac);")]
    [InlineData("return SHA256.HashData(body).SequenceEqual(mac);")]
    [InlineData("var checksum = Convert.ToHexString(SHA256.HashData(body)); return checksum == text;")]
    [InlineData("using var md5 = MD5.Create(); return Convert.ToBase64String(md5.ComputeHash(body)) == text;")]
    [InlineData("return Hash(text) == account.Stored;")]
    [InlineData("return hmac.ComputeHash(body) != null;")]
    [InlineData("return Sign(key, body) == \"\" || Sign(key, body) == string.Empty || Sign(key, body) is null;")]
    [InlineData("return Sign(key, body).Length == text.Length;")]
    [InlineData("return hmac.ComputeHash(body).SequenceEqual(new byte[] { 1, 2, 3 });")]
    [InlineData("return hmac.ComputeHash(body).SequenceEqual(HMACSHA256.HashData(key, mac));")]
    [InlineData("return mac.SequenceEqual(body);")]
    [InlineData("return account.Stored == text || account.PasswordHash == text;")]
    [InlineData(
        "var token = text; var cancellationToken = default(System.Threading.CancellationToken); "
        + "return token == account.Stored && cancellationToken == default;")]
    [InlineData("return password == confirmPassword;")]
    [InlineData("return request.Form[\"password\"] == request.Form[\"confirmPassword\"];")]
    [InlineData("return request.Headers[\"X-CSRF-Token\"] == \"Fetch\";")]
    [InlineData("return request.Headers[\"Accept\"] == account.Stored;")]
    [InlineData("return request.Headers[text] == account.Stored;")]
    [InlineData("return string.IsNullOrEmpty(request.Headers[\"X-Api-Key\"]);")]
    [InlineData("return settings[\"ApiKey\"] == account.Stored;")]
    [InlineData(
        "System.Linq.Expressions.Expression<Func<Account, bool>> query = row => row.Stored == Hash(password); return query is not null;")]
    [InlineData("var computed = hmac.ComputeHash(body); return computed[0] == 1 && computed[1] == mac[1];")]
    [InlineData(
        "var difference = 0; var computed = hmac.ComputeHash(body); "
        + "for (var i = 0; i < computed.Length; i++) difference |= computed[i] ^ mac[i]; return difference == 0;")]
    [InlineData("string signature = text; if (flag) signature = Sign(key, body); signature = text; return signature == account.Stored;")]
    [InlineData("return Either(flag, key, body) == text;")]
    [InlineData(
        "var hex = new StringBuilder(); foreach (var one in SHA256.HashData(body)) hex.Append(one.ToString(\"x2\")); "
        + "return hex.ToString() == text;")]
    [InlineData(
        "var hex = new StringBuilder(); foreach (var one in body) hex.Append(one.ToString(\"x2\")); return hex.ToString() == text;")]
    public Task What_is_no_secret_or_is_compared_safely_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Headers_of_the_older_ASP_NET_are_known_and_settings_are_not_headers() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Collections.Specialized;
        class C(string expected)
        {
            bool A(System.Web.HttpRequestBase request) => [|request.Headers["X-Api-Key"] == expected|];
            bool B(System.Net.HttpListenerRequest request) => [|request.Headers["X-Api-Key"] == expected|];
            bool C1(NameValueCollection settings) => settings["ApiKey"] == expected;
            bool D(System.Net.Http.HttpRequestMessage request) =>
                [|System.Linq.Enumerable.First(request.Headers.GetValues("X-Api-Key")) == expected|];
        }
        namespace System.Web { public class HttpRequestBase { public NameValueCollection Headers { get; } = []; } }
        """);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported() => new VerifyCS.Test
    {
        ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
        TestCode = """
            using System.Linq;
            using System.Security.Cryptography;
            class C
            {
                bool Verify(byte[] key, byte[] body, byte[] mac)
                {
                    using (HMAC hmac = new HMACSHA256(key))
                    {
                        byte[] computed = hmac.ComputeHash(body);
                        return [|computed.SequenceEqual(mac)|];
                    }
                }
                bool Same(byte[] one, byte[] other)
                {
                    return one.SequenceEqual(other);
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task Top_level_programs_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System;
                using System.Security.Cryptography;
                var mac = Convert.ToHexString(HMACSHA256.HashData([1], [2]));
                Console.WriteLine([|mac == args[0]|]);
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Tests_may_compare_as_they_like()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Linq;
                class C { bool M(byte[] mac) => System.Security.Cryptography.HMACSHA256.HashData(mac, mac).SequenceEqual(mac); }
                """,
        };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System;
        using System.Linq;
        using System.Net;
        using System.Security.Cryptography;
        class C
        {
            bool M(byte[] mac) => {|#0:HMACSHA256.HashData(mac, mac).SequenceEqual(mac)|};
            bool N(HttpListenerRequest request, string key) => {|#1:request.Headers["X-Api-Key"] == key|};
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'SequenceEqual' compares a message authentication code and stops at the first difference, "
            + "so the time it takes tells an attacker how much of a guess is right. "
            + "Use CryptographicOperations.FixedTimeEquals on the bytes."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'==' compares 'X-Api-Key' of the request and stops at the first difference, "
            + "so the time it takes tells an attacker how much of a guess is right. "
            + "Use CryptographicOperations.FixedTimeEquals on the bytes."));

    [Fact]
    public Task Code_that_does_not_compile_or_calls_itself_is_analysed_without_a_crash() => VerifyStatementAsync(
        "string Endless(string a) => Endless(a) == text ? Endless(a) : Endless(text); "
        + "return Endless(text) == account.Stored || [|Sign(key, body) == text|] || "
        + "hmac.ComputeHash({|CS0103:missing|}) == {|CS0103:missing|};");

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        #pragma warning disable CS1998, CS8604, SYSLIB0041, SYSLIB0060
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Security.Cryptography;
        using System.Text;
        using System.Threading.Tasks;
        class C
        {
            private const string HeaderName = "X-API-KEY";
            static string Sign(byte[] key, byte[] body)
            {
                using var hmac = new HMACSHA256(key);
                return Convert.ToBase64String(hmac.ComputeHash(body));
            }
            static string Outer(byte[] key, byte[] body) => "v1=" + Sign(key, body);
            static string Either(bool flag, byte[] key, byte[] body) { if (flag) return "none"; return Sign(key, body); }
            static string Hash(string input) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(input)));
            static async Task<bool> M(
                HMACSHA256 hmac, byte[] key, byte[] body, byte[] mac,
                string text, string password, string confirmPassword, bool flag,
                Account account, Microsoft.AspNetCore.Http.HttpRequest request, Dictionary<string, string> settings)
            {
                {{statement}}
            }
        }
        class Account { public string Stored { get; set; } = ""; public string PasswordHash { get; set; } = ""; }
        namespace Microsoft.Extensions.Primitives
        {
            public readonly struct StringValues : IEnumerable<string?>
            {
                public static implicit operator StringValues(string? value) => default;
                public static implicit operator string?(StringValues values) => null;
                public static bool operator ==(StringValues left, StringValues right) => true;
                public static bool operator !=(StringValues left, StringValues right) => true;
                public override bool Equals(object? other) => false;
                public override int GetHashCode() => 0;
                public override string ToString() => "";
                public IEnumerator<string?> GetEnumerator() => throw new NotSupportedException();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
            }
        }
        namespace Microsoft.AspNetCore.Http
        {
            using Microsoft.Extensions.Primitives;
            public interface IHeaderDictionary
            {
                StringValues this[string name] { get; set; } StringValues Authorization { get; set; }
                bool TryGetValue(string key, out StringValues value);
            }
            public interface IQueryCollection { StringValues this[string name] { get; } }
            public interface IFormCollection { StringValues this[string name] { get; } }
            public abstract class HttpRequest
            {
                public abstract IHeaderDictionary Headers { get; }
                public abstract IQueryCollection Query { get; }
                public abstract IFormCollection Form { get; }
            }
        }
        namespace Microsoft.AspNetCore.Mvc { public class FromHeaderAttribute : Attribute { public string? Name { get; set; } } }
        """);
}
