using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.CodeFixes;

/// <summary>Draws from RandomNumberGenerator where the calls a finding names draw from System.Random.</summary>
internal static class SafeDraws
{
    public const string Title = "Draw from RandomNumberGenerator";

    /// <summary>The root with every call of the finding changed; null where one has no equal: a password of which a part can still be computed is no better.</summary>
    public static SyntaxNode? In(SyntaxNode root, Diagnostic diagnostic)
    {
        var calls = diagnostic.AdditionalLocations.Prepend(diagnostic.Location)
            .Select(location => root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression.Span == location.SourceSpan))
            .ToList();
        return calls.TrueForAll(static call => call is not null && Safe(call) is not null) ? root.ReplaceNodes(calls.OfType<InvocationExpressionSyntax>(), static (_, call) => Safe(call) ?? call) : null;
    }

    private static InvocationExpressionSyntax? Safe(InvocationExpressionSyntax call)
    {
        var drawn = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax name => name,
            _ => null,
        };
        return drawn switch
        {
            { Identifier.ValueText: "Next" } when call.ArgumentList.Arguments.Count == 0 => Call("GetInt32", call.ArgumentList.AddArguments(SyntaxFactory.Argument(SyntaxFactory.ParseExpression("int.MaxValue")))),
            { Identifier.ValueText: "Next" } => Call("GetInt32", call.ArgumentList),
            { Identifier.ValueText: "NextBytes" } => Call("Fill", call.ArgumentList),
            { Identifier.ValueText: "GetItems" or "GetString" or "GetHexString" } => Call(drawn.WithoutTrivia().ToString(), call.ArgumentList),
            _ => null,
        };

        InvocationExpressionSyntax Call(string method, ArgumentListSyntax arguments) => call
            .WithExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, ApprovedName.Full("RandomNumberGenerator"), (SimpleNameSyntax)SyntaxFactory.ParseName(method)).WithTriviaFrom(call.Expression))
            .WithArgumentList(arguments);
    }
}
