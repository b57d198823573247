using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>The methods and lambdas of a compilation that answer GET requests.</summary>
internal sealed class GetHandlers
{
    private readonly HashSet<ISymbol> _attributes;
    private readonly HashSet<ISymbol> _pages;
    private readonly HashSet<ISymbol> _endpoints;

    public GetHandlers(TypeLookup types)
    {
        _attributes = new(AddressCatalogue.GetAttributes.SelectMany(name => types.Find(name)), SymbolEqualityComparer.Default);
        _pages = new(types.Find(AddressCatalogue.PageModel), SymbolEqualityComparer.Default);
        _endpoints = new(types.Find(AddressCatalogue.Endpoints), SymbolEqualityComparer.Default);
    }

    /// <summary>True when a method may be one.</summary>
    public bool MayBeMethods => _attributes.Count > 0 || _pages.Count > 0;

    /// <summary>True for an action with an attribute for GET requests, and for a page's <c>OnGet</c>.</summary>
    public bool Include(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && _attributes.Contains(type))
        || method.Name.StartsWith(HandlerNames.OnGet, StringComparison.Ordinal)
            && BaseTypes.SelfAndBasesOf(method.ContainingType).Any(_pages.Contains);

    /// <summary>What <c>MapGet</c> is given as a handler; null for any other call.</summary>
    public IOperation? MappedBy(IInvocationOperation call)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        return method.Name == HandlerNames.MapGet
            && _endpoints.Contains(method.ContainingType)
            && CallArguments.ValueOf(call.Arguments, HandlerNames.HandlerParameters) is { } handler
                ? OperationTree.Unconverted(handler)
                : null;
    }

    /// <summary>The parameters of the lambda or method that is given as a handler.</summary>
    public static ImmutableArray<IParameterSymbol> ParametersOf(IOperation handler) =>
        (handler as IDelegateCreationOperation)?.Target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol.Parameters,
            IMethodReferenceOperation reference => reference.Method.Parameters,
            _ => ImmutableArray<IParameterSymbol>.Empty,
        };
}
