using Microsoft.CodeAnalysis;
using Psi.Analyzers.Rules;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests.Rules;

public sealed class HardCodedKeyTests : CryptographyTests<HardCodedKeyAnalyzer>
{
    [Theory]
    [InlineData("new AesGcm([|Key|], 16)")]
    [InlineData("new AesCcm([|Key|])")]
    [InlineData("new ChaCha20Poly1305([|Key.AsSpan()|])")]
    [InlineData("new HMACSHA256([|Key|])")]
    [InlineData("new HMACSHA512 { Key = [|Key|] }")]
    [InlineData("new AesManaged { Key = [|Key|] }")]
    [InlineData("aes.CreateEncryptor([|Key|], data)")]
    [InlineData("aes.CreateDecryptor(rgbIV: data, rgbKey: [|Key|])")]
    [InlineData("HMACSHA256.HashData([|Key|], data)")]
    [InlineData("IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, [|Key|])")]
    [InlineData("CryptographicOperations.HmacData(HashAlgorithmName.SHA256, [|Key|], data)")]
    [InlineData("HKDF.DeriveKey(HashAlgorithmName.SHA256, [|Key|], 32)")]
    [InlineData("new Rfc2898DeriveBytes([|Text|], data, 600_000, HashAlgorithmName.SHA256)")]
    [InlineData("Rfc2898DeriveBytes.Pbkdf2([|Text|], data, 600_000, HashAlgorithmName.SHA256, 32)")]
    [InlineData("new PasswordDeriveBytes([|\"a password\"|], data)")]
    [InlineData("new AesGcm([|new byte[32]|], 16)")]
    [InlineData("new AesGcm(data ?? [|Key|], 16)")]
    public Task A_secret_that_the_code_says_is_reported_wherever_it_is_taken(string use) => Verify($$"""
        const string Text = "an example of a passphrase";
        private static readonly byte[] Key = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
        object M(Aes aes, byte[] data) => {{use}};
        """);

    [Theory]
    [InlineData("Encoding.UTF8.GetBytes(\"an example of a key of 32 bytes!!\")")]
    [InlineData("Convert.FromBase64String(\"AAECAwQFBgcICQoLDA0ODw==\")")]
    [InlineData("Convert.FromHexString(\"000102030405060708090a0b0c0d0e0f\")")]
    [InlineData("SHA256.HashData(Encoding.UTF8.GetBytes(\"a passphrase\"))")]
    [InlineData("SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes(\"a passphrase\"))")]
    [InlineData("Encoding.ASCII.GetBytes(\"a passphrase\".PadRight(32))")]
    [InlineData("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]")]
    [InlineData("\"an example of a key of 32 bytes!!\"u8.ToArray()")]
    [InlineData("new byte[] { 0x2b, 0x7e, 0x15, 0x16 }.Concat(data).ToArray()", false)]
    [InlineData("Convert.FromBase64String(Environment.GetEnvironmentVariable(\"KEY\")!)", false)]
    [InlineData("Encoding.UTF8.GetBytes(File.ReadAllText(\"key.txt\"))", false)]
    [InlineData("RandomNumberGenerator.GetBytes(32)", false)]
    [InlineData("SHA256.HashData(data)", false)]
    [InlineData("data", false)]
    public Task Each_way_to_write_a_key_into_the_code_is_seen(string key, bool isReported = true) => Verify($$"""
        void M(Aes aes, byte[] data)
        {
            aes.Key = {{(isReported ? $"[|{key}|]" : key)}};
        }
        """);

    [Fact]
    public Task A_key_that_takes_another_way_through_the_type_is_seen() => Verify("""
        private readonly byte[] _key;
        private string _passphrase = "an example of a passphrase";
        private string _given = "";
        public C(string given) { _key = Encoding.UTF8.GetBytes("an example of 16"); _given = given; }
        private static byte[] KeyOf() { return Encoding.UTF8.GetBytes("an example of 16"); }
        private static byte[] Load() { return File.ReadAllBytes("key"); }
        private static byte[] HexToBytes(string text)
        {
            var bytes = new byte[text.Length / 2];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = Convert.ToByte(text.Substring(2 * i, 2), 16); return bytes;
        }
        private static byte[] Encrypt(byte[] data, string key)
        {
            using (var aes = new AesManaged { Key = [|Encoding.UTF8.GetBytes(key)|] })
                return aes.CreateEncryptor().TransformFinalBlock(data, 0, 1);
        }
        private static byte[] Decrypt(byte[] data, string key)
        {
            using (var aes = new AesManaged { Key = Encoding.UTF8.GetBytes(key) })
                return aes.CreateDecryptor().TransformFinalBlock(data, 0, 1);
        }
        private static void Read(Aes aes, string key) { key = File.ReadAllText(key); aes.Key = Encoding.UTF8.GetBytes(key); }
        void Reads(Aes aes) => Read(aes, "an example of 16");
        byte[] Calls(byte[] data, string key) => Encrypt(Decrypt(Decrypt(data, "an example of 16"), key), "an example of 16");
        void M(Aes aes, byte[] salt)
        {
            aes.Key = [|_key|];
            aes.Key = [|KeyOf()|];
            aes.Key = Load();
            aes.Key = [|HexToBytes("000102030405060708090a0b0c0d0e0f")|];
            aes.Key = HexToBytes(_given);
            aes.Key = Encoding.UTF8.GetBytes(_given);
            _ = new Rfc2898DeriveBytes([|_passphrase|], salt, 1_300_000);
            _ = new Rfc2898DeriveBytes(_given, salt, 1_300_000);
        }
        """);

