using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.Cryptography;

namespace Psi.CodeFixes;

/// <summary>PSI3112: puts OAEP in the place of PKCS#1 v1.5 padding, with SHA-256 where the class supports it, where the result compiles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RsaPkcs1EncryptionCodeFix))]
[Shared]
public sealed class RsaPkcs1EncryptionCodeFix : CodeFixProvider
{
    private const string EquivalenceKey = RuleIds.RsaPkcs1Encryption + ".UseOaep";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RsaPkcs1Encryption);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            diagnostic.Properties.TryGetValue(FindingProperties.Form, out var form);
            if (Replacement(node, form ?? "", model, context.CancellationToken) is not var (replacement, hash))
            {
                continue;
            }

            var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(node, replacement));
            if (await StillCompiles.AsWellAsync(context.Document.Project.Solution, changed.Project.Solution, [context.Document.Id], context.CancellationToken).ConfigureAwait(false))
            {
                var title = $"Use OAEP with {hash} (what is already encrypted and the other side change with it)";
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), EquivalenceKey), diagnostic);
            }
        }
    }

    private static (SyntaxNode Node, string Hash)? Replacement(SyntaxNode node, string form, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (form, node)
        {
            case (AlgorithmForm.AlgorithmMember, MemberAccessExpressionSyntax access):
                var hash = HashFor(access, model, cancellationToken);
                return (access.WithName(Named("OaepSHA" + hash, access.Name)), "SHA-" + hash);
            case (AlgorithmForm.AlgorithmMember, IdentifierNameSyntax name):
                hash = HashFor(name, model, cancellationToken);
                return (Named("OaepSHA" + hash, name), "SHA-" + hash);
            case (AlgorithmForm.Name, LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression }):
                return (SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(node), "SHA-1");
            case (AlgorithmForm.Creation, ObjectCreationExpressionSyntax creation)
                when model.GetTypeInfo(creation, cancellationToken).Type?.Name is { } type && type.StartsWith("RSAPKCS1", StringComparison.Ordinal):
                return (creation.WithType(ApprovedName.In(creation.Type, type.Replace("RSAPKCS1", "RSAOAEP"), model, cancellationToken)), "SHA-1");
            default:
                return null;
        }
    }

    // RSACryptoServiceProvider throws when it is given OAEP with any hash but SHA-1.
    private static string HashFor(ExpressionSyntax padding, SemanticModel model, CancellationToken cancellationToken) =>
        padding.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
        && (method.ContainingType.Name == "RSACryptoServiceProvider"
            || call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && model.GetTypeInfo(receiver, cancellationToken).Type?.Name == "RSACryptoServiceProvider")
            ? "1"
            : "256";

    private static SimpleNameSyntax Named(string name, SimpleNameSyntax old) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(old);
}
