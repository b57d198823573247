using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.XmlExternalEntitiesAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class XmlExternalEntitiesTests
{
    [Theory]
    [InlineData("_ = new XmlDocument { XmlResolver = [|new XmlUrlResolver()|] };")]
    [InlineData("var document = new XmlDocument(); document.XmlResolver = [|new XmlUrlResolver()|]; document.Load(path);")]
    [InlineData("var document = new XmlDocument(); document.XmlResolver = [|new XmlUrlResolver { Credentials = null }|];")]
    [InlineData("XmlDocument document = new() { XmlResolver = [|Resolver|] };")]
    [InlineData("XmlResolver urls = new XmlUrlResolver(); var document = new Document { XmlResolver = [|urls|] };")]
    [InlineData("var document = new XmlDocument(); document.XmlResolver = flag ? [|new XmlUrlResolver()|] : null;")]
    [InlineData("var reader = new XmlTextReader(path); reader.XmlResolver = [|new XmlUrlResolver()|];")]
    [InlineData("var reader = new XmlTextReader(path) { DtdProcessing = DtdProcessing.Parse, XmlResolver = [|new XmlUrlResolver()|] };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = [|new XmlUrlResolver()|] };")]
    [InlineData(
        "XmlReaderSettings settings = new() { XmlResolver = [|new XmlUrlResolver()|] }; settings.DtdProcessing = DtdProcessing.Parse;")]
    [InlineData(
        "var settings = new XmlReaderSettings(); settings.DtdProcessing = Parsing; settings.XmlResolver = [|new XmlUrlResolver()|];")]
    [InlineData("var settings = new XmlReaderSettings(); settings.ProhibitDtd = false; settings.XmlResolver = [|new XmlUrlResolver()|];")]
    [InlineData(
        "_ = new XmlReaderSettings { DtdProcessing = flag ? DtdProcessing.Parse : DtdProcessing.Prohibit, "
        + "XmlResolver = [|new XmlUrlResolver()|] };")]
    [InlineData("static XmlResolver Make() { return new XmlUrlResolver(); } _ = new XmlDocument { XmlResolver = [|Make()|] };")]
    [InlineData("_ = new XmlDocument { XmlResolver = [|XmlResolver.FileSystemResolver|] };")]
    [InlineData("Func<object> make = () => new XmlDocument { XmlResolver = [|new XmlUrlResolver()|] };")]
    public Task A_resolver_of_any_address_is_reported_where_DTDs_are_parsed(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new XmlDocument { XmlResolver = null };")]
    [InlineData("var document = new XmlDocument(); document.Load(path);")]
    [InlineData("_ = new XmlDocument { XmlResolver = resolver };")]
    [InlineData("_ = new XmlDocument { XmlResolver = XmlResolver.ThrowingResolver };")]
    [InlineData("XmlResolver urls = new XmlUrlResolver(); if (flag) { urls = null; } _ = new XmlDocument { XmlResolver = urls };")]
    [InlineData("_ = new XmlDocument { XmlResolver = new System.Xml.Resolvers.XmlPreloadedResolver() };")]
    [InlineData("_ = new XmlDocument { XmlResolver = new Mine() };")]
    [InlineData("_ = new XmlTextReader(path);")]
    [InlineData("_ = new XmlTextReader(path) { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = new XmlUrlResolver() };")]
    [InlineData(
        "var reader = new XmlTextReader(path); reader.XmlResolver = new XmlUrlResolver(); reader.DtdProcessing = DtdProcessing.Ignore;")]
    [InlineData("_ = new XmlReaderSettings { XmlResolver = new XmlUrlResolver() };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = new XmlUrlResolver() };")]
    [InlineData(
        "var one = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse }; "
        + "var two = new XmlReaderSettings { XmlResolver = new XmlUrlResolver() };")]
    [InlineData("_ = new System.Xml.XPath.XPathDocument(path);")]
    [InlineData("_ = System.Xml.Linq.XDocument.Load(path);")]
    [InlineData("_ = new System.Xml.Schema.XmlSchemaSet { XmlResolver = new XmlUrlResolver() };")]
    public Task No_resolver_a_limited_one_and_prohibited_DTDs_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var document = [|new XmlDocument()|]; document.Load(path);")]
    [InlineData("[|new XmlDocument()|].LoadXml(path);")]
    [InlineData("XmlDocument document; document = [|new XmlDocument()|]; document.LoadXml(path);")]
    [InlineData("var reader = [|new XmlTextReader(path)|];")]
    [InlineData("Use([|new XmlTextReader(path)|]);")]
    [InlineData("var reader = [|new XmlTextReader(path) { DtdProcessing = DtdProcessing.Parse }|];")]
    [InlineData("_ = [|new System.Xml.XPath.XPathDocument(path)|];")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = [|DtdProcessing.Parse|] };")]
    [InlineData("var settings = new XmlReaderSettings(); settings.ProhibitDtd = [|false|];")]
    public Task On_an_old_framework_the_defaults_are_reported(string statement) => VerifyAsync(statement, ".NETFramework,Version=v4.5.1");

    [Theory]
    [InlineData("var document = new XmlDocument(); document.XmlResolver = null; document.Load(path);")]
    [InlineData("var document = new XmlDocument { XmlResolver = null }; document.Load(path);")]
    [InlineData("var document = new XmlDocument(); document.AppendChild(document.CreateElement(\"a\"));")]
    [InlineData("var document = new XmlDocument(); document.Load(XmlReader.Create(path));")]
    [InlineData("var reader = new XmlTextReader(path); reader.XmlResolver = null;")]
    [InlineData("var reader = new XmlTextReader(path) { DtdProcessing = DtdProcessing.Prohibit };")]
    [InlineData("var reader = new XmlTextReader(path); reader.ProhibitDtd = true;")]
    [InlineData("_ = new System.Xml.XPath.XPathDocument(XmlReader.Create(path));")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null };")]
    [InlineData("_ = new XmlReaderSettings();")]
    [InlineData("_ = System.Xml.Linq.XDocument.Load(path);")]
    public Task On_an_old_framework_what_is_closed_is_not(string statement) =>
        VerifyAsync(statement, ".NETFramework,Version=v4.0,Profile=Client");

    [Theory]
    [InlineData(".NETFramework,Version=v4.5.2")]
    [InlineData(".NETFramework,Version=v4.8")]
    [InlineData(".NETStandard,Version=v2.0")]
    [InlineData(".NETFramework,Version=vx")]
    public Task On_a_later_framework_the_defaults_are_not(string framework) =>
        VerifyAsync(
            "var document = new XmlDocument(); document.Load(path); _ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };",
            framework);

    [Fact]
    public Task Top_level_programs_and_fields_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Xml;
                var document = new XmlDocument { XmlResolver = [|new XmlUrlResolver()|] };
                document.Load("a.xml");
                class C
                {
                    private static readonly XmlReaderSettings Open = new()
                    {
                        DtdProcessing = DtdProcessing.Parse, XmlResolver = [|new XmlUrlResolver()|]
                    };
                    private XmlReaderSettings Closed { get; } = new()
                    {
                        DtdProcessing = DtdProcessing.Ignore, XmlResolver = new XmlUrlResolver()
                    };
                }
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        class C { object M() => new System.Xml.XmlDocument { XmlResolver = {|#0:new System.Xml.XmlUrlResolver()|} }; }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'XmlDocument.XmlResolver' set to an XmlUrlResolver has external entities resolved, "
            + "so whoever writes the XML can have this process read files and call servers. "
            + "Set XmlResolver to null."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Xml;
        class C
        {
            object M() => new XmlDocument { XmlResolver = {|CS0103:missing|} };
            object N() => new XmlDocument { XmlResolver = [|new XmlUrlResolver()|], {|CS0117:Other|} = 1 };
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync(Source(statement, ""));

    private static Task VerifyAsync(string statement, string framework)
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = Source(statement, $"[assembly: System.Runtime.Versioning.TargetFramework(\"{framework}\")]"),
        };
        return test.RunAsync();
    }

    private static string Source(string statement, string attribute) => $$"""
        #pragma warning disable CS0618
        using System;
        using System.Xml;
        using Document = System.Xml.XmlDocument;
        {{attribute}}
        class C
        {
            private const DtdProcessing Parsing = DtdProcessing.Parse;
            private static readonly XmlResolver Resolver = new XmlUrlResolver();
            static void Use(XmlReader reader) => _ = reader;
            static void M(string path, XmlResolver resolver, bool flag)
            {
                {{statement}}
            }
        }
        class Mine : XmlUrlResolver
        {
            public override Uri ResolveUri(Uri? baseUri, string? relativeUri) => throw new NotSupportedException();
        }
        """;
}
