using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Psi.Verify.Comparing;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Comparing;

/// <summary>Two assemblies are equal when they do the same, whatever else the compiler writes into them.</summary>
public sealed class AssemblyComparisonTests
{
    private const string Source = """
        using System;
        [assembly: System.Reflection.AssemblyTitle("one")]
        public static class Hashing
        {
            private const int Rounds = 1000;
            public static byte[] Key => new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
            public static string Name() => "sha256";
            public static int Try(int x) { try { return x / 2; } catch (DivideByZeroException) { return 0; } }
            public static int Limit(int rounds = Rounds) => rounds;
        }
        """;

    static AssemblyComparisonTests() => _ = Sdk.Trusted;

    [Theory]
    [InlineData(false, "/elsewhere/a.cs")]
    [InlineData(true, "/here/a.cs")]
    public void Ids_times_paths_and_debug_information_do_not_count(bool isDeterministic, string path) =>
        Assert.Null(AssemblyComparison.Difference(Compiled(Source), Compiled(Source, isDeterministic, path)));

    [Theory]
    [InlineData("\"sha256\"", "\"md5\"", "")]
    [InlineData("x / 2", "x * 2", "the code of Hashing.Try differs")]
    [InlineData("catch (DivideByZeroException)", "catch (OverflowException)", "")]
    [InlineData("8, 9 }", "8, 7 }", "")]
    [InlineData("Rounds = 1000", "Rounds = 1", "names, signatures, constants or attributes")]
    [InlineData("\"one\"", "\"two\"", "names, signatures, constants or attributes")]
    [InlineData("public static string Name()", "public static int Other() => 5; public static string Name()", "it holds Hashing.Other")]
    [InlineData("public static int Limit(int rounds = Rounds) => rounds;", "", "it lacks Hashing.Limit")]
    public void Everything_that_can_run_or_be_asked_for_counts(string from, string to, string expected)
    {
        Assert.Contains(from, Source, StringComparison.Ordinal);

        var difference = AssemblyComparison.Difference(
            Compiled(Source), Compiled(Source.Replace(from, to, StringComparison.Ordinal)));

        Assert.NotNull(difference);
        Assert.Contains(expected, difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_the_same_length_counts()
    {
        // In the assembly itself: the compiler names the field by the hash of its data, which would show as well.
        var expected = Compiled(Source);
        var actual = (byte[])expected.Clone();
        var at = actual.AsSpan().IndexOf(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 });
        actual[at] = 77;

        Assert.Contains("the data of field", AssemblyComparison.Difference(expected, actual), StringComparison.Ordinal);
    }

    [Fact]
    public void Resources_count() => Assert.Equal(
        "its resources differ",
        AssemblyComparison.Difference(
            Compiled(Source, resource: "public key one"u8.ToArray()), Compiled(Source, resource: "public key two"u8.ToArray())));

    [Fact]
    public void What_the_system_loads_first_counts()
    {
        var expected = Compiled(Source);
        var actual = (byte[])expected.Clone();
        "mscorex.dll"u8.CopyTo(actual.AsSpan(actual.AsSpan().IndexOf("mscoree.dll"u8)));

        Assert.Equal("the headers of the file differ", AssemblyComparison.Difference(expected, actual));
    }

    [Fact]
    public void Data_behind_the_last_part_counts() => Assert.Equal(
        "the headers of the file differ",
        AssemblyComparison.Difference(Compiled(Source), [.. Compiled(Source), .. "anything"u8]));

    [Fact]
    public void A_file_that_is_no_assembly_is_said_to_be_damaged()
    {
        var random = new Random(1);
        for (var length = 0; length < 4096; length = (length * 2) + 1)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);

            Assert.NotNull(AssemblyComparison.Difference(Compiled(Source), bytes));
        }
    }

    [Fact]
    public void No_damage_to_an_assembly_makes_the_comparison_fail()
    {
        var expected = Compiled(Source);
        var random = new Random(2);
        for (var round = 0; round < 3000; round++)
        {
            var actual = (byte[])expected.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                actual[random.Next(actual.Length)] = (byte)random.Next(256);
            }

            // Whether it finds a difference depends on what was hit; that it answers does not.
            _ = AssemblyComparison.Difference(expected, random.Next(4) == 0 ? actual[..random.Next(actual.Length)] : actual);
        }
    }

    private static byte[] Compiled(string source, bool isDeterministic = true, string path = "/here/a.cs", byte[]? resource = null)
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            "Hashing",
            [CSharpSyntaxTree.ParseText(source, path: path, encoding: System.Text.Encoding.UTF8)],
            [
                MetadataReference.CreateFromFile(Path.Combine(folder, "System.Private.CoreLib.dll")),
                MetadataReference.CreateFromFile(Path.Combine(folder, "System.Runtime.dll")),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: isDeterministic));
        using var image = new MemoryStream();
        using var pdb = new MemoryStream();
        var result = compilation.Emit(
            image,
            pdb,
            manifestResources: resource is null
                ? null
                : [new ResourceDescription("key", () => new MemoryStream(resource), isPublic: true)]);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }
}
