using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;

namespace Psi.CodeFixes;

/// <summary>What has to be written instead, node for node, to replace one use of a weak hash algorithm.</summary>
/// <param name="Nodes">Each original node with what takes its place.</param>
/// <param name="RetypedMember">The private field or property whose declared type changes; its whole type has to be compiled again.</param>
internal sealed record WeakHashReplacement(ImmutableDictionary<SyntaxNode, SyntaxNode> Nodes, ISymbol? RetypedMember = null)
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string BouncyCastleDigest = "Sha256Digest";

    private static readonly SymbolDisplayFormat FullName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The replacement for a finding at <paramref name="node"/>, or null when there is none that is right by itself.</summary>
    public static WeakHashReplacement? For(SyntaxNode node, WeakHash algorithm, string form, SemanticModel model, CancellationToken cancellationToken) => form switch
    {
        AlgorithmForm.StaticMember when node is ExpressionSyntax callee => ForStaticMember(callee, algorithm, model, cancellationToken),
        AlgorithmForm.Creation when node is BaseObjectCreationExpressionSyntax creation => ForCreation(creation, algorithm, model, cancellationToken),
        AlgorithmForm.Name when node is LiteralExpressionSyntax name => ForName(name, algorithm, model, cancellationToken),
        AlgorithmForm.AlgorithmMember when node is ExpressionSyntax member => ForAlgorithmMember(member, model, cancellationToken),
        AlgorithmForm.Default => ForDefault(node, algorithm, model, cancellationToken),
        _ => null,
    };

    private static WeakHashReplacement? ForStaticMember(ExpressionSyntax callee, WeakHash algorithm, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(callee, cancellationToken).Symbol is not IMethodSymbol method || method.Parameters.Any(IsSizedForTheOldOutput))
        {
            return null;
        }

        if (method.Name == "Create")
        {
            // Create(string) names an implementation of the old algorithm.
            return method.Parameters.IsEmpty && callee.Parent is InvocationExpressionSyntax call
                ? Retyped(call, call.WithExpression(CalleeOf(algorithm.Replacement)), algorithm, model, cancellationToken)
                : null;
        }

        return Single(callee, CalleeOf(algorithm.Replacement));

        ExpressionSyntax CalleeOf(string type) => callee is MemberAccessExpressionSyntax access
            ? access.WithExpression(ApprovedName.In(access.Expression, type, model, cancellationToken))
            : Member(ApprovedName.Full(type), method.Name).WithTriviaFrom(callee);
    }

    private static WeakHashReplacement? ForCreation(
        BaseObjectCreationExpressionSyntax creation, WeakHash algorithm, SemanticModel model, CancellationToken cancellationToken)
    {
        var created = model.GetTypeInfo(creation, cancellationToken).Type;
        if (!IsCatalogued(created))
        {
            return null;
        }

        if (created!.ContainingNamespace.ToDisplayString() == "Org.BouncyCastle.Crypto.Digests")
        {
            return creation is ObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments.Count: 0 } digest
                ? Retyped(
                    digest,
                    digest.WithType(ApprovedName.In(digest.Type, BouncyCastleDigest, model, cancellationToken)),
                    algorithm with { Replacement = BouncyCastleDigest },
                    model,
                    cancellationToken)
                : null;
        }

        return algorithm.Replacement.StartsWith("HMAC", StringComparison.Ordinal)
            ? Retyped(creation, Hmac(), algorithm, model, cancellationToken)
            : creation is { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } }
                ? Retyped(creation, SyntaxFactory.InvocationExpression(Member(Type(), "Create")).WithTriviaFrom(creation), algorithm, model, cancellationToken)
                : null;

        ExpressionSyntax Type() => creation is ObjectCreationExpressionSyntax { Type: var type }
            ? ApprovedName.AsExpression(type, algorithm.Replacement, model, cancellationToken)
            : ApprovedName.Full(algorithm.Replacement);

        BaseObjectCreationExpressionSyntax Hmac()
        {
            // HMACSHA1 has a second parameter, useManagedSha1, that its successors lack.
            var renamed = creation is ObjectCreationExpressionSyntax explicitly
                ? explicitly.WithType(ApprovedName.In(explicitly.Type, algorithm.Replacement, model, cancellationToken))
                : creation;
            return renamed.ArgumentList is { Arguments: { Count: > 1 } arguments } list
                ? renamed.WithArgumentList(list.WithArguments(SyntaxFactory.SingletonSeparatedList(arguments[0])))
                : renamed;
        }
    }

    private static WeakHashReplacement? ForName(LiteralExpressionSyntax name, WeakHash algorithm, SemanticModel model, CancellationToken cancellationToken)
    {
        var approved = name.Token.Value switch
        {
            string text when text.StartsWith(Namespace, StringComparison.OrdinalIgnoreCase) && !text.Contains(',') => Namespace + algorithm.Replacement,
            // An OID or an XML signature address belongs to a format that says which others it allows.
            string text when text.All(character => char.IsLetterOrDigit(character) || character == '-') => algorithm.Replacement + text.Substring(WeakHashCatalogue.SignedWithAt(text)),
            _ => null,
        };
        if (approved is null || IsCastToOldType())
        {
            return null;
        }

        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(approved));
        return Single(name, literal.WithTriviaFrom(name));

        // (MD5)HashAlgorithm.Create("MD5") would compile and fail when it runs.
        bool IsCastToOldType() => name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Parent switch
        {
            CastExpressionSyntax cast => IsCatalogued(model.GetTypeInfo(cast.Type, cancellationToken).Type),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: var type } => IsCatalogued(model.GetTypeInfo(type, cancellationToken).Type),
            _ => false,
        };
    }

    private static WeakHashReplacement? ForAlgorithmMember(ExpressionSyntax member, SemanticModel model, CancellationToken cancellationToken)
    {
        var approved = model.GetSymbolInfo(member, cancellationToken).Symbol?.ContainingType?.Name switch
        {
            "HashAlgorithmName" => "SHA256",
            "CngAlgorithm" => "Sha256",
            "KeyDerivationPrf" => "HMACSHA256",
            _ => null,
        };
        return approved is null ? null : member switch
        {
            MemberAccessExpressionSyntax access => Single(access, access.WithName(SyntaxFactory.IdentifierName(approved).WithTriviaFrom(access.Name))),
            IdentifierNameSyntax => Single(member, SyntaxFactory.IdentifierName(approved).WithTriviaFrom(member)),
            _ => null,
        };
    }

    private static WeakHashReplacement? ForDefault(SyntaxNode node, WeakHash algorithm, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        MemberAccessExpressionSyntax access when model.GetSymbolInfo(access, cancellationToken).Symbol?.ContainingType?.Name == "HashAlgorithm" =>
            Single(access, access.WithExpression(ApprovedName.In(access.Expression, algorithm.Replacement, model, cancellationToken))),
        BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 3 } arguments } creation
            when model.GetTypeInfo(creation, cancellationToken).Type?.Name == "Rfc2898DeriveBytes" =>
            Single(creation, creation.WithArgumentList(arguments.AddArguments(SyntaxFactory.Argument(Member(ApprovedName.Full("HashAlgorithmName"), "SHA256"))))),
        _ => null,
    };

    /// <summary>Replaces an expression and, where it initialises or is assigned to something declared with the old type, that declaration's type.</summary>
    private static WeakHashReplacement? Retyped(
        ExpressionSyntax old, ExpressionSyntax replacement, WeakHash algorithm, SemanticModel model, CancellationToken cancellationToken)
    {
        var nodes = ImmutableDictionary<SyntaxNode, SyntaxNode>.Empty.Add(old, replacement);
        var (symbol, declaration) = old.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => Declared(model.GetDeclaredSymbol(declarator, cancellationToken)),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Declared(model.GetDeclaredSymbol(property, cancellationToken)),
            AssignmentExpressionSyntax assignment when assignment.Right == old => Declared(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol),
            _ => default,
        };
        if (declaration is null)
        {
            return new WeakHashReplacement(nodes);
        }

        var typeModel = declaration.SyntaxTree == old.SyntaxTree ? model : null;
        if (symbol is null or (not ILocalSymbol and not { DeclaredAccessibility: Accessibility.Private }) || typeModel is null)
        {
            return null;
        }

        nodes = nodes.Add(declaration, ApprovedName.In(declaration, algorithm.Replacement, model, cancellationToken));
        return new WeakHashReplacement(nodes, symbol is ILocalSymbol ? null : symbol);

        // Only a declaration that spells the old type out has to change.
        (ISymbol? Symbol, TypeSyntax? Type) Declared(ISymbol? target)
        {
            var type = target?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } => variable.Type,
                PropertyDeclarationSyntax property => property.Type,
                _ => null,
            };
            var isOldType = target switch
            {
                ILocalSymbol local => IsCatalogued(local.Type),
                IFieldSymbol field => IsCatalogued(field.Type),
                IPropertySymbol property => IsCatalogued(property.Type),
                _ => false,
            };
            return isOldType && type is { IsVar: false } ? (target, type) : default;
        }
    }

    private static bool IsCatalogued(ITypeSymbol? type) =>
        type is not null && WeakHashCatalogue.Types.Any(weak => weak.Name == type.ToDisplayString(FullName));

    // A buffer the caller measured for 16 or 20 bytes: the call would compile and throw.
    private static bool IsSizedForTheOldOutput(IParameterSymbol parameter) => parameter.Type.Name is "Span" or "Memory";

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax type, string name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName(name));

    private static WeakHashReplacement Single(SyntaxNode old, SyntaxNode replacement) => new(ImmutableDictionary<SyntaxNode, SyntaxNode>.Empty.Add(old, replacement));
}
