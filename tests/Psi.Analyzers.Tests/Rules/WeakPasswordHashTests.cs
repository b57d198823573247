using Microsoft.CodeAnalysis;
using Psi.Analyzers.Rules;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests.Rules;

public sealed class WeakPasswordHashTests : CryptographyTests<WeakPasswordHashAnalyzer>
{
    [Theory]
    [InlineData("SHA1", 1_299_999, 1_300_000)]
    [InlineData("SHA256", 599_999, 600_000)]
    [InlineData("SHA384", 209_999, 210_000)]
    [InlineData("SHA512", 209_999, 210_000)]
    [InlineData("SHA3_256", 599_999, 600_000)]
    public Task Iterations_are_judged_by_the_hash_they_repeat(string hash, int tooFew, int enough) => Verify($$"""
        byte[] Weak(string password, byte[] salt) =>
            Rfc2898DeriveBytes.Pbkdf2(password, salt, [|{{tooFew}}|], HashAlgorithmName.{{hash}}, 32);
        byte[] Good(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, {{enough}}, HashAlgorithmName.{{hash}}, 32);
        """);

    [Fact]
    public Task A_hash_that_is_not_known_needs_the_least() => Verify("""
        byte[] M(string password, byte[] salt, HashAlgorithmName hash) =>
        [
            .. Rfc2898DeriveBytes.Pbkdf2(password, salt, [|209_999|], hash, 32),
            .. Rfc2898DeriveBytes.Pbkdf2(password, salt, 210_000, hash, 32),
        ];
        """);

    [Theory]
    [InlineData("[|new Rfc2898DeriveBytes(password, salt)|]")]
    [InlineData("[|new Rfc2898DeriveBytes(password, 16)|]")]
    [InlineData("new Rfc2898DeriveBytes(password, salt) { IterationCount = [|1000|] }")]
    [InlineData("new Rfc2898DeriveBytes(password, salt) { IterationCount = 1_300_000 }")]
    [InlineData("new Rfc2898DeriveBytes(password, salt) { IterationCount = count }")]
    [InlineData("new Rfc2898DeriveBytes(password, salt, [|Count|])")]
    [InlineData("new Rfc2898DeriveBytes(password, salt, 1_300_000)")]
    [InlineData("new Rfc2898DeriveBytes(password, salt, iterations: [|10_000|], HashAlgorithmName.SHA256)")]
    [InlineData("new Rfc2898DeriveBytes(password, salt, count, HashAlgorithmName.SHA256)")]
    [InlineData("new Rfc2898DeriveBytes(password, salt, count > 0 ? count : [|100|], HashAlgorithmName.SHA256)")]
    [InlineData("new Rfc2898DeriveBytes(Encoding.UTF8.GetBytes(password), salt, [|Count|], HashAlgorithmName.SHA256)")]
    public Task Constructors_have_defaults(string creation) => Verify($$"""
        private const int Count = 10_000;
        object M(string password, byte[] salt, int count) => {{creation}};
        """);

    [Theory]
    [InlineData("string", "passPhrase", true)]
    [InlineData("string", "userInput", true)]
    [InlineData("byte[]", "passwordBytes", true)]
    [InlineData("byte[]", "data", false)]
    [InlineData("byte[]", "secret", false)]
    [InlineData("string", "apiKey", false)]
    [InlineData("string", "key", false)]
    [InlineData("string", "keyOrPhrase", true)]
    [InlineData("string", "refreshToken", false)]
    [InlineData("string", "clientSecret", false)]
    public Task What_is_random_needs_no_stretching(string type, string name, bool isReported) => Verify($$"""
        byte[] M({{type}} {{name}}, byte[] salt) =>
            Rfc2898DeriveBytes.Pbkdf2({{name}}, salt, {{(isReported ? "[|1000|]" : "1000")}}, HashAlgorithmName.SHA256, 32);
        """);

    [Fact]
    public Task A_password_in_the_code_is_another_rule_s() => Verify("""
        byte[] M(byte[] salt) => Rfc2898DeriveBytes.Pbkdf2("a password", salt, 1000, HashAlgorithmName.SHA256, 32);
        """);

