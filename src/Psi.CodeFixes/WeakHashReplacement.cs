using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;

namespace Psi.CodeFixes;

/// <summary>Nodes with their replacements.</summary>
/// <param name="RetypedMember">The private field or property whose declared type changes.</param>
internal sealed record ReplacedNodes(ImmutableDictionary<SyntaxNode, SyntaxNode> Nodes, ISymbol? RetypedMember = null);

/// <summary>Finds what to write instead of one use of a weak hash algorithm.</summary>
internal sealed class WeakHashReplacement(WeakHash algorithm, FixTarget target)
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string BouncyCastleDigest = "Sha256Digest";

    private static readonly SymbolDisplayFormat FullName =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The replacement for a finding of this form; null where none is certainly right.</summary>
    public ReplacedNodes? For(string form) => form switch
    {
        AlgorithmForm.StaticMember when target.Node is ExpressionSyntax callee => ForStaticMember(callee),
        AlgorithmForm.Creation when target.Node is BaseObjectCreationExpressionSyntax creation => ForCreation(creation),
        AlgorithmForm.Name when target.Node is LiteralExpressionSyntax name => ForName(name),
        AlgorithmForm.AlgorithmMember when target.Node is ExpressionSyntax member => ForAlgorithmMember(member),
        AlgorithmForm.Default => ForDefault(),
        _ => null,
    };

    private ReplacedNodes? ForStaticMember(ExpressionSyntax callee)
    {
        if (target.SymbolOf(callee) is not IMethodSymbol method || method.Parameters.Any(IsSizedForTheOldOutput))
        {
            return null;
        }

        var approved = callee is MemberAccessExpressionSyntax access
            ? access.WithExpression(ApprovedName.In(access.Expression, algorithm.Replacement, target))
            : Member(ApprovedName.Full(algorithm.Replacement), method.Name).WithTriviaFrom(callee);
        if (method.Name != "Create")
        {
            return Single(callee, approved);
        }

        // Create(string) names an implementation of the old algorithm.
        return method.Parameters.IsEmpty && callee.Parent is InvocationExpressionSyntax call
            ? Retyped(call, call.WithExpression(approved), algorithm.Replacement)
            : null;
    }

    private ReplacedNodes? ForCreation(BaseObjectCreationExpressionSyntax creation)
    {
        var created = target.TypeOf(creation);
        if (!IsCatalogued(created))
        {
            return null;
        }

        if (created!.ContainingNamespace.ToDisplayString() == "Org.BouncyCastle.Crypto.Digests")
        {
            return creation is ObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments.Count: 0 } digest
                ? Retyped(digest, digest.WithType(ApprovedName.In(digest.Type, BouncyCastleDigest, target)), BouncyCastleDigest)
                : null;
        }

        if (algorithm.Replacement.StartsWith("HMAC", StringComparison.Ordinal))
        {
            return Retyped(creation, Hmac(creation), algorithm.Replacement);
        }

        return creation is { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } }
            ? Retyped(creation, Create(creation), algorithm.Replacement)
            : null;
    }

    private InvocationExpressionSyntax Create(BaseObjectCreationExpressionSyntax creation)
    {
        var type = creation is ObjectCreationExpressionSyntax { Type: var old }
            ? ApprovedName.AsExpression(old, algorithm.Replacement, target)
            : ApprovedName.Full(algorithm.Replacement);
        return SyntaxFactory.InvocationExpression(Member(type, "Create")).WithTriviaFrom(creation);
    }

    private BaseObjectCreationExpressionSyntax Hmac(BaseObjectCreationExpressionSyntax creation)
    {
        var renamed = creation is ObjectCreationExpressionSyntax withType
            ? withType.WithType(ApprovedName.In(withType.Type, algorithm.Replacement, target))
            : creation;

        // HMACSHA1 has a second parameter, useManagedSha1, that its successors lack.
        return renamed.ArgumentList is { Arguments: { Count: > 1 } arguments } list
            ? renamed.WithArgumentList(list.WithArguments([arguments[0]]))
            : renamed;
    }

    private ReplacedNodes? ForName(LiteralExpressionSyntax name)
    {
        if (ApprovedText(name.Token.Value as string) is not { } approved || IsCastToOldType(name))
        {
            return null;
        }

        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(approved));
        return Single(name, literal.WithTriviaFrom(name));
    }

    private string? ApprovedText(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.StartsWith(Namespace, StringComparison.OrdinalIgnoreCase) && !text.Contains(','))
        {
            return Namespace + algorithm.Replacement;
        }

        // An OID or an XML signature address belongs to a format that says which others it allows.
        return text.All(static character => char.IsLetterOrDigit(character) || character == '-')
            ? algorithm.Replacement + text.Substring(WeakHashCatalogue.SignedWithAt(text))
            : null;
    }

    // (MD5)HashAlgorithm.Create("MD5") would compile and fail when it runs.
    private bool IsCastToOldType(LiteralExpressionSyntax name) => name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Parent switch
    {
        CastExpressionSyntax cast => IsCatalogued(target.TypeOf(cast.Type)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: var type } => IsCatalogued(target.TypeOf(type)),
        _ => false,
    };

    private ReplacedNodes? ForAlgorithmMember(ExpressionSyntax member)
    {
        var approved = target.SymbolOf(member)?.ContainingType?.Name switch
        {
            "HashAlgorithmName" => "SHA256",
            "CngAlgorithm" => "Sha256",
            "KeyDerivationPrf" => "HMACSHA256",
            _ => null,
        };
        return approved is not null && SaferMember.Named(approved, member) is { } replacement ? Single(member, replacement) : null;
    }

    private ReplacedNodes? ForDefault() => target.Node switch
    {
        MemberAccessExpressionSyntax access when target.SymbolOf(access)?.ContainingType?.Name == "HashAlgorithm" =>
            Single(access, access.WithExpression(ApprovedName.In(access.Expression, algorithm.Replacement, target))),
        BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 3 } arguments } creation
            when target.TypeOf(creation)?.Name == "Rfc2898DeriveBytes" =>
            Single(creation, creation.WithArgumentList(arguments.AddArguments(Sha256Argument()))),
        _ => null,
    };

    /// <summary>Replaces an expression and the old type where it is declared for what the expression is assigned to.</summary>
    private ReplacedNodes? Retyped(ExpressionSyntax old, ExpressionSyntax replacement, string approvedType)
    {
        var nodes = ImmutableDictionary<SyntaxNode, SyntaxNode>.Empty.Add(old, replacement);
        var assigned = old.Parent switch
        {
            EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and var declaration } =>
                target.Model.GetDeclaredSymbol(declaration, target.CancellationToken),
            AssignmentExpressionSyntax assignment when assignment.Right == old => target.SymbolOf(assignment.Left),
            _ => null,
        };
        if (assigned is null || DeclaredOldType(assigned) is not { } type)
        {
            return new ReplacedNodes(nodes);
        }

        if (assigned is (not ILocalSymbol and not { DeclaredAccessibility: Accessibility.Private }) || type.SyntaxTree != old.SyntaxTree)
        {
            return null;
        }

        nodes = nodes.Add(type, ApprovedName.In(type, approvedType, target));
        return new ReplacedNodes(nodes, assigned is ILocalSymbol ? null : assigned);
    }

    /// <summary>The old type as the declaration spells it; null where it doesn't, so that it need not change.</summary>
    private TypeSyntax? DeclaredOldType(ISymbol symbol)
    {
        var declaredType = symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        var type = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(target.CancellationToken) switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } => variable.Type,
            PropertyDeclarationSyntax property => property.Type,
            _ => null,
        };
        return IsCatalogued(declaredType) && type is { IsVar: false } ? type : null;
    }

    private static bool IsCatalogued(ITypeSymbol? type) =>
        type is not null && WeakHashCatalogue.Types.Any(weak => weak.Name == type.ToDisplayString(FullName));

    // A buffer that the caller made for 16 or 20 bytes: the call would compile and throw.
    private static bool IsSizedForTheOldOutput(IParameterSymbol parameter) => parameter.Type.Name is "Span" or "Memory";

    private static ArgumentSyntax Sha256Argument() => SyntaxFactory.Argument(Member(ApprovedName.Full("HashAlgorithmName"), "SHA256"));

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax type, string name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName(name));

    private static ReplacedNodes Single(SyntaxNode old, SyntaxNode replacement) =>
        new(ImmutableDictionary<SyntaxNode, SyntaxNode>.Empty.Add(old, replacement));
}
