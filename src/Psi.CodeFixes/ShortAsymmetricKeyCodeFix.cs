using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.Cryptography;

namespace Psi.CodeFixes;

/// <summary>PSI3103: writes a size that is enough where an RSA key's size stands as a number, and nistP256 where a short curve stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShortAsymmetricKeyCodeFix))]
[Shared]
public sealed class ShortAsymmetricKeyCodeFix : CodeFixProvider
{
    private const string EquivalenceKey = RuleIds.ShortAsymmetricKey + ".UseLongerKey";
    private const string Curve = "nistP256";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ShortAsymmetricKey);

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
            diagnostic.Properties.TryGetValue(FindingProperties.Bits, out var text);
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
                || Replacement(node, form, bits, model, context.CancellationToken) is not { } replacement)
            {
                continue;
            }

            var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(node, replacement));
            if (await StillCompiles.AsWellAsync(context.Document.Project.Solution, changed.Project.Solution, [context.Document.Id], context.CancellationToken).ConfigureAwait(false))
            {
                var title = $"Use {(form == AlgorithmForm.AlgorithmMember ? Curve : bits + " bits")} for new keys";
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), EquivalenceKey), diagnostic);
            }
        }
    }

    private static SyntaxNode? Replacement(SyntaxNode node, string? form, int bits, SemanticModel model, CancellationToken cancellationToken) => (form, node) switch
    {
        (AlgorithmForm.AlgorithmMember, MemberAccessExpressionSyntax access) =>
            access.WithName(SyntaxFactory.IdentifierName(Curve).WithTriviaFrom(access.Name)),
        (AlgorithmForm.AlgorithmMember, IdentifierNameSyntax) => SyntaxFactory.IdentifierName(Curve).WithTriviaFrom(node),
        (AlgorithmForm.Name, LiteralExpressionSyntax { Token.Value: int }) when IsRsa(OwnerOf(node, model, cancellationToken)) => Bits(bits).WithTriviaFrom(node),
        (AlgorithmForm.Default, BaseObjectCreationExpressionSyntax creation) when IsRsa(model.GetTypeInfo(creation, cancellationToken).Type) =>
            creation.WithArgumentList((creation.ArgumentList ?? SyntaxFactory.ArgumentList()).AddArguments(SyntaxFactory.Argument(Bits(bits)))),
        _ => null,
    };

    private static LiteralExpressionSyntax Bits(int bits) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(bits));

    // A DSA key needs another algorithm, not another number.
    private static bool IsRsa(ITypeSymbol? type) => type?.Name.StartsWith("RSA", StringComparison.OrdinalIgnoreCase) == true;

    private static ITypeSymbol? OwnerOf(SyntaxNode size, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var ancestor in size.Ancestors())
        {
            switch (ancestor)
            {
                case BaseObjectCreationExpressionSyntax creation:
                    return model.GetTypeInfo(creation, cancellationToken).Type;
                case InvocationExpressionSyntax call:
                    return model.GetSymbolInfo(call, cancellationToken).Symbol?.ContainingType;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var receiver } }:
                    return model.GetTypeInfo(receiver, cancellationToken).Type;
                case StatementSyntax:
                    return null;
            }
        }

        return null;
    }
}
