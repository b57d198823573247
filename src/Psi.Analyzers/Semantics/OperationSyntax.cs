using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>The smallest piece of source a developer would change for an operation.</summary>
internal static class OperationSyntax
{
    /// <summary><c>MD5.Create</c> of <c>MD5.Create()</c>: what is called, without what it is called with.</summary>
    public static SyntaxNode Callee(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : call.Syntax;

    /// <summary><c>Allow</c> of <c>builder.With(…).Allow()</c>: a receiver may be a chain of many lines.</summary>
    public static SyntaxNode MemberName(SyntaxNode member) => member switch
    {
        InvocationExpressionSyntax invocation => MemberName(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => member,
    };

    /// <summary><c>error?.StackTrace</c>, of which the operation is only what follows the question mark; any other expression as it is.</summary>
    public static SyntaxNode Whole(IOperation operation)
    {
        var node = operation.Syntax;
        while (node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
        {
            node = access;
        }

        return node;
    }
}
