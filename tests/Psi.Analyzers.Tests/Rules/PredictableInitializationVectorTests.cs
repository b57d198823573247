using Microsoft.CodeAnalysis;
using Psi.Analyzers.Rules;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests.Rules;

public sealed class PredictableInitializationVectorTests : CryptographyTests<PredictableInitializationVectorAnalyzer>
{
    [Theory]
    [InlineData("new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }")]
    [InlineData("new byte[16]")]
    [InlineData("new byte[aes.BlockSize / 8]")]
    [InlineData("Encoding.UTF8.GetBytes(\"0123456789abcdef\")")]
    [InlineData("Encoding.ASCII.GetBytes(Text)")]
    [InlineData("new ASCIIEncoding().GetBytes(Text.Substring(0, 16))")]
    [InlineData("Convert.FromBase64String(\"AAECAwQFBgcICQoLDA0ODw==\")")]
    [InlineData("Convert.FromHexString(\"000102030405060708090a0b0c0d0e0f\")")]
    [InlineData("MD5.HashData(Encoding.UTF8.GetBytes(Text))")]
    [InlineData("\"0123456789abcdef\"u8.ToArray()")]
    [InlineData("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]")]
    public Task Bytes_that_are_the_same_each_time_are_reported(string iv) => Verify($$"""
        const string Text = "0123456789abcdefXYZ";
        byte[] M(byte[] key, byte[] data)
        {
            using var aes = Aes.Create();
            aes.Key = key;
            aes.IV = [|{{iv}}|];
            return aes.CreateEncryptor().TransformFinalBlock(data, 0, data.Length);
        }
        """);

    [Theory]
    [InlineData("aes.CreateEncryptor(key, [|IV|])")]
    [InlineData("aes.CreateEncryptor(rgbIV: [|IV|], rgbKey: key)")]
    [InlineData("aes.EncryptCbc(data, [|IV|])")]
    [InlineData("aes.EncryptCbc(data, [|IV.AsSpan(0, 16)|])")]
    [InlineData("aes.EncryptCfb(data, [|IV[..16]|])")]
    [InlineData("aes.EncryptCbc(data, iv ?? [|IV|])")]
    public Task Each_way_to_give_an_IV_is_seen(string encryption) => Verify($$"""
        private static readonly byte[] IV = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
        object M(Aes aes, byte[] key, byte[] data, byte[] iv) => {{encryption}};
        """);

    [Theory]
    [InlineData("private static byte[] IV = new byte[16];")]
    [InlineData("private readonly byte[] IV = Encoding.UTF8.GetBytes(\"0123456789abcdef\");")]
    [InlineData("public static readonly byte[] IV = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];")]
    [InlineData("static ReadOnlySpan<byte> IV => \"0123456789abcdef\"u8;")]
    [InlineData("static byte[] IV { get; } = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];")]
    [InlineData("private byte[] IV; public C() { IV = Encoding.ASCII.GetBytes(\"0123456789abcdef\"); }")]
    [InlineData("private static byte[] IV; static C() => IV = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };")]
    [InlineData("[Obsolete] private readonly byte[] IV = [1, 2];")]
    [InlineData("byte[] IV { get; set; } = [1, 2];")]
    [InlineData("byte[] IV { get { return \"0123456789abcdef\"u8.ToArray(); } }")]
    public Task Members_that_nothing_writes_are_followed(string member) => Verify(member + """

        byte[] M(Aes aes, byte[] data) => aes.EncryptCbc(data, [|IV|]);
        """);

