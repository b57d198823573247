using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.OwnCryptographyAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class OwnCryptographyTests
{
    [Theory]
    [InlineData("class [|Whirl|] : HashAlgorithm", "_state ^= data[start];")]
    [InlineData("class [|Whirl|] : HashAlgorithm", "_state = data[start] ^ _state + 1;")]
    [InlineData("class [|Whirl|] : HashAlgorithm", "_state = (_state << 3) | (_state >> 29);")]
    [InlineData("class [|Whirl|] : HashAlgorithm", "_state = (_state >> 7) + (_state << 25);")]
    [InlineData("class [|Whirl|] : HashAlgorithm", "_state = System.Numerics.BitOperations.RotateLeft(_state, 7);")]
    [InlineData("class [|Whirl|] : HashAlgorithm", "_state = Rounds.Mix(_state);")]
    [InlineData("class [|Mac|] : KeyedHashAlgorithm", "_state ^= data[start];")]
    [InlineData("class [|Mac|] : HMAC", "_state ^= data[start];")]
    [InlineData("class [|OwnSha|] : SHA256", "_state ^= data[start];")]
    public Task A_hash_that_computes_itself_is_reported_where_it_is_declared(string declaration, string step) =>
        VerifyHashAsync(declaration, step);

    [Theory]
    [InlineData("class Delegating : HashAlgorithm", "_inner.AppendData(data, start, count);")]
    [InlineData("class Counting : HashAlgorithm", "_state += (uint)count;")]
    [InlineData("class Packing : HashAlgorithm", "_state = (uint)data[start] << 8 | data[start + 1];")]
    [InlineData("class Flags : HashAlgorithm", "_ = count > 1 ^ start > 2;")]
    [InlineData("class Crc32C : HashAlgorithm", "_state ^= data[start];")]
    [InlineData("class MurmurHash3 : HashAlgorithm", "_state ^= data[start];")]
    [InlineData("class FNV1a : HashAlgorithm", "_state ^= data[start];")]
    public Task A_class_that_hands_the_work_on_and_a_checksum_are_not(string declaration, string step) =>
        VerifyHashAsync(declaration, step);

    [Theory]
    [InlineData("Sum", 32)]
    [InlineData("[|Sum|]", 160)]
    public Task A_hash_of_few_bits_is_a_checksum(string name, int bits) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System.Security.Cryptography;
        class {{name}} : HashAlgorithm
        {
            private uint _state;
            public Sum() => HashSizeValue = {{bits}};
            public override void Initialize() => _state = 0;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { foreach (var each in array) _state ^= each; }
            protected override byte[] HashFinal() => System.BitConverter.GetBytes(_state);
        }
        """);

    [Fact]
    public Task A_class_that_takes_no_platform_type_s_place_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        class Whirl { private uint _state; public virtual void HashCore(byte[] data) { foreach (var each in data) _state ^= each; } }
        class Derived : Whirl { private uint _more; public override void HashCore(byte[] data) => _more ^= data[0]; }
        """);

    [Fact]
    public Task A_hash_of_few_bits_by_its_property_is_a_checksum() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class Parity : HashAlgorithm
        {
            private byte _sum;
            public override int HashSize => 8;
            public override void Initialize() => _sum = 0;
            protected override void HashCore(byte[] array, int ibStart, int cbSize) { foreach (var each in array) _sum ^= each; }
            protected override byte[] HashFinal() => [_sum];
        }
        """);

    [Fact]
    public Task A_transform_that_computes_itself_is_reported_and_its_factory_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        sealed class Cipher : SymmetricAlgorithm
        {
            public override ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[]? rgbIV) => new Transform(rgbKey);
            public override ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[]? rgbIV) => new Transform(rgbKey);
            public override void GenerateKey() => Key = RandomNumberGenerator.GetBytes(32);
            public override void GenerateIV() => IV = RandomNumberGenerator.GetBytes(16);
            private sealed partial class [|Transform|](byte[] key) : ICryptoTransform { }
            private sealed partial class Transform
            {
                public bool CanReuseTransform => true;
                public bool CanTransformMultipleBlocks => true;
                public int InputBlockSize => 1;
                public int OutputBlockSize => 1;
                public void Dispose() { }
                public int TransformBlock(byte[] input, int offset, int count, byte[] output, int outputOffset)
                {
                    for (var i = 0; i < count; i++) output[outputOffset + i] = (byte)(input[offset + i] ^ key[i % key.Length]);
                    return count;
                }
                public byte[] TransformFinalBlock(byte[] input, int offset, int count) => input;
            }
        }
        sealed class Logging(ICryptoTransform inner) : ICryptoTransform
        {
            public bool CanReuseTransform => inner.CanReuseTransform;
            public bool CanTransformMultipleBlocks => inner.CanTransformMultipleBlocks;
            public int InputBlockSize => inner.InputBlockSize;
            public int OutputBlockSize => inner.OutputBlockSize;
            public void Dispose() => inner.Dispose();
            public int TransformBlock(byte[] input, int offset, int count, byte[] output, int outputOffset) =>
                inner.TransformBlock(input, offset, count, output, outputOffset);
            public byte[] TransformFinalBlock(byte[] input, int offset, int count) => inner.TransformFinalBlock(input, offset, count);
            public override int GetHashCode() => 3 ^ inner.InputBlockSize;
        }
        """);

    [Fact]
    public Task Own_public_key_cryptography_is_reported_and_a_key_vault_s_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Numerics;
        using System.Security.Cryptography;
        sealed class [|TextbookRsa|](BigInteger exponent, BigInteger modulus) : RSA
        {
            public override byte[] Decrypt(byte[] data, RSAEncryptionPadding padding) =>
                BigInteger.ModPow(new BigInteger(data), exponent, modulus).ToByteArray();
            public override RSAParameters ExportParameters(bool includePrivateParameters) => default;
            public override void ImportParameters(RSAParameters parameters) { }
        }
        sealed class VaultRsa(RSA remote) : RSA
        {
            public override byte[] Decrypt(byte[] data, RSAEncryptionPadding padding) => remote.Decrypt(data, padding);
            public override RSAParameters ExportParameters(bool includePrivateParameters) => default;
            public override void ImportParameters(RSAParameters parameters) { }
        }
        """);

    [Fact]
    public Task A_test_project_s_stand_in_is_not()
    {
        var test = new VerifyCS.Test
        {
            TestCode = Hash("class Whirl : HashAlgorithm", "_state ^= data[start];"),
        };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Security.Cryptography;
                namespace Old
                {
                    public class [|Tiger|] : HashAlgorithm
                    {
                        private ulong a;
                        public override void Initialize() { a = 0; }
                        protected override void HashCore(byte[] array, int ibStart, int cbSize)
                        {
                            for (int i = ibStart; i < ibStart + cbSize; i++) { Round(array[i]); }
                        }
                        protected override byte[] HashFinal() { return System.BitConverter.GetBytes(a); }
                        private void Round(byte x) { a = a ^ x; }
                    }
                    public class Endless : HashAlgorithm
                    {
                        public override void Initialize() { Again(); }
                        private void Again() { Initialize(); Again(); }
                        protected override void HashCore(byte[] array, int ibStart, int cbSize) { }
                        protected override byte[] HashFinal() { return null; }
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        Hash("class {|#0:Whirl|} : HashAlgorithm", "_state ^= data[start];"),
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'Whirl' computes a hash itself: mistakes and differences in time that reveal keys or let data be forged go unnoticed "
                + "in code nobody has validated. "
                + "Use SHA256 of the platform, or a validated library, instead."));

    private static Task VerifyHashAsync(string declaration, string step) => VerifyCS.VerifyAnalyzerAsync(Hash(declaration, step));

    private static string Hash(string declaration, string step) => $$"""
        using System.Security.Cryptography;
        {{declaration}}
        {
            private readonly IncrementalHash _inner = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            private uint _state;
            public override void Initialize() => _state = 0;
            protected override void HashCore(byte[] data, int start, int count) { {{step}} }
            protected override byte[] HashFinal() => _inner.GetHashAndReset();
            public override int GetHashCode() => 17 ^ (int)_state;
        }
        static class Rounds
        {
            public static uint Mix(uint value) => Twice(value) + 1;
            private static uint Twice(uint value) => value ^ 0x5c;
        }
        """;
}
