using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.WeakHashAlgorithmAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class WeakHashAlgorithmTests
{
    [Theory]
    [InlineData("[|MD5.Create|]().ComputeHash(data);")]
    [InlineData("[|MD5.HashData|](data);")]
    [InlineData("[|MD5.HashData|](data.AsSpan());")]
    [InlineData("[|MD5.TryHashData|](data, new byte[16], out _);")]
    [InlineData("[|MD5.HashDataAsync|](Stream.Null);")]
    [InlineData("[|SHA1.Create|]();")]
    [InlineData("[|SHA1.HashData|](Stream.Null);")]
    [InlineData("[|HMACMD5.HashData|](key, data);")]
    [InlineData("[|HMACSHA1.HashData|](key, data);")]
    [InlineData("[|HMACSHA1.TryHashData|](key, data, new byte[20], out _);")]
    [InlineData("[|System.Security.Cryptography.MD5.Create|]();")]
    [InlineData("[|global::System.Security.Cryptography.SHA1.HashData|](data);")]
    [InlineData("Func<byte[], byte[]> hash = [|MD5.HashData|];")]
    [InlineData("_ = new[] { data }.Select([|SHA1.HashData|]);")]
    public Task A_static_member_of_a_weak_algorithm_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("SHA256.Create().ComputeHash(data);")]
    [InlineData("SHA256.HashData(data);")]
    [InlineData("SHA384.TryHashData(data, new byte[48], out _);")]
    [InlineData("SHA512.HashDataAsync(Stream.Null);")]
    [InlineData("SHA3_256.HashData(data);")]
    [InlineData("HMACSHA256.HashData(key, data);")]
    [InlineData("HMACSHA512.TryHashData(key, data, new byte[64], out _);")]
    [InlineData("Func<byte[], byte[]> hash = SHA256.HashData;")]
    public Task A_static_member_of_an_approved_algorithm_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var id = new Guid(MD5.HashData(data));")]
    [InlineData("var id = new Guid(SHA1.HashData(data).Take(16).ToArray());")]
    [InlineData("var id = new Guid(SHA1.HashData(data).AsSpan(0, 16));")]
    [InlineData("var hash = SHA1.HashData(data); var id = new Guid(hash[..16]); var shard = BitConverter.ToInt32(hash, 16);")]
    [InlineData("var id = new Guid(MD5.Create().ComputeHash(data));")]
    [InlineData("using var md5 = MD5.Create(); var id = new Guid(md5.ComputeHash(data));")]
    [InlineData("using (var md5 = new MD5CryptoServiceProvider()) { var id = new Guid(md5.ComputeHash(data)); }")]
    [InlineData("var bucket = BitConverter.ToUInt32(MD5.HashData(data), 0) % 16;")]
    [InlineData("var bucket = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(SHA1.HashData(data));")]
    [InlineData("var keyId = SHA1.HashData(RSA.Create().ExportSubjectPublicKeyInfo());")]
    [InlineData(
        "using var sha1 = SHA1.Create(); var keyId = Convert.ToHexString(sha1.ComputeHash(new X509Certificate2(data).GetPublicKey()));")]
    public Task A_hash_that_only_names_or_spreads_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var hash = [|MD5.HashData|](data); var id = new Guid(hash); Console.WriteLine(Convert.ToHexString(hash));")]
    [InlineData(
        "using var md5 = [|MD5.Create|](); var id = new Guid(md5.ComputeHash(data)); "
        + "Console.WriteLine(Convert.ToHexString(md5.ComputeHash(key)));")]
    [InlineData("var text = BitConverter.ToString([|MD5.HashData|](data));")]
    [InlineData("var hash = [|MD5.HashData|](data);")]
    [InlineData("var hash = [|SHA1.HashData|](RSA.Create().ExportRSAPrivateKey());")]
    public Task A_hash_of_which_more_becomes_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("[|new MD5CryptoServiceProvider()|].ComputeHash(data);")]
    [InlineData("MD5 hash = [|new MD5CryptoServiceProvider()|];")]
    [InlineData("MD5CryptoServiceProvider hash = [|new()|];")]
    [InlineData("using HashAlgorithm hash = [|new SHA1Managed()|];")]
    [InlineData("_ = [|new SHA1CryptoServiceProvider()|];")]
    [InlineData("_ = [|new HMACMD5(key)|];")]
    [InlineData("_ = [|new HMACSHA1()|];")]
    [InlineData("_ = [|new HMACSHA1 { Key = key }|];")]
    [InlineData("HMACSHA1 mac = [|new(key)|];")]
    public Task Creating_a_weak_algorithm_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new SHA256Managed();")]
    [InlineData("_ = new SHA512CryptoServiceProvider();")]
    [InlineData("_ = new HMACSHA256();")]
    [InlineData("HMACSHA512 mac = new(key);")]
    public Task Creating_an_approved_algorithm_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""HashAlgorithm.Create([|"MD5"|]);""")]
    [InlineData("""HashAlgorithm.Create([|"sha1"|]);""")]
    [InlineData("""HashAlgorithm.Create([|"SHA"|]);""")]
    [InlineData("""HashAlgorithm.Create([|"System.Security.Cryptography.SHA1Managed"|]);""")]
    [InlineData("""HashAlgorithm.Create([|"System.Security.Cryptography.MD5, System.Security.Cryptography.Algorithms"|]);""")]
    [InlineData("""HMAC.Create([|"HMACSHA1"|]);""")]
    [InlineData("""KeyedHashAlgorithm.Create([|"HMACMD5"|]);""")]
    [InlineData("""CryptoConfig.CreateFromName([|"MD5"|]);""")]
    [InlineData("""CryptoConfig.CreateFromName([|"http://www.w3.org/2000/09/xmldsig#sha1"|]);""")]
    [InlineData("""CryptoConfig.MapNameToOID([|"SHA1"|]);""")]
    [InlineData("""CryptoConfig.CreateFromName(name: [|"RIPEMD160"|]);""")]
    [InlineData("""_ = new HashAlgorithmName([|"MD5"|]);""")]
    [InlineData("""HashAlgorithmName name = new([|"SHA1"|]);""")]
    [InlineData("""HashAlgorithmName.FromOid([|"1.3.14.3.2.26"|]);""")]
    [InlineData("""_ = new CngAlgorithm([|"MD4"|]);""")]
    [InlineData("""new RSAPKCS1SignatureFormatter().SetHashAlgorithm([|"SHA1"|]);""")]
    [InlineData("""new RSAPKCS1SignatureDeformatter().SetHashAlgorithm([|"MD5"|]);""")]
    [InlineData("""new RSACryptoServiceProvider().SignData(data, [|"SHA1"|]);""")]
    [InlineData("""new RSACryptoServiceProvider().SignData(data, [|typeof(SHA1)|]);""")]
    [InlineData("""new RSACryptoServiceProvider().VerifyData(data, [|"MD5"|], key);""")]
    [InlineData("""new RSACryptoServiceProvider().SignHash(data, [|"1.3.14.3.2.26"|]);""")]
    [InlineData("""_ = new PasswordDeriveBytes("password", key, [|"MD5"|], 1000);""")]
    public Task A_weak_algorithm_chosen_by_name_is_reported_at_the_name(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""HashAlgorithm.Create("SHA256");""")]
    [InlineData("""HashAlgorithm.Create("System.Security.Cryptography.SHA512");""")]
    [InlineData("""HMAC.Create("HMACSHA256");""")]
    [InlineData("""CryptoConfig.CreateFromName("AES");""")]
    [InlineData("""_ = new HashAlgorithmName("SHA3-256");""")]
    [InlineData("""HashAlgorithmName.FromOid("2.16.840.1.101.3.4.2.1");""")]
    [InlineData("""new RSAPKCS1SignatureFormatter().SetHashAlgorithm("SHA512");""")]
    [InlineData("""new RSACryptoServiceProvider().SignData(data, "SHA256");""")]
    [InlineData("""new RSACryptoServiceProvider().SignData(data, typeof(SHA256));""")]
    [InlineData("""Console.WriteLine("MD5");""")]
    [InlineData("""HashAlgorithm.Create(Console.ReadLine()!);""")]
    public Task An_approved_name_and_a_name_that_chooses_nothing_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("[|HashAlgorithm.Create|]();")]
    [InlineData("[|HMAC.Create|]();")]
    [InlineData("[|KeyedHashAlgorithm.Create|]();")]
    [InlineData("""_ = [|new Rfc2898DeriveBytes("password", key, 600_000)|];""")]
    [InlineData("""_ = [|new PasswordDeriveBytes("password", key)|];""")]
    public Task An_API_left_to_its_weak_default_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""_ = new Rfc2898DeriveBytes("password", key, 600_000, HashAlgorithmName.SHA256);""")]
    [InlineData("""_ = new PasswordDeriveBytes("password", key, "SHA256", 1000);""")]
    public Task The_same_API_told_to_use_an_approved_algorithm_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("IncrementalHash.CreateHash([|HashAlgorithmName.MD5|]);")]
    [InlineData("IncrementalHash.CreateHMAC([|HashAlgorithmName.SHA1|], key);")]
    [InlineData("CryptographicOperations.HashData([|HashAlgorithmName.SHA1|], data);")]
    [InlineData("RSA.Create().SignData(data, [|HashAlgorithmName.SHA1|], RSASignaturePadding.Pkcs1);")]
    [InlineData("RSA.Create().VerifyData(data, key, [|HashAlgorithmName.MD5|], RSASignaturePadding.Pkcs1);")]
    [InlineData("RSA.Create().SignHash(data, [|HashAlgorithmName.SHA1|], RSASignaturePadding.Pss);")]
    [InlineData("ECDsa.Create().SignData(data, [|HashAlgorithmName.SHA1|]);")]
    [InlineData("""_ = new CertificateRequest("CN=a", RSA.Create(), [|HashAlgorithmName.SHA1|], RSASignaturePadding.Pkcs1);""")]
    [InlineData("""_ = new Rfc2898DeriveBytes("password", key, 600_000, [|HashAlgorithmName.SHA1|]);""")]
    [InlineData("""Rfc2898DeriveBytes.Pbkdf2("password", key, 600_000, [|HashAlgorithmName.SHA1|], 32);""")]
    [InlineData("HKDF.DeriveKey([|HashAlgorithmName.SHA1|], key, 32);")]
    [InlineData("var name = [|HashAlgorithmName.MD5|]; IncrementalHash.CreateHash(name);")]
    [InlineData("var name = data.Length > 1 ? HashAlgorithmName.SHA256 : [|HashAlgorithmName.SHA1|];")]
    [InlineData("""var name = Console.ReadLine() switch { "md5" => [|HashAlgorithmName.MD5|], _ => HashAlgorithmName.SHA256 };""")]
    [InlineData("new ECDiffieHellmanCng().HashAlgorithm = [|CngAlgorithm.Sha1|];")]
    [InlineData("HashAlgorithm.Create([|HashAlgorithmName.MD5.Name|]!);")]
    [InlineData("(HashAlgorithmName, int) pair = ([|HashAlgorithmName.SHA1|], 20);")]
    public Task A_weak_algorithm_given_as_a_value_is_reported_once_at_the_value(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("IncrementalHash.CreateHash(HashAlgorithmName.SHA256);")]
    [InlineData("CryptographicOperations.HashData(HashAlgorithmName.SHA3_512, data);")]
    [InlineData("RSA.Create().SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pss);")]
    [InlineData("new ECDiffieHellmanCng().HashAlgorithm = CngAlgorithm.Sha256;")]
    public Task An_approved_algorithm_given_as_a_value_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = given == HashAlgorithmName.MD5;")]
    [InlineData("""if (HashAlgorithmName.SHA1 != given) throw new NotSupportedException();""")]
    [InlineData("_ = given.Equals(HashAlgorithmName.SHA1);")]
    [InlineData("_ = HashAlgorithmName.SHA1.Equals(given);")]
    [InlineData("_ = object.Equals(given, HashAlgorithmName.SHA1);")]
    [InlineData("""_ = given switch { var n when n == HashAlgorithmName.MD5 => 16, _ => 32 };""")]
    [InlineData("""switch (given.Name) { case nameof(HashAlgorithmName.MD5): case "SHA1": throw new NotSupportedException(); }""")]
    [InlineData("_ = given.Name == HashAlgorithmName.SHA1.Name;")]
    [InlineData("""var sizes = new Dictionary<HashAlgorithmName, int> { [HashAlgorithmName.SHA1] = 20 };""")]
    [InlineData("""var sizes = new Dictionary<HashAlgorithmName, int> { { HashAlgorithmName.SHA1, 20 } };""")]
    [InlineData("""new HashSet<HashAlgorithmName>().Contains(HashAlgorithmName.MD5);""")]
    public Task Comparing_with_a_weak_algorithm_is_no_use_of_it(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = nameof(MD5);")]
    [InlineData("_ = nameof(MD5.Create);")]
    [InlineData("_ = nameof(HashAlgorithmName.SHA1);")]
    [InlineData("_ = typeof(MD5);")]
    [InlineData("_ = default(SHA1);")]
    [InlineData("_ = MD5.HashSizeInBytes;")]
    [InlineData("_ = (object)data is MD5;")]
    [InlineData("_ = new X509Certificate2(data).Thumbprint;")]
    [InlineData("_ = new X509Certificate2(data).GetCertHash();")]
    [InlineData("_ = RSAEncryptionPadding.OaepSHA1;")]
    public Task Naming_an_algorithm_without_running_it_is_no_use_of_it(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""const string name = "MD5"; HashAlgorithm.Create([|name|]);""")]
    [InlineData("""HashAlgorithm.Create([|nameof(MD5)|]);""")]
    [InlineData("""HashAlgorithm.Create([|"M" + "D5"|]);""")]
    [InlineData("""const string prefix = "SHA"; HashAlgorithm.Create([|$"{prefix}1"|]);""")]
    [InlineData("""HashAlgorithm.Create([|Constant|]);""")]
    [InlineData("""HashAlgorithm.Create([|ReadOnly|]);""")]
    [InlineData("""HashAlgorithm.Create([|GetOnly|]);""")]
    [InlineData("""HashAlgorithm.Create([|Computed|]);""")]
    [InlineData("""HashAlgorithm.Create([|Prefix + "5"|]);""")]
    [InlineData("""HashAlgorithm.Create([|$"{Prefix}5"|]);""")]
    [InlineData("""var name = "MD5"; HashAlgorithm.Create([|name|]);""")]
    [InlineData("""HashAlgorithm.Create(data.Length > 1 ? [|"MD5"|] : "SHA256");""")]
    [InlineData("""HashAlgorithm.Create(data.Length switch { 1 => [|"MD5"|], 2 => [|"SHA1"|], _ => "SHA256" });""")]
    [InlineData("""HashAlgorithm.Create(Console.ReadLine() ?? [|"MD5"|]);""")]
    [InlineData("""HashAlgorithm.Create([|Unwritten|]);""")]
    [InlineData("""HashAlgorithm.Create([|NameOf()|]);""")]
    [InlineData("""HashAlgorithm.Create([|string.Concat(Prefix, "5")|]);""")]
    [InlineData("""HashAlgorithm.Create([|string.Format("{0}{1}", Prefix, "5")|]);""")]
    [InlineData("""string name; name = "MD5"; HashAlgorithm.Create([|name|]);""")]
    [InlineData("""string name = null; if (data.Length > 1) name = "MD5"; HashAlgorithm.Create([|name|]);""")]
    [InlineData(
        """string name; switch (data.Length) { case 1: name = "MD5"; break; default: name = "SHA256"; break; } """
        + """HashAlgorithm.Create([|name|]);""")]
    [InlineData(
        """object Of(string name = "MD5") => HashAlgorithm.Create([|name|]); object Given(string name) => HashAlgorithm.Create(name);""")]
    public Task A_name_known_without_running_the_program_is_read(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""var name = "MD5"; name = "SHA256"; HashAlgorithm.Create(name);""")]
    [InlineData("""var name = "MD5"; Change(ref name); HashAlgorithm.Create(name);""")]
    [InlineData("""HashAlgorithm.Create(Writable);""")]
    [InlineData("""HashAlgorithm.Create(WrittenBelow);""")]
    [InlineData("""string name; name = "MD5"; name = "SHA256"; HashAlgorithm.Create(name);""")]
    [InlineData("""HashAlgorithm.Create(NameOf(Console.ReadLine()));""")]
    [InlineData("""HashAlgorithm.Create(Overwritten);""")]
    [InlineData("""HashAlgorithm.Create(Endless);""")]
    [InlineData("""HashAlgorithm.Create($"{Prefix,9}5");""")]
    public Task A_name_that_may_be_another_when_the_program_runs_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task A_read_only_name_is_read_from_another_file()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Security.Cryptography;
                class Hashing { object? M() => HashAlgorithm.Create([|Names.Legacy|]); }
                """,
        };
        test.TestState.Sources.Add("""static partial class Names { public static readonly string Legacy = Base + "5"; }""");
        test.TestState.Sources.Add("""static partial class Names { private const string Base = "MD"; }""");
        return test.RunAsync();
    }

    [Fact]
    public Task A_class_that_derives_from_a_weak_algorithm_is_reported_where_it_is_declared() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class [|LegacyMac|] : HMACMD5 { }
        class StillLegacy : LegacyMac { }
        abstract class [|Base|] : MD5 { }
        abstract class [|Generic|]<T> : SHA1 { }
        class Uses { object M() => new StillLegacy(); LegacyMac N() => new(); }
        """);

    [Fact]
    public Task A_class_that_derives_from_an_approved_algorithm_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class Mac : HMACSHA256 { }
        abstract class Own : HashAlgorithm { }
        class Uses { object M() => new Mac(); }
        """);

    [Fact]
    public Task An_own_type_of_the_same_name_elsewhere_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        using Own;
        class Uses
        {
            object M(byte[] data) => (MD5.Create(), MD5.HashData(data),
                new SHA1Managed(), HashAlgorithmName.MD5, HashAlgorithm.Create("MD5"));
        }
        namespace Own
        {
            class MD5 { public static MD5 Create() => new(); public static byte[] HashData(byte[] data) => data; }
            class SHA1Managed { }
            static class HashAlgorithmName { public static string MD5 => "MD5"; }
            static class HashAlgorithm { public static object Create(string name) => name; }
        }
        """);

    [Fact]
    public Task Aliases_and_static_usings_are_seen_through() => VerifyCS.VerifyAnalyzerAsync("""
        using static System.Security.Cryptography.MD5;
        using Digest = System.Security.Cryptography.SHA1;
        using Crypto = System.Security.Cryptography;
        class C
        {
            object M(byte[] data) => ([|Create|](), [|HashData|](data), [|Digest.HashData|](data), [|new Crypto::HMACMD5()|]);
        }
        """);

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Security.Cryptography;
                var name = "MD5";
                System.Console.WriteLine([|SHA1.HashData|]([1]).Length + HashAlgorithm.Create([|name|])!.HashSize);
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Generated_code_is_analysed() => VerifyCS.VerifyAnalyzerAsync("""
        // <auto-generated/>
        using System.Security.Cryptography;
        [System.CodeDom.Compiler.GeneratedCode("tool", "1.0")]
        class C { object M() => [|MD5.Create|](); }
        """);

    [Fact]
    public Task Initialisers_lambdas_local_functions_and_constructor_calls_are_analysed() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        using System.Security.Cryptography;
        class C(HashAlgorithm hash)
        {
            private static readonly MD5 Shared = [|MD5.Create|]();
            private HashAlgorithmName Name { get; } = [|HashAlgorithmName.SHA1|];
            private Func<HashAlgorithm> Factory => () => [|SHA1.Create|]();
            public C() : this([|new MD5CryptoServiceProvider()|]) { }
            HashAlgorithm Inner() { return Local(); static HashAlgorithm Local() => [|MD5.Create|](); }
            int Size => hash.HashSize;
        }
        """);

    [Fact]
    public Task Documentation_comments_are_not_uses() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        /// <summary>Replaces <see cref="MD5.Create()"/> and <see cref="HashAlgorithmName.SHA1"/>.</summary>
        class C { byte[] M(byte[] data) => SHA256.HashData(data); }
        """);

    [Fact]
    public Task A_hash_injected_from_elsewhere_is_reported_where_it_is_created() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class C
        {
            byte[] Hash(MD5 hash, byte[] data) => hash.ComputeHash(data);
            byte[] M(byte[] data) => Hash([|MD5.Create|](), data);
        }
        """);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Security.Cryptography;
                class C
                {
                    byte[] M(byte[] d) { using (var h = [|new MD5CryptoServiceProvider()|]) { return h.ComputeHash(d); } }
                    byte[] N(byte[] d) { using (SHA1 h = [|SHA1.Create|]()) { return h.ComputeHash(d); } }
                    object O(byte[] salt) => [|new Rfc2898DeriveBytes("password", salt, 10000)|];
                    object P() => HashAlgorithm.Create("SHA256");
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Algorithms_that_only_NET_Framework_has_are_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class C
        {
            object M(byte[] key) => ([|RIPEMD160.Create|](), [|new RIPEMD160Managed()|],
                [|new HMACRIPEMD160(key)|], [|new MD5Cng()|], [|new SHA1Cng()|]);
            string N(string password) => System.Web.Security.FormsAuthentication.HashPasswordForStoringInConfigFile(password, [|"MD5"|]);
            string O() => System.Web.Security.FormsAuthentication.HashPasswordForStoringInConfigFile("MD5", "SHA256");
        }
        namespace System.Security.Cryptography
        {
            public class RIPEMD160
            {
                public static RIPEMD160 Create() => new RIPEMD160Managed2();
                private class [|RIPEMD160Managed2|] : RIPEMD160 { }
            }
            public class RIPEMD160Managed : RIPEMD160 { }
            public class HMACRIPEMD160(byte[] key) { public byte[] Key => key; }
            public class MD5Cng { }
            public class SHA1Cng { }
        }
        namespace System.Web.Security
        {
            public static class FormsAuthentication
            {
                public static string HashPasswordForStoringInConfigFile(string password, string passwordFormat) =>
                    password + passwordFormat;
            }
        }
        """);

    [Fact]
    public Task The_key_derivation_of_ASP_NET_Core_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        class C
        {
            byte[] Bad() => KeyDerivation.Pbkdf2("password", [1], [|KeyDerivationPrf.HMACSHA1|], 600_000, 32);
            byte[] Good() => KeyDerivation.Pbkdf2("password", [1], KeyDerivationPrf.HMACSHA512, 210_000, 32);
            bool Asks(KeyDerivationPrf given) => given is KeyDerivationPrf.HMACSHA1;
            int Size(KeyDerivationPrf given) { switch (given) { case KeyDerivationPrf.HMACSHA1: return 20; default: return 32; } }
        }
        namespace Microsoft.AspNetCore.Cryptography.KeyDerivation
        {
            public enum KeyDerivationPrf { HMACSHA1, HMACSHA256, HMACSHA512 }
            public static class KeyDerivation
            {
                public static byte[] Pbkdf2(string password, byte[] salt,
                    KeyDerivationPrf prf, int iterationCount, int numBytesRequested) => salt;
            }
        }
        """);

    [Fact]
    public Task The_digests_of_Bouncy_Castle_are_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Encodings;
        using Org.BouncyCastle.Crypto.Operators;
        using Org.BouncyCastle.Security;
        class C
        {
            object[] Weak() =>
            [
                [|new MD4Digest()|], [|new MD5Digest()|], [|new Sha1Digest()|], [|new RipeMD160Digest()|],
                DigestUtilities.GetDigest([|"MD5"|]), DigestUtilities.GetDigest([|"SHA-1"|]), MacUtilities.GetMac([|"HMAC/SHA1"|]),
                SignerUtilities.GetSigner([|"SHA1withRSA"|]), SignerUtilities.GetSigner([|"MD5WITHRSA"|]),
                new Asn1SignatureFactory([|"SHA-1withECDSA"|]),
            ];
            object[] Approved() =>
            [
                new Sha256Digest(), DigestUtilities.GetDigest("SHA-256"), MacUtilities.GetMac("HMAC/SHA256"),
                SignerUtilities.GetSigner("SHA256withRSA"), new OaepEncoding(1, new Sha1Digest()), "SHA1withRSA", nameof(MD5Digest),
            ];
        }
        """ + BouncyCastle);

    private const string BouncyCastle = """

        namespace Org.BouncyCastle.Crypto.Digests
        {
            public class MD4Digest { }
            public class MD5Digest { }
            public class Sha1Digest { }
            public class RipeMD160Digest { }
            public class Sha256Digest { }
        }
        namespace Org.BouncyCastle.Crypto.Encodings
        {
            public class OaepEncoding(object cipher, object digest) { public object Both => (cipher, digest); }
        }
        namespace Org.BouncyCastle.Crypto.Operators
        {
            public class Asn1SignatureFactory(string algorithm) { public string Algorithm => algorithm; }
        }
        namespace Org.BouncyCastle.Security
        {
            public static class DigestUtilities { public static object GetDigest(string algorithm) => algorithm; }
            public static class MacUtilities { public static object GetMac(string algorithm) => algorithm; }
            public static class SignerUtilities { public static object GetSigner(string algorithm) => algorithm; }
        }
        """;

    [Fact]
    public Task A_framework_type_defined_in_two_assemblies_is_still_known() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class C { object M() => [|MD5.Create|](); }
        namespace System.Security.Cryptography { class MD5 { public static MD5 Create() => new MD5Inner(); class [|MD5Inner|] : MD5 { } } }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Security.Cryptography;
        class C { object M(byte[] key) => ({|#0:MD5.Create|}(), {|#1:new HMACSHA1(key)|}); }
        """,
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'MD5.Create' uses MD5: two inputs with the same hash are made in seconds, so what it signs or identifies can be swapped. "
                + "Use SHA256 instead; hashes that are already stored or exchanged change with it.")
            .WithProperty("algorithm", "MD5")
            .WithProperty("form", "static-member"),
        VerifyCS.Diagnostic().WithLocation(1)
            .WithMessage(
                "'new HMACSHA1' uses HMACSHA1: SHA-1 is no longer approved for HMAC and key derivation, "
                + "and what replaces it has to be agreed with whoever checks the result. "
                + "Use HMACSHA256 instead; hashes that are already stored or exchanged change with it.")
            .WithProperty("algorithm", "HMACSHA1")
            .WithProperty("form", "creation"));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class C : {|CS0246:Missing|}
        {
            object M() => MD5.{|CS0117:Unknown|}();
            object N() => [|MD5.Create|]().{|CS1061:Nothing|};
            object O() => new {|CS0246:Absent|}(HashAlgorithm.Create([|"MD5"|]));
            object P() => HashAlgorithm.{|CS1501:Create|}("MD5", 1, 2);
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        class C
        {
            private const string Constant = "MD5";
            private static readonly string ReadOnly = "MD5";
            private static readonly string Prefix = "MD";
            private static string Unwritten = "MD5";
            public static string Writable = "MD5";
            private static string WrittenBelow = "MD5";
            private static string NameOf() { return "MD5"; }
            private static string NameOf(string name) => name;
            private static void Set(string name) => WrittenBelow = name;
            private static readonly string Overwritten = "MD5";
            private static readonly string Endless = Endless + "5";
            private static string GetOnly { get; } = "MD5";
            private static string Computed => Prefix + "5";
            static C() { Overwritten = "SHA256"; }
            static void Change(ref string name) => name = "SHA256";
            static void M(byte[] data, byte[] key, HashAlgorithmName given)
            {
                {{statement}}
            }
        }
        """);
}