    [Theory]
    [InlineData("private static byte[] IV = new byte[16]; void Fill() => RandomNumberGenerator.Fill(IV);")]
    [InlineData("private readonly byte[] IV = new byte[16]; C() { using var rng = RandomNumberGenerator.Create(); rng.GetBytes(IV); }")]
    [InlineData("private readonly byte[] IV = new byte[16]; C(Stream stream) => stream.ReadExactly(IV, 0, 16);")]
    [InlineData("private byte[] IV = new byte[] { 1, 2 }; C(byte[] iv) => IV = iv;")]
    [InlineData("private byte[] IV = new byte[] { 1, 2 }; byte[] Value { get => IV; set => IV = value; }")]
    [InlineData("private readonly byte[] IV = new byte[16]; void Next() { for (var i = 0; i < 16; i++) IV[i]++; }")]
    [InlineData("private readonly byte[] IV = new byte[16]; void Next() => Array.Copy(new byte[] { 1 }, IV, 1);")]
    [InlineData("private readonly byte[] IV = new byte[16]; Span<byte> Next() => IV.AsSpan();")]
    [InlineData("public byte[] IV = new byte[] { 1, 2 };")]
    [InlineData("public static readonly byte[] IV = new byte[16];")]
    [InlineData("private readonly byte[] IV = new byte[16]; public byte[] Current => IV;")]
    [InlineData("byte[] IV { get; } = new byte[16];")]
    [InlineData("internal byte[] IV { get; set; } = [1, 2];")]
    [InlineData("byte[] IV { get; set; } = [1, 2]; void Set(byte[] iv) => IV = iv;")]
    [InlineData("private byte[] IV = [1, 2]; public C(byte[] iv) { IV = iv; }")]
    [InlineData("[Obsolete] private byte[] IV = [1, 2];")]
    [InlineData("private byte[] IV; public C() { IV = new byte[16]; RandomNumberGenerator.Fill(IV); }")]
    [InlineData("byte[] IV => RandomNumberGenerator.GetBytes(16);")]
    public Task Members_that_may_be_written_are_not_known(string member) => Verify(member + """

        byte[] M(Aes aes, byte[] data) => aes.EncryptCbc(data, IV);
        """);

    [Theory]
    [InlineData("var iv = new byte[16];")]
    [InlineData("Span<byte> iv = stackalloc byte[16];")]
    [InlineData("ReadOnlySpan<byte> iv = stackalloc byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };")]
    [InlineData("var iv = new byte[16]; output.Write(iv, 0, iv.Length);")]
    [InlineData("var iv = new byte[16]; Buffer.BlockCopy(iv, 0, data, 0, 16);")]
    [InlineData("var iv = new byte[16]; iv.CopyTo(data, 0);")]
    [InlineData("byte[] iv; iv = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };")]
    [InlineData("Span<byte> iv = stackalloc byte[16]; iv.Clear();")]
    [InlineData("var iv = new byte[16]; Array.Copy(Encoding.ASCII.GetBytes(\"0123456789abcdef\"), iv, 16);")]
    [InlineData("var iv = Enumerable.Repeat((byte)0, 16).ToArray();")]
    [InlineData("byte[] iv; if (data.Length > 1) { iv = [1, 2, 3]; } else { iv = [4, 5, 6]; }")]
    public Task Locals_that_nothing_fills_are_reported(string local) => Verify($$"""
        void M(Aes aes, byte[] data, Stream output)
        {
            {{local}}
            output.Write(aes.EncryptCbc(data, [|iv|]));
        }
        """);

