using Psi.Analyzers.Rules;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests.Rules;

public sealed class HardCodedSaltTests : CryptographyTests<HardCodedSaltAnalyzer>
{
    [Theory]
    [InlineData("new Rfc2898DeriveBytes(password, [|Salt|])")]
    [InlineData("new Rfc2898DeriveBytes(password, [|Salt|], 600_000, HashAlgorithmName.SHA256)")]
    [InlineData("new Rfc2898DeriveBytes(password, saltSize: [|4|])")]
    [InlineData("new Rfc2898DeriveBytes(password, 16) { Salt = [|Salt|] }")]
    [InlineData("new PasswordDeriveBytes(password, [|Salt|])")]
    [InlineData("Rfc2898DeriveBytes.Pbkdf2(password, [|Salt|], 600_000, HashAlgorithmName.SHA256, 32)")]
    [InlineData("Rfc2898DeriveBytes.Pbkdf2(password, salt ?? [|Salt|], 600_000, HashAlgorithmName.SHA256, 32)")]
    [InlineData(
        "Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), [|\"a salt of sixteen\"u8|], 600_000, HashAlgorithmName.SHA256, 32)")]
    public Task A_salt_that_the_code_says_is_reported_wherever_it_is_taken(string use) => Verify($$"""
        private static readonly byte[] Salt = { 0x49, 0x76, 0x61, 0x6e, 0x20, 0x4d, 0x65, 0x64, 0x76, 0x65, 0x64, 0x65, 0x76 };
        object M(string password, byte[] salt) => {{use}};
        """);

    [Theory]
    [InlineData("[|new byte[16]|]")]
    [InlineData("[|Array.Empty<byte>()|]")]
    [InlineData("[|Encoding.UTF8.GetBytes(\"a salt of sixteen\")|]")]
    [InlineData("[|Convert.FromBase64String(\"AAECAwQFBgcICQoLDA0ODw==\")|]")]
    [InlineData("[|SHA256.HashData(Encoding.UTF8.GetBytes(\"salt\"))|]")]
    [InlineData("[|RandomNumberGenerator.GetBytes(4)|]")]
    [InlineData("RandomNumberGenerator.GetBytes(8)")]
    [InlineData("RandomNumberGenerator.GetBytes(length)")]
    [InlineData("Encoding.UTF8.GetBytes(\"mnemonic\")")]
    [InlineData("Encoding.UTF8.GetBytes(\"mnemonic\" + user)")]
    [InlineData("Convert.FromBase64String(user)")]
    public Task Each_salt_is_judged_by_what_it_is_known_to_be(string salt) => Verify($$"""
        byte[] M(string password, string user, int length) =>
            Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), {{salt}}, 600_000, HashAlgorithmName.SHA256, 32);
        """);

    [Fact]
    public Task Salts_that_are_filled_or_given_are_not_reported() => Verify("""
        private readonly byte[] _salt = new byte[16];
        C() => RandomNumberGenerator.Fill(_salt);
        byte[] M(string password)
        {
            var salt = new byte[16];
            using (var random = RandomNumberGenerator.Create()) random.GetBytes(salt);
            using var legacy = new Rfc2898DeriveBytes(password, salt, 600_000, HashAlgorithmName.SHA256);
            using var own = new Rfc2898DeriveBytes(password, _salt, 600_000, HashAlgorithmName.SHA256);
            using var made = new Rfc2898DeriveBytes(password, 16, 600_000, HashAlgorithmName.SHA256);
            return own.GetBytes(32);
        }
        bool Check(string password, byte[] stored)
        {
            var salt = new byte[16];
            Buffer.BlockCopy(stored, 0, salt, 0, 16);
            return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32).SequenceEqual(stored[16..])
                || Rfc2898DeriveBytes.Pbkdf2(password, stored[..16], 600_000, HashAlgorithmName.SHA256, 32).SequenceEqual(stored[16..]);
        }
        byte[] Derive(byte[] secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, Encoding.UTF8.GetBytes("a label"));
        """);

