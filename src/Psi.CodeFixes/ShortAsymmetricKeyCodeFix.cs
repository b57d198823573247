using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.Cryptography;

namespace Psi.CodeFixes;

/// <summary>PSI3103: writes a sufficient size for an RSA key, and nistP256 instead of a short curve.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShortAsymmetricKeyCodeFix))]
[Shared]
public sealed class ShortAsymmetricKeyCodeFix() : SecurityCodeFix(RuleIds.ShortAsymmetricKey, "UseLongerKey")
{
    private const string Curve = "nistP256";

    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (!int.TryParse(target.Property(FindingProperties.Bits), NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            return null;
        }

        return (target.Property(FindingProperties.Form), target.Node) switch
        {
            (AlgorithmForm.AlgorithmMember, var curve) => Use(Curve, SaferMember.Named(Curve, curve)),
            (AlgorithmForm.Name, LiteralExpressionSyntax { Token.Value: int } size) when IsRsa(OwnerOf(size, target)) =>
                Use(bits + " bits", Number(bits).WithTriviaFrom(size)),
            (AlgorithmForm.Default, BaseObjectCreationExpressionSyntax creation) when IsRsa(target.TypeOf(creation)) =>
                Use(bits + " bits", WithSize(creation, bits)),
            _ => null,
        };

        CodeChange? Use(string size, SyntaxNode? replacement) => target.Replace($"Use {size} for new keys", replacement);
    }

    private static BaseObjectCreationExpressionSyntax WithSize(BaseObjectCreationExpressionSyntax creation, int bits)
    {
        var arguments = creation.ArgumentList ?? SyntaxFactory.ArgumentList();
        return creation.WithArgumentList(arguments.AddArguments(SyntaxFactory.Argument(Number(bits))));
    }

    private static LiteralExpressionSyntax Number(int bits) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(bits));

    // A DSA key needs another algorithm, not another number.
    private static bool IsRsa(ITypeSymbol? type) => type?.Name.StartsWith("RSA", StringComparison.OrdinalIgnoreCase) == true;

    private static ITypeSymbol? OwnerOf(SyntaxNode size, FixTarget target)
    {
        foreach (var ancestor in size.Ancestors())
        {
            switch (ancestor)
            {
                case BaseObjectCreationExpressionSyntax creation:
                    return target.TypeOf(creation);
                case InvocationExpressionSyntax call:
                    return target.SymbolOf(call)?.ContainingType;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var receiver } }:
                    return target.TypeOf(receiver);
                case StatementSyntax:
                    return null;
            }
        }

        return null;
    }
}
