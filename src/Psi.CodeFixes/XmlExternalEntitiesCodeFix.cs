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
public sealed class XmlExternalEntitiesCodeFix() : SecurityCodeFix(RuleIds.XmlExternalEntities, "Close")
{
    private protected override CodeChange? ChangeFor(FixTarget target) => target.Replace(
        "Don't resolve external entities (documents that need them are no longer read whole, or refused)", Closed(target));

    private static SyntaxNode? Closed(FixTarget target)
    {
        // XPathDocument has no resolver; it needs another reader.
        if (target.Node is BaseObjectCreationExpressionSyntax { Initializer: null } creation
            && target.TypeOf(creation)?.Name is "XmlDocument" or "XmlTextReader")
        {
            return WithoutResolver(creation);
        }

        return target.Node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == target.Node
            ? NameOf(assignment.Left) switch
            {
                "XmlResolver" => SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression).WithTriviaFrom(target.Node),
                "DtdProcessing" => SaferMember.InsteadOf(target, "Prohibit"),
                "ProhibitDtd" => OppositeLiteral.Of(target.Node),
                _ => null,
            }
            : null;
    }

    private static BaseObjectCreationExpressionSyntax WithoutResolver(BaseObjectCreationExpressionSyntax creation)
    {
        var example = (ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new X { XmlResolver = null }");
        return creation
            .WithoutTrailingTrivia()
            .WithInitializer(example.Initializer?.WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(creation.GetTrailingTrivia());
    }

    private static string NameOf(ExpressionSyntax assigned) => assigned switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
