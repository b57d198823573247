using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.AuthenticatedEncryptionAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class AuthenticatedEncryptionTests
{
    [Theory]
    [InlineData("gcm.[|Encrypt|](nonce, data, result, tag);")]
    [InlineData("ccm.[|Encrypt|](nonce, data, result, tag);")]
    [InlineData("chacha.[|Encrypt|](nonce, data, result, tag);")]
    [InlineData("return protector.[|Protect|](data);")]
    [InlineData("return protector.[|Protect|](\"text\");")]
    public Task Authenticated_encryption_is_evidence(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("new AesGcm(data, 16).ToString();")]
    [InlineData("gcm.Decrypt(nonce, data, tag, result);")]
    [InlineData("aes.EncryptCbc(data, nonce);")]
    [InlineData("protector.Protect(data);")]
    [InlineData("_ = protector.Protect(data);")]
    [InlineData("return protector.Unprotect(data);")]
    [InlineData("return new Own().Protect(data);")]
    [InlineData("new Own().Encrypt(nonce, data, result, tag);")]
    [InlineData("if (environment.IsDevelopment()) { gcm.Encrypt(nonce, data, result, tag); }")]
    public Task Other_calls_and_results_that_nobody_takes_are_none(string statement) => VerifyAsync(statement);

    private static Task VerifyAsync(string statement) => VerifyEvidence.VerifyAsync($$"""
        using System.Security.Cryptography;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.Extensions.Hosting;
        class Own
        {
            public byte[] Protect(byte[] data) => data;
            public void Encrypt(byte[] nonce, byte[] data, byte[] result, byte[] tag) { }
        }
        class C
        {
            public object? M(
                Aes aes, AesGcm gcm, AesCcm ccm, ChaCha20Poly1305 chacha, IDataProtector protector, IHostEnvironment environment,
                byte[] nonce, byte[] data, byte[] result, byte[] tag)
            {
                {{statement}}
                return null;
            }
        }
        namespace Microsoft.AspNetCore.DataProtection
        {
            public interface IDataProtector { byte[] Protect(byte[] plain); byte[] Unprotect(byte[] data); }
            public static class DataProtectionCommonExtensions
            {
                public static string Protect(this IDataProtector protector, string plain) => plain;
            }
        }
        """);
}
