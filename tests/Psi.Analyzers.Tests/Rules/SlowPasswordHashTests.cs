using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.SlowPasswordHashAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SlowPasswordHashTests
{
    private const string Packages = """

        namespace Microsoft.AspNetCore.Identity
        {
            public enum PasswordHasherCompatibilityMode { IdentityV2, IdentityV3 }
            public class PasswordHasherOptions
            {
                public int IterationCount { get; set; }
                public PasswordHasherCompatibilityMode CompatibilityMode { get; set; }
            }
        }
        namespace Microsoft.AspNetCore.Cryptography.KeyDerivation
        {
            public enum KeyDerivationPrf { HMACSHA1, HMACSHA256, HMACSHA512 }
            public static class KeyDerivation
            {
                public static byte[] Pbkdf2(
                    string password, byte[] salt, KeyDerivationPrf prf, int iterationCount, int numBytesRequested) => salt;
            }
        }
        namespace BCrypt.Net
        {
            public static class BCrypt
            {
                public static string HashPassword(string inputKey) => inputKey;
                public static string HashPassword(string inputKey, string salt) => salt;
                public static string HashPassword(string inputKey, int workFactor) => inputKey;
                public static string GenerateSalt(int workFactor) => "";
            }
        }
        namespace Konscious.Security.Cryptography
        {
            public class Argon2 { public int MemorySize { get; set; } public int Iterations { get; set; } }
            public class Argon2id : Argon2;
            public class Argon2d : Argon2;
        }
        """;

    [Theory]
    [InlineData("return Rfc2898DeriveBytes.[|Pbkdf2|](password, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("return Rfc2898DeriveBytes.[|Pbkdf2|](password, salt, Many, HashAlgorithmName.SHA512, 32);")]
    [InlineData("return Rfc2898DeriveBytes.[|Pbkdf2|](Encoding.UTF8.GetBytes(password), salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("return [|new Rfc2898DeriveBytes(password, salt, 600_000, HashAlgorithmName.SHA256)|].GetBytes(32);")]
    [InlineData("return KeyDerivation.[|Pbkdf2|](password, salt, KeyDerivationPrf.HMACSHA512, 210_000, 32);")]
    [InlineData("return BCrypt.Net.BCrypt.[|HashPassword|](password);")]
    [InlineData("return BCrypt.Net.BCrypt.[|HashPassword|](password, 12);")]
    [InlineData("[|identity.IterationCount = 210_000|]; return null;")]
    [InlineData(
        "return new PasswordHasherOptions { [|IterationCount = 210_000|], "
        + "CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3 };")]
    [InlineData("return new Argon2id { [|MemorySize = 19_456|], Iterations = 2 };")]
    public Task A_slow_function_with_enough_work_is_evidence(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("return Rfc2898DeriveBytes.Pbkdf2(password, salt, 599_999, HashAlgorithmName.SHA256, 32);")]
    [InlineData("return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA1, 32);")]
    [InlineData("return Rfc2898DeriveBytes.Pbkdf2(password, salt, 2_000_000, HashAlgorithmName.MD5, 32);")]
    [InlineData("return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, hash, 32);")]
    [InlineData("return Rfc2898DeriveBytes.Pbkdf2(password, salt, number, HashAlgorithmName.SHA256, 32);")]
    [InlineData("return Rfc2898DeriveBytes.Pbkdf2(password, salt, number > 0 ? 600_000 : 1000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("return Rfc2898DeriveBytes.Pbkdf2(random, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("return new Rfc2898DeriveBytes(password, salt);")]
    [InlineData("return new Rfc2898DeriveBytes(password, salt, 600_000, HashAlgorithmName.SHA256) { IterationCount = 1000 };")]
    [InlineData("return KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA512, 100_000, 32);")]
    [InlineData("return BCrypt.Net.BCrypt.HashPassword(password, 9);")]
    [InlineData("return BCrypt.Net.BCrypt.HashPassword(password, number);")]
    [InlineData("return BCrypt.Net.BCrypt.HashPassword(password, BCrypt.Net.BCrypt.GenerateSalt(12));")]
    [InlineData("identity.IterationCount = 100_000; return null;")]
    [InlineData("identity.IterationCount = number; return null;")]
    [InlineData(
        "return new PasswordHasherOptions { IterationCount = 210_000, "
        + "CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2 };")]
    [InlineData("return new Argon2id { MemorySize = 19_456 };")]
    [InlineData("return new Argon2d { MemorySize = 19_456, Iterations = 2 };")]
    [InlineData("return new Argon2id { MemorySize = 19_456, Iterations = 1 };")]
    [InlineData("return SHA256.HashData(Encoding.UTF8.GetBytes(password));")]
    [InlineData("return new Own().Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("if (false) { return BCrypt.Net.BCrypt.HashPassword(password); } return null;")]
    public Task Too_little_work_or_an_unknown_amount_is_none(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData(600_000, "Pbkdf2")]
    [InlineData(1_000_000, "[|Pbkdf2|]")]
    public Task The_policy_says_what_is_enough(int iterations, string method) => VerifyAsync(
        $"return Rfc2898DeriveBytes.{method}(password, salt, {iterations}, HashAlgorithmName.SHA256, 32);",
        "psi.facts = true\npsi.pbkdf2_min_iterations = 1000000");

    private static Task VerifyAsync(string statements, string options = "psi.facts = true") => VerifyEvidence.VerifyAsync(
        $$"""
        using System.Security.Cryptography;
        using System.Text;
        using Konscious.Security.Cryptography;
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        using Microsoft.AspNetCore.Identity;
        class Own { public byte[] Pbkdf2(string password, byte[] salt, int iterations, HashAlgorithmName hash, int length) => salt; }
        class C
        {
            private const int Many = 300_000;
            public object? M(
                string password, byte[] random, byte[] salt, int number, HashAlgorithmName hash, PasswordHasherOptions identity)
            {
                {{statements}}
            }
        }
        {{Packages}}
        """,
        options);
}