    [Theory]
    [InlineData("[|SHA256.HashData(Encoding.UTF8.GetBytes(password))|]")]
    [InlineData("[|SHA512.HashData(Encoding.Unicode.GetBytes(password + salt))|]")]
    [InlineData("[|SHA256.HashData(Encoding.UTF8.GetBytes(salt + password))|]")]
    [InlineData("[|SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes(password))|]")]
    [InlineData("[|new SHA512Managed().ComputeHash(Encoding.ASCII.GetBytes(password))|]")]
    [InlineData("SHA1.HashData(Encoding.UTF8.GetBytes(password))")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes(text))")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes(user + \":\" + password))")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes(password + user))")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes(passwordHash))")]
    [InlineData("new HMACSHA256(key).ComputeHash(Encoding.UTF8.GetBytes(password))")]
    [InlineData("Rfc2898DeriveBytes.Pbkdf2(SHA256.HashData(Encoding.UTF8.GetBytes(password)), key, 600_000, HashAlgorithmName.SHA256, 32)")]
    [InlineData(
        "CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(password)), "
        + "SHA256.HashData(Encoding.UTF8.GetBytes(configuredPassword)))")]
    [InlineData("CryptographicOperations.FixedTimeEquals([|SHA256.HashData(Encoding.UTF8.GetBytes(password))|], key)")]
    public Task A_plain_hash_of_a_password_is_fast(string hash) => Verify($$"""
        object M(string password, string salt, string text, string user, string passwordHash, string configuredPassword, byte[] key) =>
            {{hash}};
        """);

    [Theory]
    [InlineData("[|SHA256.HashData(Encoding.UTF8.GetBytes($\"{salt}{password}\"))|]")]
    [InlineData("[|SHA256.HashData(Encoding.UTF8.GetBytes(salt + password + pepper))|]")]
    [InlineData("[|SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(password, salt)))|]")]
    [InlineData("[|SHA256.HashData(Encoding.UTF8.GetBytes(string.Format(\"{0}:{1}\", salt, password)))|]")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes($\"{user}:{password}\"))")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(user, salt)))")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes(salt + pepper))")]
    public Task What_a_password_is_joined_with_matters(string hash) => Verify($$"""
        byte[] M(string password, string salt, string pepper, string user) => {{hash}};
        """);

    [Fact]
    public Task Legacy_code_hashes_step_by_step() => Verify("""
        private int _iterations = 1000;
        private int _settable = 1000;
        public int Iterations { set { _settable = value; } }
        byte[] A(string password, string salt)
        {
            var salted = password + salt;
            byte[] bytes = Encoding.UTF8.GetBytes(salted);
            return [|SHA256.HashData(bytes)|];
        }
        byte[] B(string name, string salt)
        {
            var salted = name + salt;
            byte[] bytes = Encoding.UTF8.GetBytes(salted);
            return SHA256.HashData(bytes);
        }
        byte[] C1(string password)
        {
            HashAlgorithm hash = new SHA256Managed();
            return [|hash.ComputeHash(Encoding.UTF8.GetBytes(password))|];
        }
        byte[] D(string password)
        {
            HashAlgorithm hash = HashAlgorithm.Create("SHA-512");
            return [|hash.ComputeHash(Encoding.UTF8.GetBytes(password))|];
        }
        byte[] E(string password, HashAlgorithm hash) => hash.ComputeHash(Encoding.UTF8.GetBytes(password));
        byte[] F(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, [|_iterations|], HashAlgorithmName.SHA256, 32);
        byte[] G(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, _settable, HashAlgorithmName.SHA256, 32);
        byte[] H(string password, byte[] salt, int iterations = 1000) =>
            Rfc2898DeriveBytes.Pbkdf2(password, salt, [|iterations|], HashAlgorithmName.SHA256, 32);
        byte[] I(string password, byte[] salt, int iterations = 1000)
        {
            iterations = Math.Max(iterations, 600_000);
            return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, 32);
        }
        """);

    [Fact]
    public Task What_older_frameworks_offered_for_passwords_is_reported() => VerifyAnalyzerAsync(Usings + """
        using System.Web.Security;
        class C
        {
            object A(string password, byte[] salt) => [|new PasswordDeriveBytes(password, salt)|];
            object B(string password, byte[] salt) => new PasswordDeriveBytes(password, salt, "SHA256", [|2|]);
            object C1(string password, byte[] salt, int iterations) => new PasswordDeriveBytes(password, salt, "SHA256", iterations);
            object D(byte[] secretKey, byte[] salt) => new PasswordDeriveBytes(secretKey, salt);
            object E(string password) => [|FormsAuthentication.HashPasswordForStoringInConfigFile(password, "SHA1")|];
            object F(string name) => FormsAuthentication.Encrypt(name);
        }
        namespace System.Web.Security
        {
            class FormsAuthentication
            {
                public static string HashPasswordForStoringInConfigFile(string password, string passwordFormat) => "";
                public static string Encrypt(string ticket) => "";
            }
        }
        """);

    [Fact]
    public Task A_protocol_may_prescribe_one() => VerifyAnalyzerAsync(Usings + """
        class ScramClient { byte[] M(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password)); }
        namespace Data.MySql { class Login { byte[] M(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password)); } }
        class Users
        {
            byte[] M(string password) => [|SHA256.HashData(Encoding.UTF8.GetBytes(password))|];
            byte[] IsPwned(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password));
        }
        """);

    private static MetadataReference Libraries => PackageReferences.Compile("All/1.0.0/lib/net8.0/All.dll", """
        namespace Microsoft.AspNetCore.Cryptography.KeyDerivation
        {
            public enum KeyDerivationPrf { HMACSHA1, HMACSHA256, HMACSHA512 }
            public static class KeyDerivation
            {
                public static byte[] Pbkdf2(string password, byte[] salt,
                    KeyDerivationPrf prf, int iterationCount, int numBytesRequested) => [];
            }
        }
        namespace Microsoft.AspNetCore.Identity
        {
            public enum PasswordHasherCompatibilityMode { IdentityV2, IdentityV3 }
            public class PasswordHasherOptions
            {
                public int IterationCount { get; set; }
                public PasswordHasherCompatibilityMode CompatibilityMode { get; set; }
            }
        }
        namespace Konscious.Security.Cryptography
        {
            public abstract class Argon2 { public int MemorySize { get; set; } public int Iterations { get; set; } }
            public class Argon2id(byte[] password) : Argon2 { public byte[] Password => password; }
        }
        namespace BCrypt.Net
        {
            public static class BCrypt
            {
                public static string HashPassword(string inputKey) => "";
                public static string HashPassword(string inputKey, int workFactor, bool enhancedEntropy = false) => "";
                public static string EnhancedHashPassword(string inputKey, int workFactor) => "";
                public static string GenerateSalt(int workFactor) => "";
            }
        }
        """);

    [Fact]
    public Task Other_libraries_for_passwords_are_known() => VerifyWithAsync(Libraries, """
        using System;
        using Konscious.Security.Cryptography;
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        using Microsoft.AspNetCore.Identity;
        using Bcrypt = BCrypt.Net.BCrypt;
        class C
        {
            object[] Weak(string password, byte[] bytes, byte[] salt) =>
            [
                KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA256, [|100_000|], 32),
                KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA1, [|600_000|], 32),
                Bcrypt.HashPassword(password, workFactor: [|9|]),
                Bcrypt.HashPassword(password, Bcrypt.GenerateSalt([|4|]).Length),
                Bcrypt.EnhancedHashPassword(password, [|8|]),
                new Argon2id(bytes) { MemorySize = [|1024|], Iterations = 40 },
                new Argon2id(bytes) { Iterations = 1, MemorySize = [|19456|] },
                new PasswordHasherOptions
                {
                    IterationCount = [|10_000|], CompatibilityMode = [|PasswordHasherCompatibilityMode.IdentityV2|]
                },
            ];
            object[] Good(string password, byte[] bytes, byte[] salt, int count) =>
            [
                KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA256, 600_000, 32),
                KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA512, 210_000, 32),
                Bcrypt.HashPassword(password),
                Bcrypt.HashPassword(password, 10),
                Bcrypt.HashPassword(password, count),
                new Argon2id(bytes) { MemorySize = 19456, Iterations = 2 },
                new Argon2id(bytes) { MemorySize = 7168, Iterations = 5 },
                new Argon2id(bytes) { MemorySize = 7168, Iterations = count },
                new PasswordHasherOptions { IterationCount = 210_000, CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3 },
            ];
            Action<PasswordHasherOptions> Configure => options => options.IterationCount = [|50_000|];
            bool Is(PasswordHasherOptions options) => options.CompatibilityMode == PasswordHasherCompatibilityMode.IdentityV2;
        }
        """);

    [Theory]
    [InlineData("1000000", "SHA256", 999_999, 1_000_000)]
    [InlineData("100000", "SHA256", 99_999, 100_000)]
    [InlineData("1200000", "SHA512", 419_999, 420_000)]
    [InlineData("99999", "SHA256", 599_999, 600_000)]
    [InlineData("10000001", "SHA256", 599_999, 600_000)]
    [InlineData("many", "SHA256", 599_999, 600_000)]
    public Task The_policy_sets_the_least_within_bounds(string setting, string hash, int tooFew, int enough)
    {
        var test = new AnalyzerVerifier<WeakPasswordHashAnalyzer>.Test
        {
            TestCode = Usings + $$"""
                class C
                {
                    byte[] Weak(string password, byte[] salt) =>
                        Rfc2898DeriveBytes.Pbkdf2(password, salt, [|{{tooFew}}|], HashAlgorithmName.{{hash}}, 32);
                    byte[] Good(string password, byte[] salt) =>
                        Rfc2898DeriveBytes.Pbkdf2(password, salt, {{enough}}, HashAlgorithmName.{{hash}}, 32);
                }
                """,
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\npsi.pbkdf2_min_iterations = {setting}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Tests_may_be_fast() => VerifyInTestsAsync(
        Usings + "class C { object M(string password, byte[] salt) => new Rfc2898DeriveBytes(password, salt); }");

    [Fact]
    public Task The_message_says_how_much_work_it_is_and_how_much_is_enough() => VerifyAnalyzerAsync(
        Usings + "class C { object M(string password, byte[] salt) => "
            + "Rfc2898DeriveBytes.Pbkdf2(password, salt, {|#0:10000|}, HashAlgorithmName.SHA512, 32); }",
        Diagnostic().WithLocation(0).WithMessage(
            "'Rfc2898DeriveBytes.Pbkdf2' protects a password with 10000 iterations of HMAC-SHA512: "
            + "whoever gets the result tries guesses so fast that most passwords are found. "
            + "Use at least 600000 iterations with SHA256; hash what is stored anew when its user logs in."));
}
