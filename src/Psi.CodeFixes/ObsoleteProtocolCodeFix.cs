using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.Catalogues.Transport;

namespace Psi.CodeFixes;

/// <summary>PSI3202: keeps the current versions in a set of protocol versions; where there are none, the system chooses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ObsoleteProtocolCodeFix))]
[Shared]
public sealed class ObsoleteProtocolCodeFix() : SecurityCodeFix(RuleIds.ObsoleteProtocol)
{
    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (target.Node is not ExpressionSyntax found
            || target.TypeOf(found) is not { TypeKind: TypeKind.Enum } type
            || ObsoleteProtocolCatalogue.Sets.FirstOrDefault(set => set.Name == type.ToDisplayString())?.Fact is not { } set)
        {
            return null;
        }

        var current = Parts(found).Where(part => IsCurrent(part, target)).ToList();
        if (current.Count > 0)
        {
            return target.Replace("Allow only the current versions", current.Aggregate(Union).WithTriviaFrom(found));
        }

        // To the system's choice nothing can be added, and with other versions it means nothing.
        var member = IsAdded(found) || type.GetMembers(set.SystemChoice).IsEmpty ? ProtocolSet.OldestAllowed : set.SystemChoice;
        var replacement = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, TypeName(), SyntaxFactory.IdentifierName(member));
        var reason = member == ProtocolSet.OldestAllowed ? "" : " (the system chooses)";
        return target.Replace($"Use {type.Name}.{member}{reason}", replacement.WithTriviaFrom(found));

        ExpressionSyntax TypeName() => found is MemberAccessExpressionSyntax access
            ? access.Expression.WithoutTrivia()
            : SyntaxFactory.ParseExpression(type.ToMinimalDisplayString(target.Model, found.SpanStart));
    }

    private static ExpressionSyntax Union(ExpressionSyntax left, ExpressionSyntax right) => SyntaxFactory.BinaryExpression(
        SyntaxKind.BitwiseOrExpression,
        left.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.BarToken).WithTrailingTrivia(SyntaxFactory.Space),
        right.WithoutTrivia());

    private static bool IsAdded(ExpressionSyntax found) => found.Parent is
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.OrAssignmentExpression }
        or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression };

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } union => Parts(union.Left).Concat(Parts(union.Right)),
        ParenthesizedExpressionSyntax inner => Parts(inner.Expression),
        _ => [expression],
    };

    private static bool IsCurrent(ExpressionSyntax part, FixTarget target) =>
        target.Model.GetConstantValue(part, target.CancellationToken) is { HasValue: true, Value: int protocols and not 0 }
        && ObsoleteProtocolCatalogue.NamesIn(protocols) is null;
}
