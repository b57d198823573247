using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.WeakPasswordHashAnalyzer, Psi.CodeFixes.WeakPasswordHashCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class WeakPasswordHashCodeFixTests
{
    private const string Libraries = """

        namespace Microsoft.AspNetCore.Identity
        {
            public class PasswordHasherOptions { public int IterationCount { get; set; } }
        }
        namespace BCrypt.Net
        {
            public static class BCrypt { public static string HashPassword(string inputKey, int workFactor) => inputKey + workFactor; }
        }
        """;

    [Fact]
    public Task A_number_that_the_hash_says_itself_is_raised() => VerifyCS.VerifyCodeFixAsync(
        """
        using Microsoft.AspNetCore.Identity;
        class C
        {
            object M() => new PasswordHasherOptions { IterationCount = [|10_000|] /* since 2012 */ };
            void N(PasswordHasherOptions options) => options.IterationCount = [|50000|];
            string O(string password) => BCrypt.Net.BCrypt.HashPassword(password, workFactor: [|4|]);
        }
        """ + Libraries,
        """
        using Microsoft.AspNetCore.Identity;
        class C
        {
            object M() => new PasswordHasherOptions { IterationCount = 210_000 /* since 2012 */ };
            void N(PasswordHasherOptions options) => options.IterationCount = 210_000;
            string O(string password) => BCrypt.Net.BCrypt.HashPassword(password, workFactor: 10);
        }
        """ + Libraries);

    [Fact]
    public Task What_can_not_be_checked_with_another_number_is_not_changed()
    {
        const string Source = """
            using System.Security.Cryptography;
            using Microsoft.AspNetCore.Identity;
            class C
            {
                private const int Count = 10_000;
                object M(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, [|1000|], HashAlgorithmName.SHA256, 32);
                object N() => new PasswordHasherOptions { IterationCount = [|Count|] };
            }
            """ + Libraries;
        return VerifyCS.VerifyCodeFixAsync(Source, Source);
    }
}