    [Theory]
    [InlineData("var iv = new byte[16]; random.GetBytes(iv);")]
    [InlineData("Span<byte> iv = stackalloc byte[16]; Fill(iv);")]
    [InlineData("var iv = new byte[16]; Array.Copy(data, 0, iv, 0, 16);")]
    [InlineData("var iv = new byte[16]; Buffer.BlockCopy(data, 0, iv, 0, 16);")]
    [InlineData("var iv = new byte[16]; data.AsSpan(0, 16).CopyTo(iv);")]
    [InlineData("var iv = new byte[16]; output.ReadExactly(iv);")]
    [InlineData("var iv = new byte[16]; _ = output.Read(iv, 0, 16);")]
    [InlineData("var iv = new byte[16]; iv[0] = data[0];")]
    [InlineData("var iv = new byte[16]; for (var i = 0; i < iv.Length; i++) iv[i] ^= data[i];")]
    [InlineData("var iv = new byte[16]; BitConverter.TryWriteBytes(iv.AsSpan(8), DateTime.UtcNow.Ticks);")]
    [InlineData("var iv = new byte[16]; iv = data;")]
    [InlineData("var iv = new byte[16]; var other = iv; other[0] = data[0];")]
    [InlineData("byte[] iv = [data[0], 0, 0];")]
    [InlineData("byte[] iv = [.. data];")]
    [InlineData("var iv = data;")]
    [InlineData("var iv = Convert.FromBase64String(Console.ReadLine()!);")]
    [InlineData("byte[] iv = [];")]
    [InlineData("byte[] iv; iv = new byte[16]; random.GetBytes(iv);")]
    [InlineData("var iv = new byte[16]; Array.Copy(data, iv, 16);")]
    [InlineData("byte[] iv = new byte[16]; iv = RandomNumberGenerator.GetBytes(16);")]
    [InlineData("byte[] iv; if (data.Length > 1) { iv = [1, 2, 3]; } else { iv = RandomNumberGenerator.GetBytes(16); }")]
    public Task Locals_that_are_filled_are_not(string local) => Verify($$"""
        void Fill(Span<byte> bytes) { }
        void M(Aes aes, byte[] data, Stream output, Random random)
        {
            {{local}}
            output.Write(aes.EncryptCbc(data, iv));
        }
        """.Replace("random.GetBytes", "random.NextBytes", StringComparison.Ordinal));

    [Fact]
    public Task Decrypting_is_not_reported_since_the_IV_came_from_elsewhere_or_is_reported_there() => Verify("""
        private static readonly byte[] IV = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
        object[] M(Aes aes, byte[] key, byte[] data) => [aes.CreateDecryptor(key, IV), aes.DecryptCbc(data, IV)];
        ICryptoTransform N(byte[] key)
        {
            using var aes = new AesManaged { Key = key, IV = IV };
            return aes.CreateDecryptor();
        }
        void Gcm(AesGcm gcm, byte[] data, byte[] tag) => gcm.Decrypt(new byte[12], data, tag, data);
        """);

    [Fact]
    public Task An_algorithm_that_a_method_only_makes_is_judged_by_what_the_type_does_with_it() => VerifyAnalyzerAsync(Usings + """
        class Both
        {
            private static Aes Create(byte[] key) => Configured(Aes.Create(), key);
            private static Aes Configured(Aes aes, byte[] key) { aes.Key = key; aes.IV = [|new byte[16]|]; return aes; }
            byte[] Encrypt(byte[] key, byte[] data) => Create(key).CreateEncryptor().TransformFinalBlock(data, 0, data.Length);
            byte[] Decrypt(byte[] key, byte[] data) => Create(key).CreateDecryptor().TransformFinalBlock(data, 0, data.Length);
        }
        class OldMessages
        {
            ICryptoTransform Decrypt(Aes aes, byte[] key) { aes.Key = key; aes.IV = new byte[16]; return aes.CreateDecryptor(); }
            byte[] Encrypt(Aes aes, byte[] data) => aes.EncryptCbc(data, RandomNumberGenerator.GetBytes(16));
        }
        class Reader
        {
            private static Aes Configured(Aes aes, byte[] key) { aes.Key = key; aes.IV = new byte[16]; return aes; }
            byte[] Decrypt(byte[] key, byte[] data) =>
                Configured(Aes.Create(), key).CreateDecryptor().TransformFinalBlock(data, 0, data.Length);
        }
        """);

    [Fact]
    public Task A_constant_nonce_of_an_authenticated_cipher_is_reported() => Verify("""
        void M(AesGcm gcm, AesCcm ccm, ChaCha20Poly1305 chacha, byte[] data, byte[] tag)
        {
            gcm.Encrypt([|new byte[12]|], data, data, tag);
            ccm.Encrypt([|"static nonce"u8|], data, data, tag);
            Span<byte> nonce = stackalloc byte[12];
            chacha.Encrypt([|nonce|], data, data, tag);
        }
        """);

