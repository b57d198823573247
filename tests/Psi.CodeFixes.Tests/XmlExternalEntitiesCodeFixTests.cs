using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.XmlExternalEntitiesAnalyzer, Psi.CodeFixes.XmlExternalEntitiesCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class XmlExternalEntitiesCodeFixTests
{
    [Theory]
    [InlineData("_ = new XmlDocument { XmlResolver = [|new XmlUrlResolver()|] };", "_ = new XmlDocument { XmlResolver = null };")]
    [InlineData("given.XmlResolver = /* a */ [|new XmlUrlResolver()|] /* b */;", "given.XmlResolver = /* a */ null /* b */;")]
    [InlineData(
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = [|new XmlUrlResolver()|] };",
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null };")]
    public Task A_resolver_becomes_null(string before, string after) => VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    [InlineData(
        "var document = [|new XmlDocument()|]; document.Load(path);",
        "var document = new XmlDocument() { XmlResolver = null }; document.Load(path);")]
    [InlineData(
        "XmlDocument document = [|new()|]; document.Load(path);",
        "XmlDocument document = new() { XmlResolver = null }; document.Load(path);")]
    [InlineData(
        "XmlTextReader reader; reader = [|new XmlTextReader(path)|];",
        "XmlTextReader reader; reader = new XmlTextReader(path) { XmlResolver = null };")]
    [InlineData(
        "_ = new XmlReaderSettings { DtdProcessing = [|DtdProcessing.Parse|] };",
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };")]
    [InlineData(
        "var settings = new XmlReaderSettings(); settings.ProhibitDtd = [|false|];",
        "var settings = new XmlReaderSettings(); settings.ProhibitDtd = true;")]
    public Task The_defaults_of_an_old_framework_are_set(string before, string after) => VerifyOldAsync(before, after);

    [Theory]
    [InlineData("_ = [|new System.Xml.XPath.XPathDocument(path)|];")]
    [InlineData("var reader = [|new XmlTextReader(path) { Namespaces = false }|];")]
    [InlineData("given.XmlResolver = path.Length > 1 ? [|new XmlUrlResolver()|] : null;")]
    public Task Nothing_is_offered_where_more_has_to_change(string statement) => VerifyOldAsync(statement, statement);

    private static Task VerifyOldAsync(string before, string after)
    {
        const string framework = "[assembly: System.Runtime.Versioning.TargetFramework(\".NETFramework,Version=v4.0\")]";
        var test = new VerifyCS.Test
        {
            TestCode = Source(before, framework),
            FixedCode = Source(after, framework),
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
        };
        return test.RunAsync();
    }

    private static string Source(string statement, string attribute = "") => $$"""
        #pragma warning disable CS0618
        using System.Xml;
        {{attribute}}
        class C
        {
            static void M(string path, XmlDocument given)
            {
                {{statement}}
            }
        }
        """;
}
