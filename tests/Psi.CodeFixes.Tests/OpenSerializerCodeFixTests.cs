using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.OpenSerializerAnalyzer, Psi.CodeFixes.OpenSerializerCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class OpenSerializerCodeFixTests
{
    [Theory]
    [InlineData("_ = new JSONParameters { UseExtensions = [|true|] };", "_ = new JSONParameters { UseExtensions = false };")]
    [InlineData("given.UseExtensions = /* a */ [|true|] /* b */;", "given.UseExtensions = /* a */ false /* b */;")]
    [InlineData("given.BlackListTypeChecking = [|false|];", "given.BlackListTypeChecking = true;")]
    public Task A_setting_is_switched(string before, string after) => VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    [InlineData("given.UseExtensions = [|Constant|];")]
    [InlineData("_ = MessagePack.MessagePackSerializer.Typeless.[|Deserialize|]([]);")]
    public Task Nothing_is_offered_where_more_has_to_change(string statement) =>
        VerifyCS.VerifyCodeFixAsync(Source(statement), Source(statement));

    private static string Source(string statement) => $$"""
        using fastJSON;
        class C
        {
            private const bool Constant = true;
            static void M(JSONParameters given)
            {
                {{statement}}
            }
        }
        namespace fastJSON
        {
            public sealed class JSONParameters { public bool UseExtensions = true; public bool BlackListTypeChecking = true; }
        }
        namespace MessagePack
        {
            public static class MessagePackSerializer
            {
                public static class Typeless { public static object Deserialize(byte[] data) => data; }
            }
        }
        """;
}
