using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells where a text that is returned is the response: in actions of controllers, and in lambdas mapped to an address.</summary>
internal sealed class TextResponses
{
    private readonly HashSet<ISymbol> _controllers;
    private readonly HashSet<ISymbol> _endpoints;

    public TextResponses(TypeLookup types)
    {
        _controllers = new(ClientOutputCatalogue.Controllers.SelectMany(name => types.Find(name)), SymbolEqualityComparer.Default);
        _endpoints = new(types.Find(ClientOutputCatalogue.Endpoints), SymbolEqualityComparer.Default);
    }

    public bool Exist => _controllers.Count > 0 || _endpoints.Count > 0;

    /// <summary>True for a <c>return</c> in such a function.</summary>
    public bool AreReturnedAt(OperationAnalysisContext context)
    {
        var function = context.Operation.Parent;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function switch
        {
            null => context.ContainingSymbol is IMethodSymbol method && IsAction(method),
            IAnonymousFunctionOperation { Parent: IDelegateCreationOperation handler } =>
                CallGiven(handler) is { } call && _endpoints.Contains(call.TargetMethod.ContainingType),
            _ => false,
        };
    }

    private bool IsAction(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, IsStatic: false }
        && BaseTypes.SelfAndBasesOf(method.ContainingType).Any(_controllers.Contains);

    private static IInvocationOperation? CallGiven(IOperation handler)
    {
        while (handler.Parent is IConversionOperation conversion)
        {
            handler = conversion;
        }

        return handler.Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }
}
