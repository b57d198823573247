using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.XmlEntityExpansionAnalyzer, Psi.CodeFixes.XmlEntityExpansionCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class XmlEntityExpansionCodeFixTests
{
    [Theory]
    [InlineData(
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|0|] };",
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };")]
    [InlineData(
        "_ = new XmlReaderSettings { MaxCharactersFromEntities = [|0|], DtdProcessing = DtdProcessing.Parse };",
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };")]
    [InlineData(
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, MaxCharactersFromEntities = [|long.MaxValue|], Async = true, };",
        "_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, Async = true, };")]
    public Task The_member_of_an_initialiser_goes(string before, string after) =>
        VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Fact]
    public Task A_statement_goes_with_its_line_but_not_with_a_comment() => VerifyCS.VerifyCodeFixAsync(
        Source("""
            given.DtdProcessing = DtdProcessing.Parse;
                    given.MaxCharactersFromEntities = [|0|];
                    given.Async = true;
                    // both of these
                    other.MaxCharactersFromEntities = [|0|];
                    other.DtdProcessing = DtdProcessing.Parse;
            """),
        Source("""
            given.DtdProcessing = DtdProcessing.Parse;
                    given.Async = true;
                    // both of these
                    other.DtdProcessing = DtdProcessing.Parse;
            """));

    [Theory]
    [InlineData("given.DtdProcessing = DtdProcessing.Parse; given.MaxCharactersFromEntities = flag ? [|0|] : 1000;")]
    [InlineData("given.DtdProcessing = DtdProcessing.Parse; if (flag) given.MaxCharactersFromEntities = [|0|];")]
    public Task Nothing_is_offered_where_the_assignment_does_not_stand_alone(string statement) =>
        VerifyCS.VerifyCodeFixAsync(Source(statement), Source(statement));

    [Fact]
    public Task A_statement_of_a_top_level_program_goes()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Xml;
                var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
                settings.MaxCharactersFromEntities = [|0|];
                System.Console.WriteLine(settings.Async);
                """,
            FixedCode = """
                using System.Xml;
                var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
                System.Console.WriteLine(settings.Async);
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    private static string Source(string statement) => $$"""
        using System.Xml;
        class C
        {
            static void M(XmlReaderSettings given, XmlReaderSettings other, bool flag)
            {
                {{statement}}
            }
        }
        """;
}
