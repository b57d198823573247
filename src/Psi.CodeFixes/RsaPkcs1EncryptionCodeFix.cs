using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.Cryptography;

namespace Psi.CodeFixes;

/// <summary>PSI3112: writes OAEP instead of PKCS#1 v1.5 padding, with SHA-256 where the class supports it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RsaPkcs1EncryptionCodeFix))]
[Shared]
public sealed class RsaPkcs1EncryptionCodeFix() : SecurityCodeFix(RuleIds.RsaPkcs1Encryption, "UseOaep")
{
    private const string RsaCryptoServiceProvider = "RSACryptoServiceProvider";

    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        switch (target.Property(FindingProperties.Form), target.Node)
        {
            case (AlgorithmForm.AlgorithmMember, ExpressionSyntax padding):
                var hash = IsForCryptoServiceProvider(padding, target) ? "1" : "256";
                return Oaep("SHA-" + hash, SaferMember.Named("OaepSHA" + hash, padding));
            case (AlgorithmForm.Name, LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression }):
                return Oaep("SHA-1", OppositeLiteral.Of(target.Node));
            case (AlgorithmForm.Creation, ObjectCreationExpressionSyntax creation)
                when target.TypeOf(creation)?.Name is { } type && type.StartsWith("RSAPKCS1", StringComparison.Ordinal):
                return Oaep("SHA-1", creation.WithType(ApprovedName.In(creation.Type, type.Replace("RSAPKCS1", "RSAOAEP"), target)));
            default:
                return null;
        }

        CodeChange? Oaep(string hash, SyntaxNode? replacement) =>
            target.Replace($"Use OAEP with {hash} (what is already encrypted and the other side change with it)", replacement);
    }

    // RSACryptoServiceProvider throws when it is given OAEP with any hash but SHA-1.
    private static bool IsForCryptoServiceProvider(ExpressionSyntax padding, FixTarget target) =>
        padding.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && target.SymbolOf(call) is IMethodSymbol method
        && (method.ContainingType.Name == RsaCryptoServiceProvider
            || (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
                && target.TypeOf(receiver)?.Name == RsaCryptoServiceProvider));
}
