using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3413: removes the assignment of the limit, so that the default applies.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(XmlEntityExpansionCodeFix))]
[Shared]
public sealed class XmlEntityExpansionCodeFix : CodeFixProvider
{
    private const string Title = "Leave MaxCharactersFromEntities at its default (10 million characters)";

    private const string EquivalenceKey = RuleIds.XmlEntityExpansion + ".UseDefault";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.XmlEntityExpansion);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => CheckedChange.RegisterAsync(context, Title, EquivalenceKey, static (root, value, _) => Without(root, value));

    private static SyntaxNode? Without(SyntaxNode root, SyntaxNode value) => value.Parent switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment => root.ReplaceNode(initializer, Without(initializer, assignment)),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } => WithoutStatement(root, statement),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: GlobalStatementSyntax statement } } => WithoutStatement(root, statement),
        _ => null,
    };

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        var remaining = initializer.Expressions.Remove(assignment);
        // The last member brings the space or the line break before the closing brace.
        return assignment == initializer.Expressions.Last() && remaining.Count > 0 && remaining.SeparatorCount < remaining.Count
            ? initializer.WithExpressions(remaining.Replace(remaining.Last(), remaining.Last().WithTrailingTrivia(assignment.GetTrailingTrivia())))
            : initializer.WithExpressions(remaining);
    }

    private static SyntaxNode? WithoutStatement(SyntaxNode root, SyntaxNode statement)
    {
        // A comment may speak of more than this statement. The indentation after it is the next line's own.
        var comments = statement.GetLeadingTrivia().Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse();
        var mark = new SyntaxAnnotation();
        var marked = root.ReplaceNode(statement, statement.WithLeadingTrivia(comments).WithAdditionalAnnotations(mark));
        var options = statement.GetTrailingTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString())) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepLeadingTrivia;
        return marked.RemoveNode(marked.GetAnnotatedNodes(mark).Single(), options);
    }
}
