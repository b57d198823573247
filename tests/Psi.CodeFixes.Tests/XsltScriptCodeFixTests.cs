using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<Psi.Analyzers.Rules.XsltScriptAnalyzer, Psi.CodeFixes.XsltScriptCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class XsltScriptCodeFixTests
{
    [Theory]
    [InlineData("_ = [|XsltSettings.TrustedXslt|];", "_ = XsltSettings.Default;")]
    [InlineData(
        "_ = /* a */ [|System.Xml.Xsl.XsltSettings.TrustedXslt|] /* b */;",
        "_ = /* a */ System.Xml.Xsl.XsltSettings.Default /* b */;")]
    [InlineData("_ = [|TrustedXslt|];", "_ = Default;")]
    [InlineData(
        "_ = new XsltSettings { EnableScript = [|true|], EnableDocumentFunction = [|true|] };",
        "_ = new XsltSettings { EnableScript = false, EnableDocumentFunction = false };")]
    [InlineData("_ = new XsltSettings([|true|], enableScript: [|true|]);", "_ = new XsltSettings(false, enableScript: false);")]
    public Task It_is_switched_off(string before, string after) => VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    [InlineData("_ = new XsltSettings { EnableScript = [|On|] };")]
    [InlineData("_ = [|new XslTransform()|];")]
    public Task Nothing_is_offered_where_more_has_to_change(string statement) =>
        VerifyCS.VerifyCodeFixAsync(Source(statement), Source(statement));

    private static string Source(string statement) => $$"""
        #pragma warning disable CS0618
        using System.Xml.Xsl;
        using static System.Xml.Xsl.XsltSettings;
        class C
        {
            private const bool On = true;
            static void M()
            {
                {{statement}}
            }
        }
        """;
}
