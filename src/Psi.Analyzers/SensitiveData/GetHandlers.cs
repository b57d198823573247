using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>The methods and lambdas of a compilation that answer GET requests.</summary>
internal sealed class GetHandlers
{
    private readonly SymbolTable<string> _attributes;
    private readonly SymbolTable<string> _pages;
    private readonly SymbolTable<string> _endpoints;

    public GetHandlers(Compilation compilation)
    {
        _attributes = SymbolTable.OfTypes(compilation, [.. AddressCatalogue.GetAttributes]);
        _pages = SymbolTable.OfTypes(compilation, AddressCatalogue.PageModel);
        _endpoints = SymbolTable.OfTypes(compilation, AddressCatalogue.Endpoints);
    }

    /// <summary>True when a method may be one.</summary>
    public bool MayBeMethods => !_attributes.IsEmpty || !_pages.IsEmpty;

    /// <summary>True for an action with an attribute for GET requests, and for a page's <c>OnGet</c>.</summary>
    public bool Include(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => _attributes.Contains(attribute.AttributeClass))
        || method.Name.StartsWith(HandlerNames.OnGet, StringComparison.Ordinal)
            && _pages.TryFindBase(method.ContainingType, out _);

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
