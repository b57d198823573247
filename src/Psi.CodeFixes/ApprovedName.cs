using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Psi.CodeFixes;

/// <summary>Writes the name of an approved algorithm's type instead of a weak one's.</summary>
internal static class ApprovedName
{
    private const string Namespace = "global::System.Security.Cryptography.";

    /// <summary>
    /// <paramref name="type"/> with its last identifier replaced, so that it stays as qualified as it was.
    /// Where an alias names the weak type, the new type is written in full and left to the simplifier.
    /// </summary>
    public static TNode In<TNode>(TNode type, string name, FixTarget target)
        where TNode : ExpressionSyntax
    {
        var last = Last(type);
        if (!IsAlias(last, target))
        {
            return type.ReplaceNode(last, SyntaxFactory.IdentifierName(name).WithTriviaFrom(last));
        }

        var isExpression = type is not TypeSyntax or NameSyntax { Parent: MemberAccessExpressionSyntax };
        ExpressionSyntax whole = isExpression ? Full(name) : FullType(name);
        return whole.WithTriviaFrom(type) as TNode ?? type;
    }

    /// <summary>The same for a type that a member follows; a qualified type has another syntax there.</summary>
    public static ExpressionSyntax AsExpression(TypeSyntax type, string name, FixTarget target) =>
        IsAlias(Last(type), target)
            ? Full(name)
            : SyntaxFactory.ParseExpression(In(type, name, target).WithoutTrivia().ToString());

    /// <summary>The type's full name as an expression, to be shortened as far as the file's usings allow.</summary>
    public static ExpressionSyntax Full(string name) =>
        SyntaxFactory.ParseExpression(Namespace + name).WithAdditionalAnnotations(Simplifier.Annotation);

    private static TypeSyntax FullType(string name) =>
        SyntaxFactory.ParseTypeName(Namespace + name).WithAdditionalAnnotations(Simplifier.Annotation);

    private static bool IsAlias(SyntaxNode name, FixTarget target) =>
        name is not IdentifierNameSyntax identifier || target.Model.GetAliasInfo(identifier, target.CancellationToken) is not null;

    private static SyntaxNode Last(SyntaxNode type) => type switch
    {
        NullableTypeSyntax nullable => Last(nullable.ElementType),
        QualifiedNameSyntax qualified => Last(qualified.Right),
        AliasQualifiedNameSyntax qualified => Last(qualified.Name),
        MemberAccessExpressionSyntax access => Last(access.Name),
        _ => type,
    };
}