    [Fact]
    public Task The_password_as_its_own_salt_is_reported() => Verify("""
        byte[] M(string password) =>
            Rfc2898DeriveBytes.Pbkdf2(password, [|Encoding.UTF8.GetBytes(password)|], 600_000, HashAlgorithmName.SHA256, 32);
        byte[] N(string password, string salt) =>
            Rfc2898DeriveBytes.Pbkdf2(password, Encoding.UTF8.GetBytes(salt), 600_000, HashAlgorithmName.SHA256, 32);
        byte[] O(string password)
        {
            var salt = Encoding.UTF8.GetBytes(password);
            return new Rfc2898DeriveBytes(password, [|salt|], 600_000, HashAlgorithmName.SHA256).GetBytes(32);
        }
        byte[] P(string password, string user = "somebody") =>
            Rfc2898DeriveBytes.Pbkdf2(password, Encoding.UTF8.GetBytes(user + password), 600_000, HashAlgorithmName.SHA256, 32);
        byte[] Q(string password, string salt = "an example") =>
            Rfc2898DeriveBytes.Pbkdf2(password, [|Encoding.UTF8.GetBytes(salt)|], 600_000, HashAlgorithmName.SHA256, 32);
        """);

    [Fact]
    public Task A_short_salt_is_reported_though_it_is_random() => Verify("""
        private const int Size = 4;
        byte[] M(string password)
        {
            var salt = new byte[Size];
            RandomNumberGenerator.Fill(salt);
            return Rfc2898DeriveBytes.Pbkdf2(password, [|salt|], 600_000, HashAlgorithmName.SHA256, 32);
        }
        """);

    [Fact]
    public Task Other_libraries_for_passwords_are_known() => VerifyWithAsync(
        PackageReferences.Compile("All/1.0.0/lib/net8.0/All.dll", """
            namespace Microsoft.AspNetCore.Cryptography.KeyDerivation
            {
                public enum KeyDerivationPrf { HMACSHA256 }
                public static class KeyDerivation
                {
                    public static byte[] Pbkdf2(string password, byte[] salt,
                        KeyDerivationPrf prf, int iterationCount, int numBytesRequested) => [];
                }
            }
            namespace Konscious.Security.Cryptography
            {
                public abstract class Argon2 { public byte[] Salt { get; set; } = []; }
                public class Argon2id : Argon2 { }
            }
            namespace BCrypt.Net
            {
                public static class BCrypt
                {
                    public static string HashPassword(string inputKey) => "";
                    public static string HashPassword(string inputKey, string salt) => "";
                    public static string GenerateSalt() => "";
                }
            }
            namespace Org.BouncyCastle.Crypto.Generators
            {
                public static class SCrypt { public static byte[] Generate(byte[] P, byte[] S, int N, int r, int p, int dkLen) => []; }
            }
            """),
        """
        using System.Text;
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        using Konscious.Security.Cryptography;
        using Org.BouncyCastle.Crypto.Generators;
        class C
        {
            private static readonly byte[] Salt = Encoding.ASCII.GetBytes("a salt of sixteen");
            object[] M(string password, byte[] salt, byte[] bytes) =>
            [
                KeyDerivation.Pbkdf2(password, [|Salt|], KeyDerivationPrf.HMACSHA256, 600_000, 32),
                new Argon2id { Salt = [|Salt|] },
                SCrypt.Generate(bytes, [|Salt|], 131072, 8, 1, 32),
                BCrypt.Net.BCrypt.HashPassword(password, [|"$2a$11$abcdefghijklmnopqrstuv"|]),
                KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA256, 600_000, 32),
                new Argon2id { Salt = salt },
                SCrypt.Generate(bytes, salt, 131072, 8, 1, 32),
                BCrypt.Net.BCrypt.HashPassword(password),
                BCrypt.Net.BCrypt.HashPassword(password, BCrypt.Net.BCrypt.GenerateSalt()),
            ];
        }
        """);

    [Fact]
    public Task Tests_may_know_their_salt() => VerifyInTestsAsync(
        Usings + "class C { object M(string password) => new PasswordDeriveBytes(password, new byte[16]); }");

    [Fact]
    public Task The_message_says_what_the_salt_is_and_what_to_do() => VerifyAnalyzerAsync(
        Usings + "class C { object M(string password) => new PasswordDeriveBytes(password, {|#0:new byte[16]|}); }",
        Diagnostic().WithLocation(0).WithMessage(
            "'new PasswordDeriveBytes' is given zeros only as salt: one table of guesses then opens the passwords of everybody, "
            + "and equal passwords show. "
            + "Make 16 random bytes for each password (RandomNumberGenerator.GetBytes(16)) and store them beside the result."));
}
