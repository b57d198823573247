using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Psi.Structure.Tests;

/// <summary>A text file of this repository.</summary>
/// <param name="Path">Relative to the repository's root, with <c>/</c>.</param>
/// <param name="Text">Its content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private readonly Lazy<SyntaxNode> _syntax = new(() => CSharpSyntaxTree.ParseText(Text, Latest).GetRoot());

    public IReadOnlyList<string> Lines { get; } = Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The syntax of a C# file.</summary>
    public SyntaxNode Syntax => _syntax.Value;

    /// <summary><c>path:line</c>, for a message.</summary>
    public string At(SyntaxNodeOrToken found) => $"{Path}:{found.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1}";
}