    [Fact]
    public Task A_local_that_is_given_its_key_later_is_seen() => Verify("""
        void M(Aes aes, bool isTest)
        {
            string text;
            text = "an example of 16";
            aes.Key = [|Encoding.UTF8.GetBytes(text)|];
            byte[] hashed = null;
            using (var md5 = MD5.Create()) { hashed = md5.ComputeHash(Encoding.UTF8.GetBytes(string.Concat("an example", " of 16"))); }
            aes.Key = [|hashed|];
            byte[] padded = new byte[32];
            byte[] given = Encoding.UTF8.GetBytes("an example");
            Array.Copy(given, padded, given.Length);
            aes.Key = [|padded|];
            Array.Clear(padded, 0, padded.Length);
            string chosen = isTest ? "an example of 16" : "another one of 16";
            aes.Key = [|Encoding.UTF8.GetBytes(chosen)|];
            string read = "";
            if (isTest) read = File.ReadAllText("key");
            aes.Key = Encoding.UTF8.GetBytes(read);
            byte[] replaced = Encoding.UTF8.GetBytes("an example of 16");
            replaced = File.ReadAllBytes("key");
            aes.Key = replaced;
        }
        """);

    [Fact]
    public Task What_callers_and_settings_leave_open_is_seen() => Verify("""
        void M(Aes aes, string key = "an example of 16") => aes.Key = [|Encoding.UTF8.GetBytes(key)|];
        void N(Aes aes, string key = null) => aes.Key = Encoding.UTF8.GetBytes(key);
        void O(Aes aes, string key = "an example of 16")
        {
            key = key.Length > 9 ? File.ReadAllText(key) : "";
            aes.Key = Encoding.UTF8.GetBytes(key);
        }
        void P(Aes aes)
        {
            var setting = Environment.GetEnvironmentVariable("KEY") ?? "an example of 16";
            aes.Key = [|Encoding.UTF8.GetBytes(setting)|];
        }
        void Q(Aes aes) => aes.Key =
            Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("KEY") ?? throw new InvalidOperationException());
        void R(Aes aes) => aes.Key = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("KEY") ?? "");
        """);

    [Fact]
    public Task A_static_field_that_others_may_write_begins_with_a_key() => Verify("""
        internal static string Text = "an example of 16";
        internal static string Empty = "";
        internal static byte[] Buffer = new byte[16];
        public string OfObject = "an example of 16";
        public static byte[] Bytes = { 1, 2, 3, 4, 5, 6, 7, 8 };
        void M(Aes aes)
        {
            aes.Key = [|Encoding.UTF8.GetBytes(Text)|];
            aes.Key = [|Bytes|];
            aes.Key = Encoding.UTF8.GetBytes(Empty);
            aes.Key = Buffer;
            aes.Key = Encoding.UTF8.GetBytes(OfObject);
        }
        """);

    [Fact]
    public Task Values_that_go_round_in_circles_end() => Verify("""
        private string _a, _b;
        public C() { _a = _b; _b = _a; }
        private static string Of(int depth) => Of(depth - 1);
        private static string On(string text) => On(text + text);
        void M(Aes aes)
        {
            var text = "a";
            for (var i = 0; i < 9; i++) text = text + text;
            aes.Key = Encoding.UTF8.GetBytes(text + _a + Of(1) + On(text));
        }
        """);

    [Fact]
    public Task Legacy_code_is_read_as_well() => Verify("""
        private byte[] bytes = ASCIIEncoding.ASCII.GetBytes("ZeroCool");
        public string Encrypt(string text)
        {
            DESCryptoServiceProvider provider = new DESCryptoServiceProvider();
            MemoryStream memory = new MemoryStream();
            CryptoStream stream = new CryptoStream(memory, provider.CreateEncryptor([|bytes|], bytes), CryptoStreamMode.Write);
            StreamWriter writer = new StreamWriter(stream);
            writer.Write(text);
            writer.Flush();
            return Convert.ToBase64String(memory.GetBuffer(), 0, (int)memory.Length);
        }
        public RijndaelManaged Make()
        {
            var key = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
            var algorithm = new RijndaelManaged();
            algorithm.Key = [|key|];
            return algorithm;
        }
        """);