    [Fact]
    public Task The_key_as_IV_is_reported() => Verify("""
        object M(byte[] key, byte[] data)
        {
            using var aes = Aes.Create();
            return aes.CreateEncryptor(key, [|key|]);
        }
        object N(string key, byte[] data)
        {
            var des = new DESCryptoServiceProvider();
            des.Key = ASCIIEncoding.ASCII.GetBytes(key);
            des.IV = [|ASCIIEncoding.ASCII.GetBytes(key)|];
            return des.CreateEncryptor();
        }
        object O(byte[] key) => new AesManaged { Key = key, IV = [|key.Take(16).ToArray()|] }.CreateEncryptor();
        object P(Aes aes, byte[] data) => aes.EncryptCbc(data, [|aes.Key.AsSpan(0, 16)|]);
        object Q(Aes aes, string password, byte[] data)
        {
            var key = SHA256.HashData(Encoding.UTF8.GetBytes(password));
            aes.Key = key;
            return aes.EncryptCbc(data, [|key[..16]|]);
        }
        object R(byte[] key)
        {
            var iv = new byte[16];
            Array.Copy(key, iv, 16);
            return new AesManaged { Key = key, IV = [|iv|] }.CreateEncryptor();
        }
        """);

    [Fact]
    public Task Parts_of_one_derivation_and_a_buffer_filled_anew_are_not_the_key() => Verify("""
        object M(Aes aes, byte[] material, byte[] data)
        {
            aes.Key = material[..32];
            return aes.EncryptCbc(data, material[32..]);
        }
        object N(Aes aes, byte[] material, byte[] data)
        {
            aes.Key = material.Skip(16).ToArray();
            return aes.EncryptCbc(data, material.Take(16).ToArray());
        }
        object Copied(byte[] key, byte[] given)
        {
            var part = new byte[16];
            var other = new byte[16];
            Array.Copy(key, 16, part, 0, 16);
            Buffer.BlockCopy(given, 0, other, 0, 16);
            return (new AesManaged { Key = key, IV = part }.CreateEncryptor(), new AesManaged { Key = key, IV = other }.CreateEncryptor());
        }
        object Spans(Aes aes, byte[] material, byte[] data)
        {
            aes.Key = material.AsSpan(0, 16).ToArray();
            return aes.EncryptCbc(data, material.AsSpan(16, 16));
        }
        object O(Aes aes, Stream stream)
        {
            var buffer = new byte[16];
            stream.ReadExactly(buffer);
            aes.Key = buffer;
            stream.ReadExactly(buffer);
            aes.IV = buffer;
            return aes.CreateEncryptor();
        }
        object P(Aes aes, byte[] key, byte[] iv) => aes.CreateEncryptor(key, iv);
        object Q(Aes one, Aes other, byte[] key, byte[] data)
        {
            one.Key = key;
            return other.EncryptCbc(data, key);
        }
        """);

    [Fact]
    public Task A_key_for_one_message_takes_any_IV() => Verify("""
        byte[] M(byte[] data)
        {
            using var aes = Aes.Create();
            aes.GenerateKey();
            return aes.EncryptCbc(data, new byte[16]);
        }
        void N(byte[] shared, byte[] salt, byte[] data, byte[] tag)
        {
            using var gcm = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, salt), 16);
            gcm.Encrypt(new byte[12], data, data, tag);
        }
        byte[] O(string password, byte[] data)
        {
            var salt = RandomNumberGenerator.GetBytes(16);
            using var aes = Aes.Create();
            aes.Key = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
            return aes.EncryptCbc(data, new byte[16]);
        }
        """);

