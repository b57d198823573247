using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.WeakHashAlgorithmAnalyzer, Psi.CodeFixes.WeakHashAlgorithmCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class WeakHashAlgorithmCodeFixTests
{
    [Theory]
    [InlineData("_ = [|MD5.Create|]().ComputeHash(data);", "_ = SHA256.Create().ComputeHash(data);")]
    [InlineData("using var hash = [|SHA1.Create|]();", "using var hash = SHA256.Create();")]
    [InlineData("var digest = [|MD5.HashData|](data);", "var digest = SHA256.HashData(data);")]
    [InlineData("_ = [|SHA1.HashDataAsync|](Stream.Null);", "_ = SHA256.HashDataAsync(Stream.Null);")]
    [InlineData("_ = [|HMACMD5.HashData|](key, data);", "_ = HMACSHA256.HashData(key, data);")]
    [InlineData("Func<byte[], byte[]> hash = [|MD5.HashData|];", "Func<byte[], byte[]> hash = SHA256.HashData;")]
    [InlineData("_ = [|System.Security.Cryptography.MD5.HashData|](data);", "_ = System.Security.Cryptography.SHA256.HashData(data);")]
    [InlineData("_ = [|global::System.Security.Cryptography.MD5.Create|]();", "_ = global::System.Security.Cryptography.SHA256.Create();")]
    [InlineData("_ = [|Digest.HashData|](data);", "_ = SHA256.HashData(data);")]
    [InlineData("_ = [|SHA1Managed.Create|]();", "_ = SHA256.Create();")]
    public Task A_static_member_becomes_the_approved_one(string before, string after) => VerifyStatementAsync(before, after);

    [Theory]
    [InlineData("_ = [|new MD5CryptoServiceProvider()|].ComputeHash(data);", "_ = SHA256.Create().ComputeHash(data);")]
    [InlineData("using HashAlgorithm hash = [|new SHA1Managed()|];", "using HashAlgorithm hash = SHA256.Create();")]
    [InlineData(
        "_ = [|new System.Security.Cryptography.SHA1CryptoServiceProvider()|];",
        "_ = System.Security.Cryptography.SHA256.Create();")]
    [InlineData("_ = [|new HMACMD5(key)|];", "_ = new HMACSHA256(key);")]
    [InlineData("_ = [|new HMACSHA1(key, true)|];", "_ = new HMACSHA256(key);")]
    [InlineData("_ = [|new HMACSHA1 { Key = key }|];", "_ = new HMACSHA256 { Key = key };")]
    [InlineData("HMAC mac = [|new HMACSHA1()|];", "HMAC mac = new HMACSHA256();")]
    public Task A_creation_becomes_that_of_the_approved_one(string before, string after) => VerifyStatementAsync(before, after);

    [Theory]
    [InlineData("MD5 hash = [|MD5.Create|](); hash.ComputeHash(data);", "SHA256 hash = SHA256.Create(); hash.ComputeHash(data);")]
    [InlineData("using MD5 hash = [|MD5.Create|]();", "using SHA256 hash = SHA256.Create();")]
    [InlineData(
        "using (SHA1 hash = [|SHA1.Create|]()) { hash.ComputeHash(data); }",
        "using (SHA256 hash = SHA256.Create()) { hash.ComputeHash(data); }")]
    [InlineData("MD5 hash = [|new MD5CryptoServiceProvider()|];", "SHA256 hash = SHA256.Create();")]
    [InlineData("MD5CryptoServiceProvider hash = [|new()|];", "SHA256 hash = SHA256.Create();")]
    [InlineData("HMACSHA1 mac = [|new(key)|];", "HMACSHA256 mac = new(key);")]
    [InlineData("HMACMD5 mac = [|new HMACMD5(key)|];", "HMACSHA256 mac = new HMACSHA256(key);")]
    [InlineData("MD5? hash = [|MD5.Create|]();", "SHA256? hash = SHA256.Create();")]
    [InlineData("System.Security.Cryptography.MD5 hash = [|MD5.Create|]();", "System.Security.Cryptography.SHA256 hash = SHA256.Create();")]
    [InlineData("Digest hash = [|Digest.Create|]();", "SHA256 hash = SHA256.Create();")]
    [InlineData("MD5 hash; hash = [|MD5.Create|]();", "SHA256 hash; hash = SHA256.Create();")]
    public Task A_declaration_of_the_old_type_changes_with_it(string before, string after) => VerifyStatementAsync(before, after);

    [Theory]
    [InlineData("""_ = HashAlgorithm.Create([|"MD5"|]);""", """_ = HashAlgorithm.Create("SHA256");""")]
    [InlineData(
        """_ = HashAlgorithm.Create([|"System.Security.Cryptography.SHA1"|]);""",
        """_ = HashAlgorithm.Create("System.Security.Cryptography.SHA256");""")]
    [InlineData("""_ = HMAC.Create([|"HMACSHA1"|]);""", """_ = HMAC.Create("HMACSHA256");""")]
    [InlineData("""_ = CryptoConfig.CreateFromName([|"md5"|]);""", """_ = CryptoConfig.CreateFromName("SHA256");""")]
    [InlineData("""_ = new HashAlgorithmName([|"SHA1"|]);""", """_ = new HashAlgorithmName("SHA256");""")]
    [InlineData(
        """_ = HashAlgorithm.Create(data.Length > 1 ? [|"MD5"|] : "SHA512");""",
        """_ = HashAlgorithm.Create(data.Length > 1 ? "SHA256" : "SHA512");""")]
    public Task A_literal_name_becomes_the_approved_one(string before, string after) => VerifyStatementAsync(before, after);

    [Theory]
    [InlineData("IncrementalHash.CreateHash([|HashAlgorithmName.MD5|]);", "IncrementalHash.CreateHash(HashAlgorithmName.SHA256);")]
    [InlineData(
        "_ = CryptographicOperations.HashData([|HashAlgorithmName.SHA1|], data);",
        "_ = CryptographicOperations.HashData(HashAlgorithmName.SHA256, data);")]
    [InlineData(
        "_ = RSA.Create().SignData(data, [|System.Security.Cryptography.HashAlgorithmName.SHA1|], RSASignaturePadding.Pss);",
        "_ = RSA.Create().SignData(data, System.Security.Cryptography.HashAlgorithmName.SHA256, RSASignaturePadding.Pss);")]
    [InlineData("_ = [|CngAlgorithm.Sha1|];", "_ = CngAlgorithm.Sha256;")]
    [InlineData(
        """_ = [|new Rfc2898DeriveBytes("password", key, 600_000)|];""",
        """_ = new Rfc2898DeriveBytes("password", key, 600_000, HashAlgorithmName.SHA256);""")]
    [InlineData("_ = [|HashAlgorithm.Create|]();", "_ = SHA256.Create();")]
    public Task An_algorithm_value_becomes_the_approved_one(string before, string after) => VerifyStatementAsync(before, after);

    [Theory]
    [InlineData("[|MD5.TryHashData|](data, new byte[16], out _);")]
    [InlineData("_ = [|MD5.HashData|](data, new byte[16]);")]
    [InlineData("_ = [|SHA1.HashDataAsync|](Stream.Null, new byte[20]);")]
    [InlineData("""_ = [|MD5.Create|]("MD5");""")]
    [InlineData("const string name = \"MD5\"; _ = HashAlgorithm.Create([|name|]);")]
    [InlineData("""_ = (MD5?)HashAlgorithm.Create([|"MD5"|]);""")]
    [InlineData("""_ = HashAlgorithm.Create([|"MD5"|]) as MD5;""")]
    [InlineData("""_ = CryptoConfig.CreateFromName([|"http://www.w3.org/2000/09/xmldsig#sha1"|]);""")]
    [InlineData("""_ = HashAlgorithmName.FromOid([|"1.3.14.3.2.26"|]);""")]
    [InlineData("_ = [|HMAC.Create|]();")]
    [InlineData("""_ = [|new Rfc2898DeriveBytes("password", key)|];""")]
    [InlineData("Old([|MD5.Create|]());")]
    [InlineData("var hash = [|MD5.Create|](); Old(hash);")]
    [InlineData("MD5 hash = [|MD5.Create|](); hash = [|MD5.Create|]();")]
    [InlineData("MD5 hash = data.Length > 1 ? [|MD5.Create|]() : [|MD5.Create|]();")]
    public Task Nothing_is_offered_where_it_would_not_be_right_by_itself(string statement) => VerifyStatementAsync(statement, statement);

    [Fact]
    public Task Comments_and_layout_stay() => VerifyCS.VerifyCodeFixAsync(
        """
        using System.Security.Cryptography;
        class C
        {
            byte[] M(byte[] data)
            {
                // before
                using (/* a */ MD5 /* b */ hash /* c */ = /* d */ [|MD5 /* e */ .Create|]( /* f */ ) /* g */ ) // h
                    return hash.ComputeHash(data);
            }
            object N() => /* a */ [|new MD5CryptoServiceProvider()|] /* b */ ; // c
        }
        """,
        """
        using System.Security.Cryptography;
        class C
        {
            byte[] M(byte[] data)
            {
                // before
                using (/* a */ SHA256 /* b */ hash /* c */ = /* d */ SHA256 /* e */ .Create( /* f */ ) /* g */ ) // h
                    return hash.ComputeHash(data);
            }
            object N() => /* a */ SHA256.Create() /* b */ ; // c
        }
        """);

    [Fact]
    public Task Private_fields_and_properties_change_their_type_also_when_assigned_elsewhere() => VerifyCS.VerifyCodeFixAsync(
        """
        using System.Security.Cryptography;
        class C
        {
            private static readonly MD5 Shared = [|MD5.Create|]();
            private readonly SHA1 _later;
            private HMACMD5 Mac { get; } = [|new HMACMD5()|];
            public C() { _later = [|new SHA1Managed()|]; }
            byte[] M(byte[] data) => Shared.ComputeHash(_later.ComputeHash(Mac.ComputeHash(data)));
        }
        """,
        """
        using System.Security.Cryptography;
        class C
        {
            private static readonly SHA256 Shared = SHA256.Create();
            private readonly SHA256 _later;
            private HMACSHA256 Mac { get; } = new HMACSHA256();
            public C() { _later = SHA256.Create(); }
            byte[] M(byte[] data) => Shared.ComputeHash(_later.ComputeHash(Mac.ComputeHash(data)));
        }
        """);

    [Fact]
    public Task A_field_that_other_code_can_see_is_left_alone()
    {
        const string source = """
            using System.Security.Cryptography;
            public class C
            {
                public static MD5 Shared = [|MD5.Create|]();
                internal SHA1 Mine { get; } = [|SHA1.Create|]();
                public MD5 Make() => [|MD5.Create|]();
            }
            """;
        return VerifyCS.VerifyCodeFixAsync(source, source);
    }

    [Fact]
    public Task A_private_field_that_another_part_of_its_type_needs_as_it_is_is_left_alone()
    {
        var test = new VerifyCS.Test { TestCode = PartWithField, FixedCode = PartWithField };
        test.TestState.Sources.Add(PartWithUse);
        test.FixedState.Sources.Add(PartWithUse);
        return test.RunAsync();
    }

    private const string PartWithField = """
        using System.Security.Cryptography;
        partial class C { private MD5 _hash = [|MD5.Create|](); }
        """;

    private const string PartWithUse = """
        using System.Security.Cryptography;
        partial class C { MD5 Use() => _hash; }
        """;

    [Fact]
    public Task A_class_that_derives_from_a_weak_algorithm_is_left_alone()
    {
        const string source = """
            using System.Security.Cryptography;
            class [|LegacyMac|] : HMACMD5 { }
            """;
        return VerifyCS.VerifyCodeFixAsync(source, source);
    }

    [Fact]
    public Task A_static_using_gets_the_type_written_out() => VerifyCS.VerifyCodeFixAsync(
        """
        using static System.Security.Cryptography.MD5;
        class C
        {
            object M(byte[] data) => ([|Create|](), [|HashData|](data));
        }
        """,
        """
        using static System.Security.Cryptography.MD5;
        class C
        {
            object M(byte[] data) => (System.Security.Cryptography.SHA256.Create(), System.Security.Cryptography.SHA256.HashData(data));
        }
        """);

    [Fact]
    public Task A_file_with_an_own_type_of_the_new_name_is_still_right() => VerifyCS.VerifyCodeFixAsync(
        """
        using Crypto = System.Security.Cryptography;
        using Weak = System.Security.Cryptography.MD5;
        class SHA256 { }
        class C { object M(byte[] data) => ([|Crypto.MD5.HashData|](data), [|Weak.HashData|](data)); }
        class [|Weak2|] : Crypto::HMACMD5 { }
        """,
        """
        using Crypto = System.Security.Cryptography;
        using Weak = System.Security.Cryptography.MD5;
        class SHA256 { }
        class C { object M(byte[] data) => (Crypto.SHA256.HashData(data), Crypto.SHA256.HashData(data)); }
        class [|Weak2|] : Crypto::HMACMD5 { }
        """);

    [Fact]
    public Task Fix_all_reaches_every_document_and_project()
    {
        var test = new VerifyCS.Test { TestCode = Before("A"), FixedCode = After("A") };
        test.TestState.Sources.Add(Before("B"));
        test.FixedState.Sources.Add(After("B"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Before("C"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Before("D"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(After("C"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(After("D"));
        return test.RunAsync();
    }

    private static string Before(string name) => $$"""
        using System.Security.Cryptography;
        class {{name}}
        {
            private readonly MD5 _hash = [|MD5.Create|]();
            byte[] M(byte[] data)
            {
                using SHA1 first = [|SHA1.Create|]();
                using (MD5 third = [|new MD5CryptoServiceProvider()|])
                {
                    _hash.ComputeHash(data);
                    third.ComputeHash([|MD5.HashData|]([|SHA1.HashData|](data)));
                }
                return CryptographicOperations.HashData([|HashAlgorithmName.SHA1|], HashAlgorithm.Create([|"MD5"|])!.ComputeHash(data));
            }
        }
        """;

    private static string After(string name) => $$"""
        using System.Security.Cryptography;
        class {{name}}
        {
            private readonly SHA256 _hash = SHA256.Create();
            byte[] M(byte[] data)
            {
                using SHA256 first = SHA256.Create();
                using (SHA256 third = SHA256.Create())
                {
                    _hash.ComputeHash(data);
                    third.ComputeHash(SHA256.HashData(SHA256.HashData(data)));
                }
                return CryptographicOperations.HashData(HashAlgorithmName.SHA256, HashAlgorithm.Create("SHA256")!.ComputeHash(data));
            }
        }
        """;

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_fixed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Security.Cryptography;
                class C { byte[] M(byte[] d) { using (var h = [|new MD5CryptoServiceProvider()|]) { return h.ComputeHash(d); } } }
                """,
            FixedCode = """
                using System.Security.Cryptography;
                class C { byte[] M(byte[] d) { using (var h = SHA256.Create()) { return h.ComputeHash(d); } } }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Bouncy_Castle_s_digests_become_its_own_approved_one() => VerifyCS.VerifyCodeFixAsync(
        """
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Security;
        class C
        {
            private readonly MD5Digest _digest = [|new MD5Digest()|];
            object[] M()
            {
                Sha1Digest local = [|new Sha1Digest()|];
                return [_digest, local, [|new Org.BouncyCastle.Crypto.Digests.MD5Digest()|]];
            }
            object[] N() => [DigestUtilities.GetDigest([|"MD5"|]), DigestUtilities.GetDigest([|"SHA1withRSA"|])];
        }
        """ + BouncyCastle,
        """
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Security;
        class C
        {
            private readonly Sha256Digest _digest = new Sha256Digest();
            object[] M()
            {
                Sha256Digest local = new Sha256Digest();
                return [_digest, local, new Org.BouncyCastle.Crypto.Digests.Sha256Digest()];
            }
            object[] N() => [DigestUtilities.GetDigest("SHA256"), DigestUtilities.GetDigest("SHA256withRSA")];
        }
        """ + BouncyCastle);

    private const string BouncyCastle = """

        namespace Org.BouncyCastle.Crypto.Digests
        {
            public class MD5Digest { }
            public class Sha1Digest { }
            public class Sha256Digest { }
        }
        namespace Org.BouncyCastle.Security
        {
            public static class DigestUtilities { public static object GetDigest(string algorithm) => algorithm; }
        }
        """;

    [Fact]
    public Task A_fix_the_framework_has_nothing_for_is_not_offered()
    {
        const string source = """
            using System.Security.Cryptography;
            class C { object M(byte[] salt) => [|new Rfc2898DeriveBytes("password", salt, 10000)|]; }
            """;
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = source,
            FixedCode = source,
        };
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[|MD5.Create|]()", "SHA256.Create()", "Use SHA256 (longer output; stored or exchanged values change)")]
    [InlineData("[|new HMACSHA1()|]", "new HMACSHA256()", "Use HMACSHA256 (longer output; stored or exchanged values change)")]
    public Task The_title_warns_of_what_changes_beside_the_code(string before, string after, string title)
    {
        var test = new VerifyCS.Test
        {
            TestCode = Source(before),
            FixedCode = Source(after),
            CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title),
        };
        return test.RunAsync();

        static string Source(string created) => $"using System.Security.Cryptography; class C {{ object M() => {created}; }}";
    }

    private static Task VerifyStatementAsync(string before, string after) => VerifyCS.VerifyCodeFixAsync(InMethod(before), InMethod(after));

    private static string InMethod(string statement) => $$"""
        using System;
        using System.IO;
        using System.Security.Cryptography;
        using Digest = System.Security.Cryptography.MD5;
        class C
        {
            static void Old(MD5 hash) { }
            static void M(byte[] data, byte[] key)
            {
                {{statement}}
            }
        }
        """;
}
