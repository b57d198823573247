using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.JavaScriptTypeResolverAnalyzer, Psi.CodeFixes.JavaScriptTypeResolverCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class JavaScriptTypeResolverCodeFixTests
{
    [Theory]
    [InlineData("_ = new JavaScriptSerializer([|new SimpleTypeResolver()|]);", "_ = new JavaScriptSerializer();")]
    [InlineData("JavaScriptSerializer serializer = new([|new SimpleTypeResolver()|]);", "JavaScriptSerializer serializer = new();")]
    [InlineData("_ = new JavaScriptSerializer(resolver: [|new SimpleTypeResolver()|]) /* a */;", "_ = new JavaScriptSerializer() /* a */;")]
    [InlineData(
        "_ = new JavaScriptSerializer([|given|]); _ = new JavaScriptSerializer([|given|]) { MaxJsonLength = 1 };",
        "_ = new JavaScriptSerializer(); _ = new JavaScriptSerializer() { MaxJsonLength = 1 };")]
    public Task The_resolver_goes(string before, string after) => VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    [InlineData("_ = new JavaScriptSerializer(isOld ? [|given|] : null);")]
    [InlineData("_ = new JavaScriptSerializer([|given|], 1);")]
    public Task Nothing_is_offered_where_it_is_not_the_whole_argument_or_can_not_be_left_out(string statement) =>
        VerifyCS.VerifyCodeFixAsync(Source(statement), Source(statement));

    private static string Source(string statement) => $$"""
        using System.Web.Script.Serialization;
        class C
        {
            static void M(SimpleTypeResolver given, bool isOld)
            {
                {{statement}}
            }
        }
        namespace System.Web.Script.Serialization
        {
            public class SimpleTypeResolver { }
            public class JavaScriptSerializer
            {
                public JavaScriptSerializer() { }
                public JavaScriptSerializer(SimpleTypeResolver? resolver) { }
                public JavaScriptSerializer(SimpleTypeResolver? resolver, int size) { }
                public int MaxJsonLength { get; set; }
            }
        }
        """;
}