    [Fact]
    public Task What_is_built_of_a_block_cipher_takes_zeros() => VerifyAnalyzerAsync(Usings + """
        class AesCmac { byte[] M(Aes aes, byte[] data) => aes.EncryptCbc(data, new byte[16]); }
        class KeyStore { byte[] WrapKey(Aes aes, byte[] data) => aes.EncryptCbc(data, new byte[16]); }
        class Block { byte[] M(Aes aes, byte[] data) => aes.EncryptCbc(data, new byte[16], PaddingMode.None); }
        class Ecb { object M(Aes aes, byte[] key) { aes.Mode = CipherMode.ECB; return aes.CreateEncryptor(key, new byte[16]); } }
        class Xts : ICryptoTransform
        {
            public ICryptoTransform Of(Aes aes, byte[] key) => aes.CreateEncryptor(key, new byte[16]);
            public bool CanReuseTransform => false;
            public bool CanTransformMultipleBlocks => false;
            public int InputBlockSize => 16;
            public int OutputBlockSize => 16;
            public int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset) => 0;
            public byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount) => inputBuffer;
            public void Dispose() { }
        }
        """);

    [Fact]
    public Task A_nonce_that_a_loop_uses_in_every_round_is_reported() => Verify("""
        void M(AesGcm gcm, byte[][] messages, byte[] tag)
        {
            var nonce = RandomNumberGenerator.GetBytes(12);
            foreach (var message in messages)
            {
                gcm.Encrypt([|nonce|], message, message, tag);
            }
        }
        void N(AesGcm gcm, byte[] one, byte[] two, byte[] tag)
        {
            var nonce = new byte[12];
            RandomNumberGenerator.Fill(nonce);
            gcm.Encrypt(nonce, one, one, tag);
            if (two.Length > 0) gcm.Encrypt([|nonce|], two, two, tag);
        }
        """);

    [Fact]
    public Task A_nonce_that_is_renewed_or_used_in_one_branch_is_not() => Verify("""
        void M(AesGcm gcm, byte[][] messages, byte[] tag)
        {
            var nonce = new byte[12];
            foreach (var message in messages)
            {
                RandomNumberGenerator.Fill(nonce);
                gcm.Encrypt(nonce, message, message, tag);
            }
            foreach (var message in messages)
            {
                var another = RandomNumberGenerator.GetBytes(12);
                gcm.Encrypt(another, message, message, tag);
            }
        }
        void Counted(AesGcm gcm, byte[][] messages, byte[] tag)
        {
            var nonce = RandomNumberGenerator.GetBytes(12);
            foreach (var message in messages)
            {
                gcm.Encrypt(nonce, message, message, tag);
                nonce[11]++;
            }
        }
        void Keys(byte[][] keys, byte[] message, byte[] tag)
        {
            var nonce = RandomNumberGenerator.GetBytes(12);
            foreach (var key in keys)
            {
                using var gcm = new AesGcm(key, 16);
                gcm.Encrypt(nonce, message, message, tag);
            }
        }
        private AesGcm _current = new(RandomNumberGenerator.GetBytes(32), 16);
        void Renewed(byte[][] keys, byte[] message, byte[] tag)
        {
            var nonce = new byte[12];
            nonce[0] = 1;
            foreach (var key in keys)
            {
                _current = new AesGcm(key, 16);
                _current.Encrypt(nonce, message, message, tag);
            }
        }
        void Retry(AesGcm gcm, byte[] message, byte[] tag)
        {
            var nonce = RandomNumberGenerator.GetBytes(12);
            while (true)
            {
                gcm.Encrypt(nonce, message, message, tag);
                return;
            }
        }
        void Branches(AesGcm gcm, byte[] message, byte[] tag, int choice)
        {
            var nonce = RandomNumberGenerator.GetBytes(12);
            if (choice == 1) gcm.Encrypt(nonce, message, message, tag);
            else gcm.Encrypt(nonce, message, message, tag, tag);
            if (choice == 2) { gcm.Encrypt(nonce, message, message, tag); return; }
            switch (choice)
            {
                case 3: gcm.Encrypt(nonce, message, message, tag); break;
                case 4: gcm.Encrypt(nonce, message, message, tag); break;
            }
        }
        void Between(AesGcm gcm, AesGcm other, byte[] one, byte[] two, byte[] tag)
        {
            var nonce = RandomNumberGenerator.GetBytes(12);
            gcm.Encrypt(nonce, one, one, tag);
            RandomNumberGenerator.Fill(nonce);
            gcm.Encrypt(nonce, two, two, tag);
            other.Encrypt(nonce, two, two, tag);
        }
        """);

