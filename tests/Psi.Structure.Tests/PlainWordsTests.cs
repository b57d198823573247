using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Psi.Structure.Tests;

/// <summary>Comments are written for readers who learned English at school: CONTRIBUTING.md, "Plain words".</summary>
public sealed partial class PlainWordsTests
{
    [Fact]
    public void Comments_use_plain_words() => Offenders.AreAbsent(
        from file in SourceTree.Files(".cs")
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        let found = Avoided().Match(trivia.ToFullString())
        where found.Success
        select $"{file.Path}:{trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1} says '{found.Value}'");

    [Theory]
    [InlineData("// All are nought.")]
    [InlineData("// Whoever opens the file next takes it back.")]
    [InlineData("// A look-up that is none.")]
    [InlineData("// What stands there is written anew.")]
    [InlineData("/// <summary>The waiver that speaks of it.</summary>")]
    public void Words_of_a_private_dialect_are_found(string comment) => Assert.Matches(Avoided(), comment);

    [Theory]
    [InlineData("// All bytes are zero.")]
    [InlineData("/// <summary>The browser; null when there is none.</summary>")]
    [InlineData("// The next reader restores it.")]
    [InlineData("/// <summary>The severity is None.</summary>")]
    public void Plain_words_are_left_alone(string comment) => Assert.DoesNotMatch(Avoided(), comment);

    [GeneratedRegex(
        @"\b(nought|[Ww]ho(m)?ever|(?<!there )(is|are|was|were) none|speaks? (of|for)|stands?(?!-)|besides|anew|at hand|mends?|hence"
        + @"|there(of|by))\b")]
    private static partial Regex Avoided();
}
