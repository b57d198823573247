using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>Reads the bodies and initializers of symbols that the compilation declares, in any of its files.</summary>
internal sealed class SourceOperations(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<ISymbol>> _writtenInConstructors = new(SymbolEqualityComparer.Default);

    /// <summary>The body of a method or local function; null when it is declared in another assembly, abstract or extern.</summary>
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

    /// <summary>
    /// The initial value of a local, a field or a property, the result of a get-only property, or the default of a parameter.
    /// </summary>
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
                ResultOf(getter),
            // A record's parameter also declares a property, which callers may set to other values.
            ParameterSyntax parameter when symbol is IParameterSymbol => parameter.Default?.Value,
            _ => null,
        };
        return value is null ? null : OperationFor(value, cancellationToken);
    }

    private static ExpressionSyntax? ResultOf(AccessorDeclarationSyntax getter) => getter switch
    {
        { ExpressionBody.Expression: var result } => result,
        { Body.Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
        _ => null,
    };

    /// <summary>The default of a parameter; null where it has none in the source.</summary>
    public IOperation? DefaultOf(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        parameter.DeclaringSyntaxReferences is [var declaration, ..]
        && declaration.GetSyntax(cancellationToken) is ParameterSyntax { Default.Value: var value }
            ? OperationFor(value, cancellationToken)
            : null;

    /// <summary>True when a constructor of the member's type writes it, so that it may lose its initial value.</summary>
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
    /// Every reference to a member in the outermost type around it: reads, writes and calls; null for a reference that no operation
    /// describes. For a private member these are all references.
    /// </summary>
    public IEnumerable<IOperation?> ReferencesTo(ISymbol member, CancellationToken cancellationToken) =>
        ReferencesByName(member.ContainingType, member.Name, cancellationToken)
            .Where(reference => reference is null || RefersTo(reference, member.OriginalDefinition));

    /// <summary>
    /// Every reference to members of that name in the outermost type around a type; null for a reference that no operation describes.
    /// </summary>
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
                if (node is SimpleNameSyntax named
                    && named.Identifier.ValueText == name
                    && named.Parent is not (TypeSyntax or NameColonSyntax or NameEqualsSyntax))
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

    private static bool RefersTo(IOperation reference, ISymbol definition)
    {
        ISymbol? symbol = reference switch
        {
            IMemberReferenceOperation member => member.Member,
            IInvocationOperation call => call.TargetMethod,
            _ => null,
        };
        return SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, definition);
    }

    private HashSet<ISymbol> WrittenInConstructorsOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var constructor in type.Constructors)
        {
            foreach (var operation in BodyOf(constructor, cancellationToken)?.Descendants() ?? [])
            {
                if (operation is IMemberReferenceOperation reference && IsWrite(reference))
                {
                    written.Add(reference.Member.OriginalDefinition);
                }
            }
        }

        return written;
    }

    /// <summary>True when a reference to a member writes it, or passes it on to be written.</summary>
    public static bool IsWrite(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        ITupleOperation or IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => reference.Syntax.Parent is RefExpressionSyntax,
    };

    private IOperation? OperationFor(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        // The declaration may be in another file than the one under analysis. The driver caches these models, and a rule asks only once it
        // has found something that it may report.
#pragma warning disable RS1030
        return compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellationToken)
            : null;
#pragma warning restore RS1030
    }
}
