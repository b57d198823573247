using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.Analyzers.Tests;

/// <summary>
/// Holds that names of APIs are in catalogues. A string literal in <c>Rules/</c> or <c>Semantics/</c> that could be such a name (an
/// identifier, or several with dots between them) counts as one unless it is listed here.
/// </summary>
public sealed partial class RuleSetSourceTests
{
    // By file, with the reason.
    private static readonly Dictionary<string, string[]> Exceptions = new(StringComparer.Ordinal)
    {
        // Text of messages.
        ["HardCodedKeyAnalyzer.cs"] = ["bytes"],
        ["RevocationNotCheckedAnalyzer.cs"] = ["false", "true"],
    };

    public static TheoryData<string> SourceFiles =>
    [
        .. new[] { "Rules", "Semantics" }
            .SelectMany(static room => Directory.GetFiles(Path.Combine(SourceFolder.Root, "src", "Psi.Analyzers", room), "*.cs"))
            .Select(static file => Path.GetRelativePath(SourceFolder.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void Names_of_APIs_are_in_catalogues(string file)
    {
        var source = File.ReadAllText(Path.Combine(SourceFolder.Root, file));
        var names = NamesIn(source).Except(Exceptions.GetValueOrDefault(Path.GetFileName(file), []), StringComparer.Ordinal);
        Assert.True(!names.Any(), $"{file} has names that belong in a catalogue: {string.Join(", ", names)}");
    }

    [Theory]
    [InlineData("""x is { Name: "Create" }""")]
    [InlineData("""x.Name == "Create" """)]
    [InlineData("""types.Find("System.Xml.XmlReader")""")]
    [InlineData("""Namespace + ".ctor" """)]
    [InlineData("""new HashSet<string> { "Create" }""")]
    public void A_name_is_found_however_it_is_used(string expression) =>
        Assert.Single(NamesIn($"class C {{ object P => {expression}; }}"));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"the same bytes each time\"")]
    [InlineData("\"16\"")]
    [InlineData("\" iterations\"")]
    [InlineData("nameof(Create)")]
    public void Other_text_is_no_name(string expression) =>
        Assert.Empty(NamesIn($"class C {{ object P => {expression}; }}"));

    private static IEnumerable<string> NamesIn(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
            .OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
            .Select(static literal => literal.Token.ValueText)
            .Where(static text => Name().IsMatch(text))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^\.?[\p{L}_]\w*([.+`][\p{L}_\d]\w*)*\.?$")]
    private static partial Regex Name();
}
