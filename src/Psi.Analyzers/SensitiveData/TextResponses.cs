using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells where a text that is returned is the response: in actions of controllers, and in lambdas mapped to an address.</summary>
internal sealed class TextResponses
{
    private readonly SymbolTable<string> _controllers;
    private readonly SymbolTable<string> _endpoints;

    public TextResponses(Compilation compilation)
    {
        _controllers = SymbolTable.OfTypes(compilation, [.. ClientOutputCatalogue.Controllers]);
        _endpoints = SymbolTable.OfTypes(compilation, ClientOutputCatalogue.Endpoints);
    }

    public bool Exist => !_controllers.IsEmpty || !_endpoints.IsEmpty;

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
        && _controllers.TryFindBase(method.ContainingType, out _);

    private static IInvocationOperation? CallGiven(IOperation handler)
    {
        while (handler.Parent is IConversionOperation conversion)
        {
            handler = conversion;
        }

        return handler.Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }
}