    [Fact]
    public Task Keys_that_are_filled_or_given_are_not_reported() => Verify("""
        private readonly byte[] _key = new byte[32];
        private readonly byte[] _given;
        private static readonly byte[] Configured = Convert.FromBase64String(Environment.GetEnvironmentVariable("KEY")!);
        C(byte[] given, Stream stream) { _given = given; stream.ReadExactly(_key); }
        object[] M(Stream stream, string password, byte[] salt)
        {
            var key = new byte[32];
            stream.ReadExactly(key, 0, 32);
            Span<byte> other = stackalloc byte[32];
            RandomNumberGenerator.Fill(other);
            return [new AesGcm(key, 16), new AesGcm(other, 16), new AesGcm(_key, 16), new HMACSHA256(_given),
                new HMACSHA256(Configured), new HMACSHA256(), new Rfc2898DeriveBytes(password, salt, 600_000, HashAlgorithmName.SHA256)];
        }
        """);

    [Fact]
    public Task A_label_under_which_keys_are_derived_is_no_secret() => Verify("""
        byte[] Wallet(byte[] data) => HMACSHA512.HashData(Encoding.ASCII.GetBytes("Bitcoin seed"), data);
        byte[] Bot(string botToken) => HMACSHA256.HashData(Encoding.UTF8.GetBytes("WebAppData"), Encoding.UTF8.GetBytes(botToken));
        byte[] Child(byte[] masterKey)
        {
            using var mac = new HMACSHA256(Encoding.UTF8.GetBytes("child keys"));
            return mac.ComputeHash(masterKey);
        }
        byte[] Extract(byte[] data) => HMACSHA256.HashData(new byte[32], data);
        byte[] Empty(byte[] data) => HMACSHA256.HashData(Array.Empty<byte>(), data);
        byte[] Message(byte[] message) => HMACSHA256.HashData([|Encoding.UTF8.GetBytes("WebAppData")|], message);
        """);

    [Fact]
    public Task Private_keys_are_reported_and_public_ones_are_not() => Verify("""
        void M(RSA rsa, ECDsa ecdsa, AsymmetricAlgorithm any, string pem)
        {
            rsa.FromXmlString([|"<RSAKeyValue><Modulus>AA==</Modulus><D>AA==</D></RSAKeyValue>"|]);
            rsa.ImportRSAPrivateKey([|Convert.FromBase64String("MIIB")|], out _);
            ecdsa.ImportPkcs8PrivateKey([|Convert.FromBase64String("MIIB")|], out _);
            rsa.ImportFromEncryptedPem(pem, [|"a password"|]);
            rsa.ImportFromPem(pem);
            rsa.FromXmlString("<RSAKeyValue><Modulus>AA==</Modulus></RSAKeyValue>");
            rsa.ImportRSAPublicKey(Convert.FromBase64String("MIIB"), out _);
            rsa.ImportFromPem(File.ReadAllText("key.pem"));
        }
        """);

    [Fact]
    public Task A_key_that_signs_tokens_is_reported() => VerifyWithAsync(
        PackageReferences.Compile("Microsoft.IdentityModel.Tokens/8.0.1/lib/net8.0/Microsoft.IdentityModel.Tokens.dll", """
            namespace Microsoft.IdentityModel.Tokens
            {
                public class SymmetricSecurityKey(byte[] key) { public byte[] Key => key; }
                public static class Base64UrlEncoder { public static byte[] DecodeBytes(string str) => []; }
            }
            """),
        """
        using System.Text;
        using Microsoft.IdentityModel.Tokens;
        const string Secret = "an example of a key of 32 bytes!!";
        object[] keys =
        [
            new SymmetricSecurityKey([|Encoding.UTF8.GetBytes(Secret)|]),
            new SymmetricSecurityKey([|Base64UrlEncoder.DecodeBytes("AAECAw")|]),
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(args[0])),
        ];
        System.Console.WriteLine(keys.Length);
        """,
        OutputKind.ConsoleApplication);

    [Fact]
    public Task A_key_of_Bouncy_Castle_is_reported() => VerifyWithAsync(
        PackageReferences.Compile("BouncyCastle.Cryptography/2.6.2/lib/net6.0/BouncyCastle.Cryptography.dll", """
            namespace Org.BouncyCastle.Crypto.Parameters { public class KeyParameter(byte[] key) { public byte[] Key => key; } }
            namespace Org.BouncyCastle.Utilities.Encoders { public static class Hex { public static byte[] Decode(string data) => []; } }
            """),
        """
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Utilities.Encoders;
        class C
        {
            object[] M(byte[] key) => [new KeyParameter([|Hex.Decode("000102030405060708090a0b0c0d0e0f")|]),
                new KeyParameter(key), new KeyParameter(new byte[16])];
        }
        """);

    [Fact]
    public Task Tests_may_know_their_keys() => VerifyInTestsAsync(
        Usings + "class C { object M() => new HMACSHA256(Encoding.UTF8.GetBytes(\"a key\")); }");

    [Fact]
    public Task The_message_says_what_is_known_and_what_to_do() => VerifyAnalyzerAsync(
        Usings + "class C { object M() => new HMACSHA256({|#0:Encoding.UTF8.GetBytes(\"a key\")|}); }",
        Diagnostic().WithLocation(0).WithMessage(
            "'new HMACSHA256' takes its key from the code (a text): whoever has the code, "
            + "the program or its history can decrypt and sign with it. "
            + "Read it from a secret store when the program runs, and exchange this one, which is known."));
}
