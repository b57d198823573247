using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Tests.Semantics;

public sealed class KnownValuesTests
{
    [Theory]
    [InlineData("""string text; text = "a"; Use(text);""", "a")]
    [InlineData("""string text; if (flag) { text = "a"; } else { return; } Use(text);""", "a")]
    [InlineData("""var text = ""; text = "a"; Use(text);""", "a")]
    [InlineData("""var text = "a"; Use(text); text = "b";""", "a")]
    [InlineData("""var text = "a"; text = "b"; if (flag) { Use(text); }""", "b")]
    [InlineData("""var text = "a"; text += "b"; Use(text);""", "ab")]
    [InlineData("""var text = "a"; text = text + "b"; Use(text);""", "ab")]
    [InlineData("""var text = "a"; text = "b"; Action action = () => Use(text);""", "b")]
    [InlineData("""var text = "a"; if (flag) { text = "b"; } text = "c"; Use(text);""", "c")]
    [InlineData("""var text = ""; while (flag) { text = "a"; Use(text); }""", "a")]
    [InlineData("""var text = ""; switch (number) { case 1: text = "a"; Use(text); break; }""", "a")]
    [InlineData("Use(_neverWritten);", "a")]
    [InlineData("Use(_ofConstructor);", "a")]
    [InlineData("Use(_replacedInConstructor);", "a")]
    [InlineData("Use(Declared);", "a")]
    [InlineData("Use(Getter);", "a")]
    [InlineData("Use(Result());", "a")]
    [InlineData("Use(Elsewhere.Result());", "a")]
    [InlineData("""string Local() { var text = "a"; return text; } Use(Local());""", "a")]
    [InlineData("""Use(string.Format("{0}-{1}", "a", _neverWritten));""", "a-a")]
    [InlineData("""Use(string.Format(null, "{{{0}}}", new object[] { "a" }));""", "{a}")]
    [InlineData("""Use(string.Concat("a", _neverWritten, "b"));""", "aab")]
    [InlineData("""Use(new StringBuilder("a").Append("b").AppendFormat("{0}", "c").ToString());""", "abc")]
    [InlineData(
        """var built = new StringBuilder(); built.Append("a").Append("b"); built.AppendLine("c"); """
        + """Use(built.ToString()); built.Append("d");""",
        "abc\n")]
    [InlineData("""var built = new StringBuilder("a"); built.Append("b"); if (flag) { Use(built.Append("c").ToString()); }""", "abc")]
    public void What_can_only_come_from_one_place_is_known(string statements, string expected) =>
        Assert.Equal(expected, TextGivenIn(statements));

    [Theory]
    [InlineData("""var text = "a"; if (flag) { text = "b"; } Use(text);""")]
    [InlineData("""var text = "a"; while (flag) { Use(text); text = "b"; }""")]
    [InlineData("""var text = "a"; text = "b"; while (flag) { Use(text); text = "c"; }""")]
    [InlineData("""var text = "a"; Action action = () => Use(text); text = "b";""")]
    [InlineData("""var text = "a"; Action change = () => text = "b"; change(); Use(text);""")]
    [InlineData("""var text = "a"; void Change() { text = "b"; } Change(); Use(text);""")]
    [InlineData("""var text = "a"; Read(); text = "b"; void Read() { Use(text); }""")]
    [InlineData("""var text = "a"; Fill(out text); Use(text);""")]
    [InlineData("""var text = "a"; ref var other = ref text; other = "b"; Use(text);""")]
    [InlineData("""var text = "a"; try { text = "b"; } catch { } Use(text);""")]
    [InlineData("""var text = "a"; flag = flag && (text = "b") != null; Use(text);""")]
    [InlineData("""var text = "a"; text ??= "b"; Use(text);""")]
    [InlineData("""var text = "a"; goto end; text = "b"; end: Use(text);""")]
    [InlineData("""(string text, number) = ("a", 1); text = "b"; if (flag) (text, number) = ("c", 2); Use(text);""")]
    [InlineData("""var built = new StringBuilder("a"); if (flag) { built.Append("b"); } Use(built.ToString());""")]
    [InlineData("""var built = new StringBuilder("a"); built.Clear(); Use(built.ToString());""")]
    [InlineData("""var built = new StringBuilder("a"); Change(built); Use(built.ToString());""")]
    [InlineData("""var built = new StringBuilder("a"); while (flag) { Use(built.ToString()); built.Append("b"); }""")]
    [InlineData("""var built = new StringBuilder("a"); built.Append('b', 2); Use(built.ToString());""")]
    [InlineData("""StringBuilder built; built = new StringBuilder("a"); Use(built.ToString());""")]
    [InlineData("Use(_written);")]
    [InlineData("Use(_writtenByReference);")]
    [InlineData("Use(_maybeWritten);")]
    [InlineData("Use(Shared);")]
    [InlineData("Use(Settable);")]
    [InlineData("Use(Overridable());")]
    [InlineData("Use(Either());")]
    [InlineData("Use(Itself());")]
    [InlineData("""Use(string.Format("{0:x}", "a"));""")]
    [InlineData("""Use(string.Format("{1}", "a"));""")]
    [InlineData("""Use(string.Format("{0", "a"));""")]
    [InlineData("""Use(string.Format("{0}", texts));""")]
    public void What_may_come_from_elsewhere_is_not(string statements) => Assert.Null(TextGivenIn(statements));

    private static string? TextGivenIn(string statements)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            using System;
            using System.Text;
            class C
            {
                private string _neverWritten = "a";
                private string _ofConstructor;
                private string _replacedInConstructor = "";
                private string _written = "a";
                private string _writtenByReference = "a";
                private string _maybeWritten = "a";
                internal string Shared = "a";
                private string Declared { get; set; } = "a";
                public string Settable { get; set; } = "a";
                private static string Getter { get { return "a"; } }
                C(bool flag) { _ofConstructor = "a"; _replacedInConstructor = "a"; if (flag) { _maybeWritten = "b"; } }
                void Write() { _written = "b"; Fill(out _writtenByReference); }
                private string Result() { return "a"; }
                public virtual string Overridable() { return "a"; }
                private string Either() { if (_written == "b") { return "b"; } return "a"; }
                private string Itself() { return Itself(); }
                static void Fill(out string text) { text = "c"; }
                static void Change(StringBuilder built) { }
                static void Use(string text) { }
                void M(bool flag, int number, object[] texts)
                {
                    {{statements}}
                }
            }
            static class Elsewhere { public static string Result() => "a"; }
            """);
        var compilation = CSharpCompilation.Create(
            "Test",
            [tree],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var use = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Single(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Use" });
        var given = compilation.GetSemanticModel(tree).GetOperation(use.ArgumentList.Arguments[0].Expression)!;
        return CompilationValues.In(compilation).Known.TextOf(given, CancellationToken.None);
    }
}
