using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Every expression that gives a value to a local, a parameter, a field or property, or a call, where the code shows them all: whatever is assigned in
/// the same member or type, passed by each caller of a private method, returned by a method of this compilation.
/// </summary>
internal sealed class PossibleValues(SourceOperations source)
{
    // Who has more values than a person would look through has none that is known.
    private const int MaximumValues = 16;

    private static readonly IReadOnlyList<IOperation> None = [];

    private readonly LocalWrites _localWrites = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>> _bySymbol = new(SymbolEqualityComparer.Default);

    /// <summary>The expressions, without a mere <c>null</c>; empty where there may be others.</summary>
    public IReadOnlyList<IOperation> Of(IOperation reference, CancellationToken cancellationToken) => reference switch
    {
        ILocalReferenceOperation local => OfLocal(local, cancellationToken),
        IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: var isReadOnly, DeclaredAccessibility: var access } field } when isReadOnly || access == Accessibility.Private =>
            OfMember(field, cancellationToken),
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false, IsAbstract: false, IsIndexer: false } property } => OfMember(property, cancellationToken),
        IParameterReferenceOperation { Parameter: var parameter } => Once(parameter, () => OfParameter(parameter, cancellationToken)),
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } => Once(method.OriginalDefinition, () => OfResult(method, cancellationToken)),
        _ => None,
    };

    /// <summary>The one expression that gives a value to what is referred to; null where there is none or another.</summary>
    public IOperation? OnlyValueOf(IOperation reference, CancellationToken cancellationToken) => Of(reference, cancellationToken) is [var only] ? only : null;

    /// <summary>What a parameter has where a caller gives nothing, and nothing changes it before use: its default, or what <c>??=</c> puts in the place of <c>null</c>.</summary>
    public IOperation? DefaultOf(IParameterReferenceOperation reference, CancellationToken cancellationToken)
    {
        var writes = WritesTo(reference.Parameter, reference).ToList();
        return writes.Count switch
        {
            0 => source.DefaultOf(reference.Parameter, cancellationToken),
            1 => writes[0].Parent is ICoalesceAssignmentOperation { Value: var instead } ? instead : null,
            _ => null,
        };
    }

    private IReadOnlyList<IOperation> OfLocal(ILocalReferenceOperation reference, CancellationToken cancellationToken)
    {
        // A local that a pattern, a loop or an out argument declares is given its value by that.
        if (reference.Local is not { RefKind: RefKind.None, DeclaringSyntaxReferences: [var declaration] } local || declaration.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax)
        {
            return None;
        }

        var writes = _localWrites.WritesTo(reference).ToList();
        var last = writes.FindLastIndex(write => Overwrites(write, declaration, reference));
        return last < 0 || writes.Exists(static write => IsInFunctionWithin(write))
            ? Given(source.InitialValueOf(local, cancellationToken), writes)
            : Given(initial: null, writes.Skip(last));
    }

    // A statement of the block that declares the local, before the reference: what the local had until then is gone.
    private static bool Overwrites(ILocalReferenceOperation write, SyntaxReference declaration, ILocalReferenceOperation reference) =>
        write.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation { Syntax: { Parent: BlockSyntax block } statement } }
        && block == declaration.GetSyntax().FirstAncestorOrSelf<BlockSyntax>()
        && statement.Span.End <= reference.Syntax.SpanStart;

    private static bool IsInFunctionWithin(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }

            operation = parent;
        }

        return false;
    }

    private IReadOnlyList<IOperation> OfMember(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.IsEmpty ? None : Once(member.OriginalDefinition, () => FindFor(member.OriginalDefinition, cancellationToken));

    // Other members of the type are read for it.
    private IReadOnlyList<IOperation> Once(ISymbol symbol, Func<IReadOnlyList<IOperation>> find) => _bySymbol.TryGetValue(symbol, out var known) ? known : _bySymbol.GetOrAdd(symbol, find());

    private IReadOnlyList<IOperation> FindFor(ISymbol member, CancellationToken cancellationToken)
    {
        // What has an attribute may be filled by whoever reads the attribute: a serialiser, a test framework, an editor.
        var isReadOnly = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        if (member.DeclaringSyntaxReferences is not [var declaration] || !isReadOnly && !member.GetAttributes().IsEmpty)
        {
            return None;
        }

        if (member is IPropertySymbol property)
        {
            if (declaration.GetSyntax(cancellationToken) is not PropertyDeclarationSyntax syntax)
            {
                return None;
            }

            if (syntax.ExpressionBody is not null)
            {
                return Given(source.InitialValueOf(property, cancellationToken), []);
            }

            if (syntax.AccessorList?.Accessors.Any(static accessor => accessor.Body is not null || accessor.ExpressionBody is not null) != false)
            {
                return property.GetMethod is { } getter ? Returned(getter, cancellationToken) : None;
            }

            if (property.SetMethod is { DeclaredAccessibility: not Accessibility.Private })
            {
                return None;
            }
        }

        var writes = new List<IOperation>();
        foreach (var place in source.ReferencesTo(member, cancellationToken))
        {
            if (place is null)
            {
                return None;
            }

            if (SourceOperations.IsWrite(place))
            {
                writes.Add(place);
            }
        }

        return Given(source.InitialValueOf(member, cancellationToken), writes);
    }

    private IReadOnlyList<IOperation> OfParameter(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        if (parameter is not { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol { IsVirtual: false, IsOverride: false } method }
            || method is not ({ MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction })
            || source.BodyOf(method, cancellationToken) is not { } body
            || WritesTo(parameter, body).Any())
        {
            return None;
        }

        var given = new List<IOperation>();
        foreach (var place in source.ReferencesTo(method, cancellationToken))
        {
            if (place is not IInvocationOperation call || given.Count == MaximumValues || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is not { } argument)
            {
                return None;
            }

            given.Add(argument.Value);
        }

        return given;
    }

    private IReadOnlyList<IOperation> OfResult(IMethodSymbol method, CancellationToken cancellationToken) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, IsVirtual: false, IsOverride: false, IsAbstract: false, IsAsync: false, ReturnsVoid: false, DeclaringSyntaxReferences.IsEmpty: false }
            ? Returned(method, cancellationToken)
            : None;

    private IReadOnlyList<IOperation> Returned(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var returned = new List<IOperation>();
        foreach (var value in source.BodyOf(method, cancellationToken) is { } body ? OperationTree.ReturnedValuesOf(body) : [])
        {
            if (value is null || returned.Count == MaximumValues)
            {
                return None;
            }

            returned.Add(value);
        }

        return returned;
    }

    private static IReadOnlyList<IOperation> Given(IOperation? initial, IEnumerable<IOperation> writes)
    {
        var given = new List<IOperation>();
        if (initial is not null && !IsNull(initial))
        {
            given.Add(initial);
        }

        foreach (var write in writes)
        {
            var value = write.Parent switch
            {
                ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == write => assignment.Value,
                ICoalesceAssignmentOperation assignment when assignment.Target == write => assignment.Value,
                _ => null,
            };
            if (value is null || given.Count == MaximumValues)
            {
                return None;
            }

            if (!IsNull(value))
            {
                given.Add(value);
            }
        }

        return given;
    }

    private static bool IsNull(IOperation value) => OperationTree.Unconverted(value) is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    private static IEnumerable<IOperation> WritesTo(IParameterSymbol parameter, IOperation beside) =>
        OperationTree.AllInMember(beside).OfType<IParameterReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && SourceOperations.IsWrite(reference));
}
