using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3411: takes the resolver out, or prohibits DTDs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(XmlExternalEntitiesCodeFix))]
[Shared]
public sealed class XmlExternalEntitiesCodeFix : CodeFixProvider
{
    private const string Title = "Don't resolve external entities (documents that need them are no longer read whole, or refused)";

    private const string EquivalenceKey = RuleIds.XmlExternalEntities + ".Close";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.XmlExternalEntities);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => CheckedChange.RegisterAsync(
        context,
        Title,
        EquivalenceKey,
        (root, node, model) => Closed(node, model, context.CancellationToken) is { } closed ? root.ReplaceNode(node, closed) : null);

    private static SyntaxNode? Closed(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        // XPathDocument has no resolver; it needs another reader.
        if (node is BaseObjectCreationExpressionSyntax { Initializer: null } creation && model.GetTypeInfo(creation, cancellationToken).Type?.Name is "XmlDocument" or "XmlTextReader")
        {
            return WithoutResolver(creation);
        }

        return node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node
            ? NameOf(assignment.Left) switch
            {
                "XmlResolver" => SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression).WithTriviaFrom(node),
                "DtdProcessing" => SaferMember.Instead(node, "Prohibit", model, cancellationToken),
                "ProhibitDtd" => OppositeLiteral.Of(node),
                _ => null,
            }
            : null;
    }

    private static BaseObjectCreationExpressionSyntax WithoutResolver(BaseObjectCreationExpressionSyntax creation)
    {
        var initializer = ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new X { XmlResolver = null }")).Initializer;
        return creation.WithoutTrailingTrivia().WithInitializer(initializer?.WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(creation.GetTrailingTrivia());
    }

    private static string NameOf(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
