using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>The smallest piece of source a developer would change for an operation.</summary>
internal static class OperationSyntax
{
    /// <summary>The called method without the arguments: <c>MD5.Create</c> of <c>MD5.Create()</c>.</summary>
    public static SyntaxNode Callee(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : call.Syntax;

    /// <summary>
    /// The member's name alone: <c>Allow</c> of <c>builder.With(…).Allow()</c>. The receiver may be a chain of many lines.
    /// </summary>
    public static SyntaxNode MemberName(SyntaxNode member) => member switch
    {
        InvocationExpressionSyntax invocation => MemberName(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => member,
    };

    /// <summary>
    /// The whole expression of a conditional access: for <c>error?.StackTrace</c> the operation is only the part after the question mark.
    /// </summary>
    public static SyntaxNode Whole(IOperation operation)
    {
        var node = operation.Syntax;
        while (node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
        {
            node = access;
        }

        return node;
    }

    /// <summary>The type that an object is created of, or the word <c>new</c> where the type is not written.</summary>
    public static Location CreatedType(IObjectCreationOperation creation) => creation.Syntax switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax { NewKeyword: var word } => word.GetLocation(),
        _ => creation.Syntax.GetLocation(),
    };

    /// <summary>Whether a node can be part of an operation: an expression, a statement, a clause; no declaration of a member.</summary>
    public static bool MayBeInOperation(SyntaxNode node) => node is not (MemberDeclarationSyntax or CompilationUnitSyntax)
        || node is GlobalStatementSyntax;
}
