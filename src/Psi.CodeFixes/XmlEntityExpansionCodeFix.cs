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
public sealed class XmlEntityExpansionCodeFix() : SecurityCodeFix(RuleIds.XmlEntityExpansion, "UseDefault")
{
    private protected override CodeChange? ChangeFor(FixTarget target) => Without(target.Root, target.Node) is { } root
        ? new CodeChange("Leave MaxCharactersFromEntities at its default (10 million characters)", root)
        : null;

    private static SyntaxNode? Without(SyntaxNode root, SyntaxNode value) => value.Parent switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment =>
            root.ReplaceNode(initializer, Without(initializer, assignment)),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } =>
            WithoutStatement(root, statement),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: GlobalStatementSyntax statement } } =>
            WithoutStatement(root, statement),
        _ => null,
    };

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        var remaining = initializer.Expressions.Remove(assignment);
        var isLast = assignment == initializer.Expressions.Last() && remaining.Count > 0 && remaining.SeparatorCount < remaining.Count;
        if (!isLast)
        {
            return initializer.WithExpressions(remaining);
        }

        // The last member has the space or the line break before the closing brace.
        var last = remaining.Last();
        return initializer.WithExpressions(remaining.Replace(last, last.WithTrailingTrivia(assignment.GetTrailingTrivia())));
    }

    private static SyntaxNode? WithoutStatement(SyntaxNode root, SyntaxNode statement)
    {
        // Comments stay: they may be about more than this statement. The next line has its own indentation.
        var comments = statement.GetLeadingTrivia().Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse();
        var mark = new SyntaxAnnotation();
        var marked = root.ReplaceNode(statement, statement.WithLeadingTrivia(comments).WithAdditionalAnnotations(mark));
        var hasComment = statement.GetTrailingTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString()));
        return marked.RemoveNode(
            marked.GetAnnotatedNodes(mark).Single(),
            hasComment ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepLeadingTrivia);
    }
}
