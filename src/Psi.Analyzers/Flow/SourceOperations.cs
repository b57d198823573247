using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>Reads the bodies and initialisers of symbols declared in the compilation, in whichever file they are.</summary>
internal sealed class SourceOperations(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<ISymbol>> _writtenInConstructors = new(SymbolEqualityComparer.Default);

    /// <summary>The body of a method or local function; null when it is declared elsewhere, abstract or extern.</summary>
    public IOperation? BodyOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        foreach (var reference in definition.DeclaringSyntaxReferences)
        {
            IOperation? body = OperationFor(reference.GetSyntax(cancellationToken), cancellationToken) switch
            {
                IMethodBodyBaseOperation declared => declared.BlockBody ?? declared.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                _ => null,
            };
            if (body is not null)
            {
                return body;
            }
        }

        return null;
    }

    /// <summary>The value a local, a field or a property is declared with, what a get-only property returns, and the default of a parameter.</summary>
    public IOperation? InitialValueOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol.OriginalDefinition.DeclaringSyntaxReferences is not { Length: 1 } declarations)
        {
            return null;
        }

        SyntaxNode? value = declarations[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ Keyword.RawKind: (int)SyntaxKind.GetKeyword } getter] } =>
                getter.ExpressionBody?.Expression ?? (getter.Body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } ? returned : null),
            // A record's parameter declares a property too, which is given more than the default.
            ParameterSyntax parameter when symbol is IParameterSymbol => parameter.Default?.Value,
            _ => null,
        };
        return value is null ? null : OperationFor(value, cancellationToken);
    }

    /// <summary>The value a parameter has where a caller gives none; null where it has no such value in the source.</summary>
    public IOperation? DefaultOf(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        parameter.DeclaringSyntaxReferences is [var declaration, ..] && declaration.GetSyntax(cancellationToken) is ParameterSyntax { Default.Value: var value } ? OperationFor(value, cancellationToken) : null;

    /// <summary>True when a constructor of the member's type writes it, so that its initialiser is not the last word.</summary>
    public bool IsWrittenInConstructor(ISymbol member, CancellationToken cancellationToken)
    {
        var type = member.ContainingType.OriginalDefinition;
        if (!_writtenInConstructors.TryGetValue(type, out var written))
        {
            written = _writtenInConstructors.GetOrAdd(type, WrittenInConstructorsOf(type, cancellationToken));
        }

        return written.Contains(member.OriginalDefinition);
    }

    /// <summary>
    /// Every place in the outermost type around a member that reads, writes or calls it; null stands for one that no operation describes.
    /// Those are all places there are, where the member is private.
    /// </summary>
    public IEnumerable<IOperation?> ReferencesTo(ISymbol member, CancellationToken cancellationToken) =>
        ReferencesByName(member.ContainingType, member.Name, cancellationToken).Where(place => place is null || SymbolEqualityComparer.Default.Equals(SymbolAt(place)?.OriginalDefinition, member.OriginalDefinition));

    /// <summary>Every place in the outermost type around a type that reads, writes or calls a member of that name; null stands for one that no operation describes.</summary>
    public IEnumerable<IOperation?> ReferencesByName(INamedTypeSymbol type, string name, CancellationToken cancellationToken)
    {
        while (type.ContainingType is { } container)
        {
            type = container;
        }

        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            foreach (var node in declaration.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is SimpleNameSyntax named && named.Identifier.ValueText == name && named.Parent is not (TypeSyntax or NameColonSyntax or NameEqualsSyntax))
                {
                    yield return OperationFor(ExpressionOf(named), cancellationToken);
                }
            }
        }
    }

    private static SyntaxNode ExpressionOf(SimpleNameSyntax name)
    {
        SyntaxNode expression = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return expression.Parent is InvocationExpressionSyntax call && call.Expression == expression ? call : expression;
    }

    private static ISymbol? SymbolAt(IOperation place) => place switch
    {
        IMemberReferenceOperation reference => reference.Member,
        IInvocationOperation call => call.TargetMethod,
        _ => null,
    };

    private HashSet<ISymbol> WrittenInConstructorsOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var constructor in type.Constructors)
        {
            foreach (var reference in (BodyOf(constructor, cancellationToken)?.Descendants() ?? []).OfType<IMemberReferenceOperation>().Where(IsWrite))
            {
                written.Add(reference.Member.OriginalDefinition);
            }
        }

        return written;
    }

    /// <summary>True when a reference to a member writes it, or lets somebody else do so.</summary>
    public static bool IsWrite(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        ITupleOperation or IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => reference.Syntax.Parent is RefExpressionSyntax,
    };

    private IOperation? OperationFor(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        // The declaration may be in another file than the one under analysis. The driver caches the models it hands out
        // here, and a rule asks only once it has found something it may report.
#pragma warning disable RS1030
        return compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellationToken)
            : null;
#pragma warning restore RS1030
    }
}
