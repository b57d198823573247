using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Evidence;

/// <summary>
/// Tells code that may run in production. Not live are code that runs only in development (<see cref="DevelopmentGuard"/>), code that the
/// member itself never reaches, and local functions, lambdas and private methods that no live code uses.
/// </summary>
internal sealed class LiveCode(CompilationValues values)
{
    // A bound for methods that call each other many times.
    private const int MaximumSteps = 100;

    private const string EntryPoint = "Main";

    /// <summary>True where nothing in the code says that the operation does not run in production.</summary>
    public bool Has(IOperation operation, CancellationToken cancellationToken) =>
        Has(operation, new HashSet<ISymbol>(SymbolEqualityComparer.Default), new StepBudget(MaximumSteps), cancellationToken);

    private bool Has(IOperation operation, HashSet<ISymbol> seen, StepBudget budget, CancellationToken cancellationToken)
    {
        if (!budget.Take() || IsUnreachable(operation) || values.Development.Covers(operation, cancellationToken))
        {
            return false;
        }

        return OperationTree.FunctionAround(operation) switch
        {
            ILocalFunctionOperation function =>
                Unseen(function.Symbol, seen) && UsesOf(function.Symbol, function).Any(use => Has(use, seen, budget, cancellationToken)),
            IAnonymousFunctionOperation function => HasFunction(function, seen, budget, cancellationToken),
            _ => HasMember(operation, seen, budget, cancellationToken),
        };
    }

    private static bool Unseen(ISymbol symbol, HashSet<ISymbol> seen) => seen.Add(symbol.OriginalDefinition);

    private bool HasFunction(
        IAnonymousFunctionOperation function, HashSet<ISymbol> seen, StepBudget budget, CancellationToken cancellationToken)
    {
        // A lambda that is passed on may run whenever the code that passes it on does; in a local, only if that is used.
        var (consumer, _) = OperationTree.ConsumerOf(Delegated(function));
        return consumer is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            ? Unseen(local, seen) && OperationTree.ReferencesTo(local, function).Any(use => Has(use, seen, budget, cancellationToken))
            : Has(function, seen, budget, cancellationToken);
    }

    private static IOperation Delegated(IOperation function) =>
        function.Parent is IDelegateCreationOperation creation ? creation : function;

    private bool HasMember(IOperation operation, HashSet<ISymbol> seen, StepBudget budget, CancellationToken cancellationToken)
    {
        var member = MemberAround(operation);
        if (member is not { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary }
            || member.Name is EntryPoint or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName
            || !member.GetAttributes().IsEmpty)
        {
            return true;
        }

        return Unseen(member, seen)
            && values.Source.ReferencesTo(member, cancellationToken)
                .Any(use => use is not null && Has(use, seen, budget, cancellationToken));
    }

    private static IMethodSymbol? MemberAround(IOperation operation)
    {
        var root = OperationTree.RootOf(operation);
        return root.SemanticModel?.GetDeclaredSymbol(root.Syntax) as IMethodSymbol;
    }

    // A generic function is used with its type arguments.
    private static IEnumerable<IOperation> UsesOf(IMethodSymbol function, IOperation inMember) =>
        from operation in OperationTree.AllInMember(inMember)
        where SymbolEqualityComparer.Default.Equals(MethodOf(operation)?.OriginalDefinition, function.OriginalDefinition)
        select operation;

    private static IMethodSymbol? MethodOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };

    private static bool IsUnreachable(IOperation operation)
    {
        for (var child = operation; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: false }, WhenTrue: var never }
                    when never == child:
                case IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: true }, WhenFalse: var neither }
                    when neither == child:
                case IBlockOperation block when child is not ILocalFunctionOperation && IsAfterExit(block, child):
                    return true;
            }
        }

        return false;
    }

    private static bool IsAfterExit(IBlockOperation block, IOperation statement) =>
        block.Operations.TakeWhile(earlier => earlier != statement).Any(static earlier => earlier
            is IReturnOperation { Kind: not OperationKind.YieldReturn }
            or IThrowOperation
            or IExpressionStatementOperation { Operation: IThrowOperation });
}