    [Fact]
    public Task Parameters_of_Bouncy_Castle_are_reported_where_Init_encrypts() => VerifyWithAsync(BouncyCastle, """
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Parameters;
        class C
        {
            private static readonly byte[] Nonce = System.Text.Encoding.ASCII.GetBytes("twelve bytes");
            void M(IBufferedCipher cipher, byte[] key, bool encrypts)
            {
                cipher.Init(true, new ParametersWithIV(new KeyParameter(key), [|new byte[16]|]));
                cipher.Init(true, new ParametersWithIV(new KeyParameter(key), [|key|]));
                cipher.Init(encrypts, new AeadParameters(new KeyParameter(key), 128, [|Nonce|]));
                var held = new ParametersWithIV(new KeyParameter(key), [|Nonce|]);
                cipher.Init(true, held);
            }
            void Innocent(IBufferedCipher cipher, byte[] key, byte[] nonce)
            {
                cipher.Init(false, new ParametersWithIV(new KeyParameter(key), new byte[16]));
                cipher.Init(true, new ParametersWithIV(new KeyParameter(key), nonce));
                var held = new AeadParameters(new KeyParameter(key), 128, Nonce);
                cipher.Init(forEncryption: false, held);
            }
            object HandedOn(byte[] key) => new AeadParameters(new KeyParameter(key), 128, Nonce);
        }
        """);

    private const string BouncyCastleAssembly = "BouncyCastle.Cryptography/2.6.2/lib/net6.0/BouncyCastle.Cryptography.dll";

    private static MetadataReference BouncyCastle => PackageReferences.Compile(BouncyCastleAssembly, """
        namespace Org.BouncyCastle.Crypto
        {
            public interface ICipherParameters { }
            public interface IBufferedCipher { void Init(bool forEncryption, ICipherParameters parameters); }
        }
        namespace Org.BouncyCastle.Crypto.Parameters
        {
            public class KeyParameter(byte[] key) : ICipherParameters { public byte[] Key => key; }
            public class ParametersWithIV(ICipherParameters parameters, byte[] iv) : ICipherParameters
            {
                public object All => (parameters, iv);
            }
            public class AeadParameters(KeyParameter key, int macSize, byte[] nonce) : ICipherParameters
            {
                public object All => (key, macSize, nonce);
            }
        }
        """);

    [Fact]
    public Task Tests_may_know_their_IV() => VerifyInTestsAsync(
        Usings + "class C { byte[] M(Aes aes, byte[] data) => aes.EncryptCbc(data, new byte[16]); }");

    [Fact]
    public Task The_message_says_what_comes_twice_and_what_to_do() => VerifyAnalyzerAsync(
        Usings + "class C { byte[] M(Aes aes, byte[] data) => aes.EncryptCbc(data, {|#0:new byte[16]|}); }",
        Diagnostic().WithLocation(0).WithMessage(
            "'Aes.EncryptCbc' encrypts with zeros only as IV or nonce: equal messages, and those that begin equally, "
            + "encrypt to equal bytes, so whoever sees them learns what repeats and can test guesses. "
            + "Make a new random one for each message (RandomNumberGenerator.Fill, or SymmetricAlgorithm.GenerateIV) and store "
            + "it beside the ciphertext."));
}
