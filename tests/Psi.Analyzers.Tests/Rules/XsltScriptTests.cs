using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.XsltScriptAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class XsltScriptTests
{
    [Theory]
    [InlineData("new XslCompiledTransform().Load(path, [|XsltSettings.TrustedXslt|], null);")]
    [InlineData("var settings = [|XsltSettings.TrustedXslt|];")]
    [InlineData("var settings = isOurs ? [|TrustedXslt|] : Default;")]
    [InlineData("_ = new XsltSettings { EnableScript = [|true|] };")]
    [InlineData("_ = new XsltSettings { EnableDocumentFunction = [|true|] };")]
    [InlineData("_ = new XsltSettings { EnableScript = [|true|], EnableDocumentFunction = [|On|] };")]
    [InlineData("var settings = new XsltSettings(); settings.EnableScript = [|true|];")]
    [InlineData("_ = new XsltSettings([|true|], false);")]
    [InlineData("_ = new XsltSettings(enableScript: [|true|], enableDocumentFunction: false);")]
    [InlineData("XsltSettings settings = new([|true|], [|true|]);")]
    [InlineData("Func<XsltSettings> make = () => new Settings(false, [|true|]);")]
    [InlineData("_ = [|new XslTransform()|];")]
    public Task Power_given_to_stylesheets_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("new XslCompiledTransform().Load(path);")]
    [InlineData("new XslCompiledTransform().Load(path, XsltSettings.Default, null);")]
    [InlineData("_ = new XsltSettings();")]
    [InlineData("_ = new XsltSettings(false, false);")]
    [InlineData("_ = new XsltSettings { EnableScript = false };")]
    [InlineData("_ = new XsltSettings(isOurs, isOurs);")]
    [InlineData("_ = new XsltSettings { EnableDocumentFunction = isOurs };")]
    [InlineData("_ = nameof(XsltSettings.TrustedXslt);")]
    [InlineData("if (given == XsltSettings.TrustedXslt || given.EnableScript == true) throw new NotSupportedException();")]
    [InlineData("_ = new Mine { EnableScript = true };")]
    public Task The_defaults_comparisons_and_what_is_not_known_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Xml;
                using System.Xml.Xsl;
                class C
                {
                    void Transform(string sheet, string from, string to)
                    {
                        XslCompiledTransform transform = new XslCompiledTransform();
                        transform.Load(sheet, new XsltSettings([|true|], [|true|]), new XmlUrlResolver());
                        transform.Transform(from, to);
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Fields_and_top_level_programs_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Xml.Xsl;
                new XslCompiledTransform().Load("a.xslt", [|XsltSettings.TrustedXslt|], null);
                class C { private static readonly XsltSettings Settings = new() { EnableScript = [|true|] }; }
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Xml.Xsl;
        class C { object M() => ({|#0:XsltSettings.TrustedXslt|}, new XsltSettings { EnableDocumentFunction = {|#1:true|} }); }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'XsltSettings.TrustedXslt' lets stylesheets run script and open documents of their choice, "
            + "so whoever can write a stylesheet can run code in this process. "
            + "Use XsltSettings.Default."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'XsltSettings.EnableDocumentFunction' lets stylesheets open documents of their choice, "
            + "so whoever can write a stylesheet can have it read files and call servers. "
            + "Use false, and pass other documents as parameters."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Xml.Xsl;
        class C
        {
            object M() => new XsltSettings { EnableScript = {|CS0103:missing|} };
            object N() => new XsltSettings { EnableScript = [|true|], {|CS0117:Other|} = 1 };
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        #pragma warning disable CS0618
        using System;
        using System.Xml.Xsl;
        using static System.Xml.Xsl.XsltSettings;
        using Settings = System.Xml.Xsl.XsltSettings;
        class C
        {
            private const bool On = true;
            static void M(string path, XsltSettings given, bool isOurs)
            {
                {{statement}}
            }
        }
        class Mine { public bool EnableScript { get; set; } }
        """);
}
