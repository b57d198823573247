using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds every expression that gives a value to a local, a parameter, a field, a property or a call, where the code shows them all: values
/// assigned in the same member or type, passed by each caller of a private method, or returned by a method of this compilation.
/// </summary>
internal sealed class PossibleValues(SourceOperations source, LocalWrites localWrites)
{
    // With more values than a person would read through, none counts as known.
    private const int MaximumValues = 16;

    private static readonly IReadOnlyList<IOperation> None = [];

    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>> _bySymbol = new(SymbolEqualityComparer.Default);

    /// <summary>The expressions, without <c>null</c> itself; empty where there may be others.</summary>
    public IReadOnlyList<IOperation> Of(IOperation reference, CancellationToken cancellationToken) => reference switch
    {
        ILocalReferenceOperation local => OfLocal(local, cancellationToken),
        IFieldReferenceOperation { Field: { IsConst: false } field } =>
            field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private ? OfMember(field, cancellationToken) : None,
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false, IsAbstract: false, IsIndexer: false } property } =>
            OfMember(property, cancellationToken),
        IParameterReferenceOperation { Parameter: var parameter } => Once(parameter, () => OfParameter(parameter, cancellationToken)),
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } =>
            Once(method.OriginalDefinition, () => OfResult(method, cancellationToken)),
        _ => None,
    };

    /// <summary>The only expression; null where there are none or several.</summary>
    public IOperation? OnlyValueOf(IOperation reference, CancellationToken cancellationToken) =>
        Of(reference, cancellationToken) is [var only] ? only : null;

    /// <summary>
    /// The value of a parameter where a caller gives none and no code changes it: its default, or the value that <c>??=</c> gives it
    /// instead of <c>null</c>.
    /// </summary>
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
        // A pattern, a loop or an out argument gives a value to the local that it declares.
        if (reference.Local is not { RefKind: RefKind.None, DeclaringSyntaxReferences: [var declaration] } local
            || declaration.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax)
        {
            return None;
        }

        var writes = localWrites.WritesTo(reference).ToList();
        var last = writes.FindLastIndex(write => Overwrites(write, declaration, reference));
        return last < 0 || writes.Exists(static write => OperationTree.FunctionAround(write) is not null)
            ? Given(source.InitialValueOf(local, cancellationToken), writes)
            : Given(initial: null, writes.Skip(last));
    }

    // A statement before the reference, in the block that declares the local, replaces the earlier values.
    private static bool Overwrites(ILocalReferenceOperation write, SyntaxReference declaration, ILocalReferenceOperation reference) =>
        write.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation { Syntax: var statement } }
        && statement.Parent is BlockSyntax block
        && block == declaration.GetSyntax().FirstAncestorOrSelf<BlockSyntax>()
        && statement.Span.End <= reference.Syntax.SpanStart;

    private IReadOnlyList<IOperation> OfMember(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.IsEmpty
            ? None
            : Once(member.OriginalDefinition, () => FindFor(member.OriginalDefinition, cancellationToken));

    // Finding the values of a member reads other members of its type.
    private IReadOnlyList<IOperation> Once(ISymbol symbol, Func<IReadOnlyList<IOperation>> find) =>
        _bySymbol.TryGetValue(symbol, out var known) ? known : _bySymbol.GetOrAdd(symbol, find());

    private IReadOnlyList<IOperation> FindFor(ISymbol member, CancellationToken cancellationToken)
    {
        // A serializer, a test framework or an editor may set a member that has an attribute.
        var isReadOnly = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        if (member.DeclaringSyntaxReferences is not [var declaration] || (!isReadOnly && !member.GetAttributes().IsEmpty))
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

            if (!IsAutomatic(syntax))
            {
                return property.GetMethod is { } getter ? Returned(getter, cancellationToken) : None;
            }

            if (property.SetMethod is { DeclaredAccessibility: not Accessibility.Private })
            {
                return None;
            }
        }

        var writes = new List<IOperation>();
        foreach (var use in source.ReferencesTo(member, cancellationToken))
        {
            if (use is null)
            {
                return None;
            }

            if (SourceOperations.IsWrite(use))
            {
                writes.Add(use);
            }
        }

        return Given(source.InitialValueOf(member, cancellationToken), writes);
    }

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } list
        && list.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null);

    private IReadOnlyList<IOperation> OfParameter(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        if (parameter is not { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method }
            || !HasOnlyKnownCallers(method)
            || source.BodyOf(method, cancellationToken) is not { } body
            || WritesTo(parameter, body).Any())
        {
            return None;
        }

        var given = new List<IOperation>();
        foreach (var use in source.ReferencesTo(method, cancellationToken))
        {
            if (use is not IInvocationOperation call
                || given.Count == MaximumValues
                || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is not { } argument)
            {
                return None;
            }

            given.Add(argument.Value);
        }

        return given;
    }

    private static bool HasOnlyKnownCallers(IMethodSymbol method) => method is
    {
        IsVirtual: false,
        IsOverride: false,
    }
    and ({ MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction });

    private IReadOnlyList<IOperation> OfResult(IMethodSymbol method, CancellationToken cancellationToken) => method is
    {
        MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction,
        IsVirtual: false,
        IsOverride: false,
        IsAbstract: false,
        IsAsync: false,
        ReturnsVoid: false,
        DeclaringSyntaxReferences.IsEmpty: false,
    }
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

    private static bool IsNull(IOperation value) =>
        OperationTree.Unconverted(value) is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    private static IEnumerable<IOperation> WritesTo(IParameterSymbol parameter, IOperation inMember) =>
        MemberOperations.Around(inMember).ReferencesTo(parameter).Where(SourceOperations.IsWrite);
}
