using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.Catalogues.Transport;

namespace Psi.CodeFixes;

/// <summary>PSI3202: keeps what is current of a set of protocol versions; a set without any is left to the system.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ObsoleteProtocolCodeFix))]
[Shared]
public sealed class ObsoleteProtocolCodeFix() : ExpressionCodeFix(RuleIds.ObsoleteProtocol)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not ExpressionSyntax found || model.GetTypeInfo(found, cancellationToken) is not { Type: { TypeKind: TypeKind.Enum } type })
        {
            return null;
        }

        var set = ObsoleteProtocolCatalogue.Sets.FirstOrDefault(set => set.Name == type.ToDisplayString())?.Fact;
        if (set is null)
        {
            return null;
        }

        var current = Parts(found).Where(part => IsCurrent(part, model, cancellationToken)).ToList();
        if (current.Count > 0)
        {
            var kept = current.Aggregate((left, right) => SyntaxFactory.BinaryExpression(
                SyntaxKind.BitwiseOrExpression,
                left.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.BarToken).WithTrailingTrivia(SyntaxFactory.Space),
                right.WithoutTrivia()));
            return new("Allow only the current versions", found, kept.WithTriviaFrom(found));
        }

        // To the system's choice nothing can be added, and with other versions it means nothing.
        var isAdded = found.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.OrAssignmentExpression } or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression };
        var member = isAdded || type.GetMembers(set.SystemChoice).IsEmpty ? ProtocolSet.OldestAllowed : set.SystemChoice;
        var typeName = found is MemberAccessExpressionSyntax access ? access.Expression.WithoutTrivia() : Name();
        var replacement = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, typeName, SyntaxFactory.IdentifierName(member));
        return new(member == ProtocolSet.OldestAllowed ? $"Use {type.Name}.{member}" : $"Use {type.Name}.{member} (the system chooses)", found, replacement.WithTriviaFrom(found));

        ExpressionSyntax Name() => SyntaxFactory.ParseExpression(type.ToMinimalDisplayString(model, found.SpanStart));
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } union => Parts(union.Left).Concat(Parts(union.Right)),
        ParenthesizedExpressionSyntax inner => Parts(inner.Expression),
        _ => [expression],
    };

    private static bool IsCurrent(ExpressionSyntax part, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(part, cancellationToken) is { HasValue: true, Value: int protocols } && protocols != 0 && ObsoleteProtocolCatalogue.NamesIn(protocols) is null;
}
