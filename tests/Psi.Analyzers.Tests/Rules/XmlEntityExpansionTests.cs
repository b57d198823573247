using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.XmlEntityExpansionAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class XmlEntityExpansionTests
{
    [Theory]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|0|] };")]
    [InlineData("_ = new XmlReaderSettings { MaxCharactersFromEntities = [|0L|], DtdProcessing = DtdProcessing.Parse };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|10_000_001|] };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|long.MaxValue|] };")]
    [InlineData("XmlReaderSettings settings = new() { DtdProcessing = Parsing }; settings.MaxCharactersFromEntities = [|Unlimited|];")]
    [InlineData(
        "var settings = new XmlReaderSettings(); settings.MaxCharactersFromEntities = [|0|]; "
        + "settings.DtdProcessing = DtdProcessing.Parse;")]
    [InlineData("given.DtdProcessing = DtdProcessing.Parse; given.MaxCharactersFromEntities = [|ReadOnly|];")]
    [InlineData("given.ProhibitDtd = false; given.MaxCharactersFromEntities = [|0|];")]
    [InlineData("given.DtdProcessing = DtdProcessing.Parse; given.MaxCharactersFromEntities = flag ? [|0|] : 1000;")]
    [InlineData(
        "Func<object> make = () => new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|0|] };")]
    public Task No_limit_and_a_very_high_one_are_reported_where_DTDs_are_parsed(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = 1024 };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = 10_000_000 };")]
    [InlineData("_ = new XmlReaderSettings { MaxCharactersFromEntities = 0 };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersFromEntities = 0 };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, MaxCharactersFromEntities = 0 };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersInDocument = 0 };")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = limit };")]
    [InlineData(
        "var one = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse }; "
        + "var two = new XmlReaderSettings { MaxCharactersFromEntities = 0 };")]
    [InlineData("given.DtdProcessing = DtdProcessing.Parse; if (given.MaxCharactersFromEntities == 0) throw new NotSupportedException();")]
    public Task A_limit_and_DTDs_that_are_not_parsed_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Xml;
                class C
                {
                    XmlReader Open(string path)
                    {
                        XmlReaderSettings settings = new XmlReaderSettings();
                        settings.DtdProcessing = DtdProcessing.Parse;
                        settings.MaxCharactersFromEntities = [|0|];
                        return XmlReader.Create(path, settings);
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
                using System.Xml;
                var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
                settings.MaxCharactersFromEntities = [|0|];
                class C
                {
                    private static readonly XmlReaderSettings Settings = new()
                    {
                        DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|0|]
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
        using System.Xml;
        class C
        {
            object M() => new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = {|#0:0|} };
            object N() => new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = {|#1:1_000_000_000|} };
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "DTDs are parsed here and entities may grow without any limit, "
            + "so a document of a few lines can use up this process's memory and time. "
            + "Leave MaxCharactersFromEntities at its default of 10 million or set it lower, or use DtdProcessing.Prohibit."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "DTDs are parsed here and entities may grow to 1,000,000,000 characters, "
            + "so a document of a few lines can use up this process's memory and time. "
            + "Leave MaxCharactersFromEntities at its default of 10 million or set it lower, or use DtdProcessing.Prohibit."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Xml;
        class C
        {
            object M() => new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = {|CS0103:missing|} };
            object N() => new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|0|], {|CS0117:Other|} = 1
            };
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        #pragma warning disable CS0618
        using System;
        using System.Xml;
        class C
        {
            private const DtdProcessing Parsing = DtdProcessing.Parse;
            private const long Unlimited = 0;
            private static readonly long ReadOnly = 0;
            static void M(XmlReaderSettings given, long limit, bool flag)
            {
                {{statement}}
            }
        }
        """);
}
