using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.CodeFixes;

/// <summary>Replaces calls of System.Random by calls of RandomNumberGenerator.</summary>
internal static class SecureRandomReplacement
{
    /// <summary>Part of the equivalence key.</summary>
    public const string Action = "UseRandomNumberGenerator";

    /// <summary>
    /// Replaces every call that the finding names. Null where one has no equal:
    /// a password of which a part can still be computed is no better.
    /// </summary>
    public static CodeChange? For(FixTarget target)
    {
        var calls = target.Diagnostic.AdditionalLocations.Prepend(target.Diagnostic.Location)
            .Select(location => CallAt(target.Root, location))
            .ToList();
        return calls.TrueForAll(static call => call is not null && Secure(call) is not null)
            ? new CodeChange(
                "Draw from RandomNumberGenerator",
                target.Root.ReplaceNodes(calls.OfType<InvocationExpressionSyntax>(), static (_, call) => Secure(call) ?? call))
            : null;
    }

    // A finding marks what is called, without the arguments.
    private static InvocationExpressionSyntax? CallAt(SyntaxNode root, Location location) =>
        FixTarget.NodeAt(root, location)
            .FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression.Span == location.SourceSpan);

    private static InvocationExpressionSyntax? Secure(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList;
        var method = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax name => name,
            _ => null,
        };
        return method?.Identifier.ValueText switch
        {
            "Next" when arguments.Arguments.Count == 0 => Call(Name("GetInt32"), arguments.AddArguments(MaxValue())),
            "Next" => Call(Name("GetInt32"), arguments),
            "NextBytes" => Call(Name("Fill"), arguments),
            "GetItems" or "GetString" or "GetHexString" => Call(method.WithoutTrivia(), arguments),
            _ => null,
        };

        InvocationExpressionSyntax Call(SimpleNameSyntax name, ArgumentListSyntax with)
        {
            var type = ApprovedName.Full("RandomNumberGenerator");
            var member = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, name);
            return call.WithExpression(member.WithTriviaFrom(call.Expression)).WithArgumentList(with);
        }

        static SimpleNameSyntax Name(string name) => SyntaxFactory.IdentifierName(name);
    }

    private static ArgumentSyntax MaxValue() => SyntaxFactory.Argument(SyntaxFactory.ParseExpression("int.MaxValue"));
}
