using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>
/// Finds code that turns clients away by their address: a condition depends on the address, and decides over a response with status 403
/// or 429. An address that is only logged decides nothing.
/// </summary>
internal sealed class AddressBlocking(Compilation compilation, KnownValues values, HomeMadeReport report)
{
    // A member reads the address once or twice. This bounds generated or hostile ones.
    private const int MaximumReads = 20;

    // Found once for each member, and held no longer than its operations are.
    private readonly ConditionalWeakTable<MemberOperations, Decision> _byMember = new();

    private readonly SymbolTable<ApiMember> _addresses = SymbolTable.Of(compilation, AddressBlockingCatalogue.Addresses);
    private readonly SymbolTable<ApiMember> _statuses = SymbolTable.Of(compilation, AddressBlockingCatalogue.Statuses);
    private readonly SymbolTable<ApiMember> _results = SymbolTable.Of(compilation, AddressBlockingCatalogue.Results);

    public void RegisterIn(CompilationStartAnalysisContext start)
    {
        if (!_addresses.IsEmpty && (!_statuses.IsEmpty || !_results.IsEmpty))
        {
            start.RegisterOperationAction(OnProperty, OperationKind.PropertyReference);
        }
    }

    private void OnProperty(OperationAnalysisContext context)
    {
        var read = context.Operation;
        // Once in a member: where it reads the first address that decides.
        if (IsAddress(read, context.CancellationToken)
            && _byMember.GetValue(
                MemberOperations.Around(read),
                member => new(FirstDeciding(member.All, context.CancellationToken))).Address == read)
        {
            report.At(context, read.Syntax.GetLocation(), HomeMadeForm.AddressBlocking);
        }
    }

    private IOperation? FirstDeciding(IReadOnlyList<IOperation> member, CancellationToken cancellationToken)
    {
        var refusals = member.Where(operation => Refuses(operation, cancellationToken)).ToList();
        return refusals.Count == 0
            ? null
            : member.Where(operation => IsAddress(operation, cancellationToken))
                .Take(MaximumReads)
                .FirstOrDefault(address => Decides(address, member, refusals));
    }

    private bool IsAddress(IOperation operation, CancellationToken cancellationToken) =>
        operation is IPropertyReferenceOperation { Property: var property } reference
        && (_addresses.Contains(property)
            || (property is { IsIndexer: true, ContainingType.Name: var type }
                && AddressBlockingCatalogue.Headers.Contains(type)
                && reference.Arguments is [{ Value: var name }]
                && values.TextOf(name, cancellationToken) is { } header
                && string.Equals(header, AddressBlockingCatalogue.ForwardedFor, StringComparison.OrdinalIgnoreCase)))
        && !(reference.Parent is IAssignmentOperation assignment && assignment.Target == reference);

    private bool Refuses(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var status } =>
            _statuses.Contains(property) && IsRefusal(status, cancellationToken),
        IInvocationOperation call => IsRefusal(call.TargetMethod, call.Arguments, cancellationToken),
        IObjectCreationOperation creation => IsRefusal(creation.Constructor, creation.Arguments, cancellationToken),
        _ => false,
    };

    private bool IsRefusal(
        IMethodSymbol? method,
        ImmutableArray<IArgumentOperation> arguments,
        CancellationToken cancellationToken) =>
        _results.TryFind(method, out var result)
        && (result.Parameters.Length == 0
            || (CallArguments.ValueOf(arguments, result.Parameters) is { } status && IsRefusal(status, cancellationToken)));

    // A constant of an enum has the number as its value.
    private bool IsRefusal(IOperation status, CancellationToken cancellationToken) =>
        values.Of(status, cancellationToken) is
        {
            HasValue: true,
            Value: AddressBlockingCatalogue.Forbidden or AddressBlockingCatalogue.TooManyRequests,
        };

    /// <summary>Whether a condition depends on an address and a refusal on that condition.</summary>
    private static bool Decides(IOperation address, IReadOnlyList<IOperation> member, List<IOperation> refusals)
    {
        var held = HeldIn(address, member);
        return member.OfType<IConditionalOperation>().Any(choice =>
            choice.Condition.DescendantsAndSelf().Any(part => IsMeant(part) && !IsOnlyLookedFor(part))
            && refusals.Any(refusal => IsIn(refusal, choice) || Follows(refusal, choice)));

        bool IsMeant(IOperation part) =>
            part == address || (part is ILocalReferenceOperation { Local: var local } && held.Contains(local));
    }

    /// <summary>The locals whose values are made of an address, unless by a call that logs it.</summary>
    private static HashSet<ISymbol> HeldIn(IOperation address, IReadOnlyList<IOperation> member)
    {
        var held = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        // In the order of the source, so each local after those that it is made of.
        foreach (var operation in member)
        {
            var (target, value) = operation switch
            {
                IVariableDeclaratorOperation { Initializer.Value: var initial, Symbol: var local } => (local, initial),
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var assigned } =>
                    (local, assigned),
                _ => (null, null),
            };
            if (target is not null && value!.DescendantsAndSelf().Any(part =>
                part == address || (part is ILocalReferenceOperation { Local: var other } && held.Contains(other))))
            {
                held.Add(target);
            }
        }

        return held;
    }

    // if (address is null): a client that has no address is not one of some addresses.
    private static bool IsOnlyLookedFor(IOperation part)
    {
        var (consumer, value) = OperationTree.ConsumerOf(part);
        return consumer switch
        {
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var pattern } } => IsNull(pattern),
            IIsPatternOperation { Pattern: var pattern } => IsNull(pattern),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                OperationTree.Unconverted(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand)
                    .ConstantValue is { HasValue: true, Value: null },
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var called } } =>
                AddressBlockingCatalogue.LogMethods.Any(log => called.StartsWith(log, StringComparison.Ordinal)),
            _ => false,
        };
    }

    private static bool IsNull(IPatternOperation pattern) =>
        pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

    private static bool IsIn(IOperation operation, IConditionalOperation choice)
    {
        for (var child = operation; child.Parent is { } parent; child = parent)
        {
            if (parent == choice)
            {
                return child != choice.Condition;
            }
        }

        return false;
    }

    /// <summary>if (allowed) { …; return; } and then the refusal.</summary>
    private static bool Follows(IOperation refusal, IConditionalOperation choice)
    {
        if (choice is not { WhenFalse: null, Parent: IBlockOperation block } || !Leaves(choice.WhenTrue))
        {
            return false;
        }

        return block.Operations.SkipWhile(statement => statement != choice).Skip(1).Any(statement => IsInside(refusal, statement));
    }

    private static bool IsInside(IOperation operation, IOperation around)
    {
        for (var each = operation; each is not null; each = each.Parent)
        {
            if (each == around)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation => true,
        IBlockOperation block => block.Operations.LastOrDefault() is IReturnOperation,
        _ => false,
    };

    private sealed record Decision(IOperation? Address);
}
