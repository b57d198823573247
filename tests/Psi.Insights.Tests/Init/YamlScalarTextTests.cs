using FsCheck;
using FsCheck.Fluent;
using Psi.Insights.Init;
using Psi.Policy;

namespace Psi.Insights.Tests.Init;

public sealed class YamlScalarTextTests
{
    [Theory]
    [InlineData("Payments API", "Payments API")]
    [InlineData("a@b.example", "a@b.example")]
    [InlineData("true", "\"true\"")]
    [InlineData("NO", "\"NO\"")]
    [InlineData("123", "\"123\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("#x", "\"#x\"")]
    [InlineData("@contoso", "\"@contoso\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\nb", "\"a\\u000Ab\"")]
    [InlineData("😀", "\"😀\"")]
    [InlineData("", "\"\"")]
    public void Whatever_could_be_taken_for_something_else_is_quoted(string text, string yaml) =>
        Assert.Equal(yaml, YamlScalarText.Of(text));

    [Fact]
    public void A_reader_reads_exactly_the_text_or_refuses_it_and_never_anything_else() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261120, 7),
        Prop.ForAll(Texts.Any, text =>
        {
            var read = ProductFileReader.Read(
                "f", $"psi: product/v1\nid: a\nproduct: {YamlScalarText.Of(text)}\ndomain: d\nteam: t\naccountable: a@b.example\n");
            return read.IsValid ? read.Value!.Name == text : !IsLine(text);
        }));

    private static bool IsLine(string text) => !string.IsNullOrWhiteSpace(text) && DisplayText.IsPrintable(text);
}
