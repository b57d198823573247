using Microsoft.CodeAnalysis.CodeFixes;
using static Psi.EndToEnd.Tests.Ide.OpenedSolution;

namespace Psi.EndToEnd.Tests.Ide;

/// <summary>What a developer gets from the packed code fixes.</summary>
[Collection(InTheOpenedSolution.Name)]
public sealed class CodeFixTests(OpenedSolution solution)
{
    [Fact]
    public async Task The_fix_says_what_it_does_and_what_changes_with_it()
    {
        using var editor = solution.Open("using System.Security.Cryptography;\nvar hash = MD5.HashData([]);");

        var finding = Assert.Single(await editor.FindingsAsync(Program));

        Assert.Equal(["Use SHA256 (longer output; stored or exchanged values change)"], await editor.OfferedFixesAsync(Program, finding));
    }

    [Fact]
    public async Task After_the_fix_the_code_compiles_and_the_finding_is_gone()
    {
        using var editor = solution.Open("""
            using System.Security.Cryptography;

            // The name of the file.
            using MD5 algorithm = MD5.Create(); // one per file
            Console.WriteLine(Convert.ToHexString(algorithm.ComputeHash("psi"u8.ToArray())));
            """);

        await editor.ApplyFixAsync(Program, Assert.Single(await editor.FindingsAsync(Program)));

        Assert.Equal("""
            using System.Security.Cryptography;

            // The name of the file.
            using SHA256 algorithm = SHA256.Create(); // one per file
            Console.WriteLine(Convert.ToHexString(algorithm.ComputeHash("psi"u8.ToArray())));
            """, await editor.TextAsync(Program));
        Assert.Empty(await editor.CompileErrorsAsync(Program));
        Assert.Empty(await editor.FindingsAsync(Program));
    }

    [Fact]
    public async Task Where_the_namespace_is_not_imported_the_fix_writes_names_that_compile()
    {
        using var editor = solution.Open("""
            using static System.Security.Cryptography.MD5;
            Console.WriteLine(HashData("psi"u8.ToArray()).Length);
            """);

        await editor.ApplyFixAsync(Program, Assert.Single(await editor.FindingsAsync(Program)));

        Assert.Contains("System.Security.Cryptography.SHA256.HashData(", await editor.TextAsync(Program), StringComparison.Ordinal);
        Assert.Empty(await editor.CompileErrorsAsync(Program));
        Assert.Empty(await editor.FindingsAsync(Program));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Fix_all_fixes_all_in_its_scope_and_nothing_outside(FixAllScope scope)
    {
        using var editor = solution.Open("""
            using System.Security.Cryptography;
            Console.WriteLine(MD5.HashData([]).Length + SHA1.HashData([]).Length);
            using HMACSHA1 keyed = new HMACSHA1([1, 2, 3]);
            """);
        editor.Write(Second, "class Second { byte[] Hash() => System.Security.Cryptography.MD5.HashData([1]); }");
        editor.Write(Library, "class Library { byte[] Hash() => System.Security.Cryptography.SHA1.HashData([2]); }");

        await editor.FixAllAsync(Program, (await editor.FindingsAsync(Program))[0], scope);

        Assert.Equal("""
            using System.Security.Cryptography;
            Console.WriteLine(SHA256.HashData([]).Length + SHA256.HashData([]).Length);
            using HMACSHA256 keyed = new HMACSHA256([1, 2, 3]);
            """, await editor.TextAsync(Program));
        Assert.Equal(scope == FixAllScope.Document ? 1 : 0, (await editor.FindingsAsync(Second)).Count);
        Assert.Equal(scope == FixAllScope.Solution ? 0 : 1, (await editor.FindingsAsync(Library)).Count);
        foreach (var file in new[] { Program, Second, Library })
        {
            Assert.Empty(await editor.CompileErrorsAsync(file));
        }
    }

    [Theory]
    // A buffer measured for the old output: the call would compile and throw.
    [InlineData("Span<byte> hash = stackalloc byte[16]; MD5.HashData(\"psi\"u8, hash);")]
    // The cast would compile and fail when it runs.
    [InlineData("var hash = (MD5?)CryptoConfig.CreateFromName(\"MD5\");")]
    // A format that says which other identifiers it allows.
    [InlineData("var hash = CryptoConfig.CreateFromName(\"http://www.w3.org/2000/09/xmldsig#sha1\");")]
    // A parameter's type is a promise to callers.
    [InlineData("static void Use(MD5 algorithm) { } Use(MD5.Create());")]
    public async Task No_fix_is_offered_where_it_would_break_what_the_code_means(string statement)
    {
        using var editor = solution.Open("using System.Security.Cryptography;\n" + statement);
        Assert.Empty(await editor.CompileErrorsAsync(Program));

        var finding = Assert.Single(await editor.FindingsAsync(Program));

        Assert.Empty(await editor.OfferedFixesAsync(Program, finding));
    }

    [Fact]
    public async Task No_fix_is_offered_for_a_finding_that_only_a_person_can_fix()
    {
        using var editor = solution.Open("new HttpClientHandler().ServerCertificateCustomValidationCallback = (_, _, _, _) => true;");

        var finding = Assert.Single(await editor.FindingsAsync(Program));

        Assert.Equal("PSI3201", finding.Id);
        Assert.Empty(await editor.OfferedFixesAsync(Program, finding));
    }
}
