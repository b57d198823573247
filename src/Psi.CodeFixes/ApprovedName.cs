using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Psi.CodeFixes;

/// <summary>Writes the name of an approved algorithm's type where a weak one's stood.</summary>
internal static class ApprovedName
{
    private const string Namespace = "global::System.Security.Cryptography.";

    /// <summary>
    /// <paramref name="type"/> with its last identifier replaced, so that it stays as qualified as it was. An alias names the
    /// weak type itself, so the new type is written out in full and left to the simplifier.
    /// </summary>
    public static TNode In<TNode>(TNode type, string name, SemanticModel model, CancellationToken cancellationToken)
        where TNode : ExpressionSyntax
    {
        var last = Last(type);
        if (!IsAlias(last, model, cancellationToken))
        {
            return type.ReplaceNode(last, SyntaxFactory.IdentifierName(name).WithTriviaFrom(last));
        }

        ExpressionSyntax whole = type is TypeSyntax and not NameSyntax { Parent: MemberAccessExpressionSyntax } ? FullType(name) : Full(name);
        return whole.WithTriviaFrom(type) as TNode ?? type;
    }

    /// <summary>The same for a type that is to be followed by a member: a qualified type is another syntax there.</summary>
    public static ExpressionSyntax AsExpression(TypeSyntax type, string name, SemanticModel model, CancellationToken cancellationToken) =>
        IsAlias(Last(type), model, cancellationToken)
            ? Full(name)
            : SyntaxFactory.ParseExpression(In(type, name, model, cancellationToken).WithoutTrivia().ToString());

    /// <summary>The type's full name as an expression, to be shortened as far as the file's usings allow.</summary>
    public static ExpressionSyntax Full(string name) =>
        SyntaxFactory.ParseExpression(Namespace + name).WithAdditionalAnnotations(Simplifier.Annotation);

    private static TypeSyntax FullType(string name) =>
        SyntaxFactory.ParseTypeName(Namespace + name).WithAdditionalAnnotations(Simplifier.Annotation);

    private static bool IsAlias(SyntaxNode name, SemanticModel model, CancellationToken cancellationToken) =>
        name is not IdentifierNameSyntax identifier || model.GetAliasInfo(identifier, cancellationToken) is not null;

    private static SyntaxNode Last(SyntaxNode type) => type switch
    {
        NullableTypeSyntax nullable => Last(nullable.ElementType),
        QualifiedNameSyntax qualified => Last(qualified.Right),
        AliasQualifiedNameSyntax qualified => Last(qualified.Name),
        MemberAccessExpressionSyntax access => Last(access.Name),
        _ => type,
    };
}
