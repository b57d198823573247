using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells which types of the code authenticate data, by message authentication codes or signatures.</summary>
internal sealed class AuthenticationSymbols
{
    // A type with more operations counts as one that authenticates, because not all of it was read.
    private const int MaximumSteps = 100_000;

    private readonly SymbolTable<string> _types;
    private readonly SymbolTable<ApiMember> _members;
    private readonly SourceOperations _source;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _isUsedByType = new(SymbolEqualityComparer.Default);

    public AuthenticationSymbols(Compilation compilation, SourceOperations source)
    {
        _source = source;
        _types = SymbolTable.OfTypes(compilation, AuthenticationCatalogue.Types);
        _members = SymbolTable.Of(compilation, AuthenticationCatalogue.Members);
    }

    /// <summary>True when a type, a type around it or a type nested in it authenticates data.</summary>
    public bool AreUsedIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var outermost = type.OriginalDefinition;
        while (outermost.ContainingType is { } container)
        {
            outermost = container;
        }

        if (!_isUsedByType.TryGetValue(outermost, out var used))
        {
            used = Search(outermost, new StepBudget(MaximumSteps), cancellationToken);
            _isUsedByType.TryAdd(outermost, used);
        }

        return used;
    }

    private bool Search(INamedTypeSymbol type, StepBudget budget, CancellationToken cancellationToken)
    {
        foreach (var member in type.GetMembers())
        {
            var operation = member switch
            {
                IMethodSymbol method => _source.BodyOf(method, cancellationToken),
                IFieldSymbol or IPropertySymbol => _source.InitialValueOf(member, cancellationToken),
                _ => null,
            };
            if ((member is INamedTypeSymbol nested && Search(nested, budget, cancellationToken))
                || (operation is not null && Search(operation, budget)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Search(IOperation body, StepBudget budget)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            var found = operation switch
            {
                IInvocationOperation { TargetMethod: var method } call =>
                    IsWrapper(method) || IsMember(method) || IsType(method.ContainingType) || IsType(call.Instance?.Type),
                IMethodReferenceOperation reference => IsMember(reference.Method) || IsType(reference.Method.ContainingType),
                IObjectCreationOperation creation => IsType(creation.Type),
                IArgumentOperation argument => IsType(argument.Value.Type),
                _ => false,
            };
            if (found || !budget.Take())
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWrapper(IMethodSymbol method) => IdentifierWords.Of(method.Name).Any(AuthenticationCatalogue.Words.Contains);

    private bool IsMember(IMethodSymbol method) => _members.TryFindOverridden(method, out _);

    private bool IsType(ITypeSymbol? type) => _types.TryFindBaseOrInterface(type, out _);
}
