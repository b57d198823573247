using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds the expression that gives a local, a field, a property or a call of a method of this compilation its value, where that is certain:
/// the initial value, or the only assignment that can be the last one.
/// </summary>
internal sealed class ReachingDefinitions(SourceOperations source)
{
    private readonly ConditionalWeakTable<IOperation, LocalsOfMember> _locals = new();
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _fields = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _results = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The defining expression, or the compound assignment that adds to the earlier value; null where that is not certain.
    /// </summary>
    public IOperation? Of(IOperation reference, CancellationToken cancellationToken) => reference switch
    {
        ILocalReferenceOperation local => OfLocal(local, cancellationToken),
        IFieldReferenceOperation { Field: { IsConst: false } field } => OfField(field, cancellationToken),
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false, IsAbstract: false } property } =>
            property.Parameters.IsEmpty ? OfProperty(property, cancellationToken) : null,
        _ => null,
    };

    /// <summary>
    /// The value that a private method or a local function returns, or another method of this compilation that returns text and cannot be
    /// overridden, where it has one <c>return</c>, at its end. Null for any other.
    /// </summary>
    public IOperation? ResultOf(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!IsWithinReach(method))
        {
            return null;
        }

        if (!_results.TryGetValue(method, out var result))
        {
            result = _results.GetOrAdd(method, ReturnedBy(source.BodyOf(method, cancellationToken)));
        }

        return result;
    }

    // A public method that always returns true may be there for others to change.
    private static bool IsWithinReach(IMethodSymbol method) =>
        method is { IsVirtual: false, IsOverride: false, IsAbstract: false, IsAsync: false, DeclaringSyntaxReferences.IsEmpty: false }
        && (method.DeclaredAccessibility == Accessibility.Private
            || method.MethodKind == MethodKind.LocalFunction
            || method.ReturnType.SpecialType == SpecialType.System_String);

    private static IOperation? ReturnedBy(IOperation? body) =>
        body is IBlockOperation { Operations: { Length: > 0 } statements }
        && statements[statements.Length - 1] is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned } last
        && !body.Descendants().Any(inside => inside is IReturnOperation && inside != last && IsInSameFunction(inside, last))
            ? returned
            : null;

    private static bool IsInSameFunction(IOperation one, IOperation other) =>
        OperationTree.FunctionAround(one) == OperationTree.FunctionAround(other);

    private IOperation? OfLocal(ILocalReferenceOperation use, CancellationToken cancellationToken)
    {
        var locals = _locals.GetValue(OperationTree.RootOf(use), static root => new LocalsOfMember(root));
        var writes = locals.WritesOf(use.Local);
        if (writes.Count == 0)
        {
            return source.InitialValueOf(use.Local, cancellationToken);
        }

        if (locals.IsAliased(use.Local))
        {
            return null;
        }

        // The compiler does not allow code to read a local before it is written.
        if (writes is [{ Parent: ISimpleAssignmentOperation { IsRef: false } only } target]
            && only.Target == target
            && IsDeclaredWithoutValue(use.Local, cancellationToken))
        {
            return only.Value;
        }

        if (locals.HasLabels || !ReachingWrite.TryFind(use, writes, out var write))
        {
            return null;
        }

        return write switch
        {
            null => source.InitialValueOf(use.Local, cancellationToken),
            ISimpleAssignmentOperation assignment => assignment.Value,
            _ => write,
        };
    }

    private static bool IsDeclaredWithoutValue(ILocalSymbol local, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax(cancellationToken)
            is VariableDeclaratorSyntax { Initializer: null, Parent.Parent: LocalDeclarationStatementSyntax };

    private IOperation? OfField(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (field.IsReadOnly && !source.IsWrittenInConstructor(field, cancellationToken))
        {
            return source.InitialValueOf(field, cancellationToken);
        }

        if (field.DeclaringSyntaxReferences.IsEmpty || (field.DeclaredAccessibility != Accessibility.Private && !field.IsReadOnly))
        {
            return null;
        }

        var definition = field.OriginalDefinition;
        if (!_fields.TryGetValue(definition, out var value))
        {
            value = _fields.GetOrAdd(definition, OfWrittenField(field, cancellationToken));
        }

        return value;
    }

    /// <summary>
    /// The value of a field that only its own type can write: its initial value, or the one assignment in the type's only constructor.
    /// </summary>
    private IOperation? OfWrittenField(IFieldSymbol field, CancellationToken cancellationToken)
    {
        var writes = source.ReferencesTo(field, cancellationToken).Where(MayWrite).Take(2).ToList();
        if (writes.Count == 0)
        {
            return source.InitialValueOf(field, cancellationToken);
        }

        return writes is [{ Parent: ISimpleAssignmentOperation { IsRef: false } only } target]
            && only.Parent is IExpressionStatementOperation { Parent: IBlockOperation { Parent: IConstructorBodyOperation constructor } }
            && only.Target == target
            && IsOnlyConstructor(field, constructor)
                ? only.Value
                : null;
    }

    private static bool IsOnlyConstructor(IFieldSymbol field, IConstructorBodyOperation body)
    {
        var constructors = field.IsStatic ? field.ContainingType.StaticConstructors : field.ContainingType.InstanceConstructors;
        return constructors is [{ DeclaringSyntaxReferences: [var declaration] }]
            && declaration.SyntaxTree == body.Syntax.SyntaxTree
            && declaration.Span == body.Syntax.Span;
    }

    // Null is a reference that no operation describes.
    private static bool MayWrite(IOperation? reference) => reference is null || SourceOperations.IsWrite(reference);

    private IOperation? OfProperty(IPropertySymbol property, CancellationToken cancellationToken)
    {
        if (property.IsReadOnly)
        {
            return source.IsWrittenInConstructor(property, cancellationToken) ? null : source.InitialValueOf(property, cancellationToken);
        }

        return property.SetMethod is { IsInitOnly: false } setter
            && (setter.DeclaredAccessibility == Accessibility.Private || property.DeclaredAccessibility == Accessibility.Private)
            && !property.DeclaringSyntaxReferences.IsEmpty
            && source.InitialValueOf(property, cancellationToken) is { } initial
            && !source.ReferencesTo(property, cancellationToken).Any(MayWrite)
                ? initial
                : null;
    }

    /// <summary>The writes to the locals of a member, collected once.</summary>
    private sealed class LocalsOfMember
    {
        private readonly Dictionary<ISymbol, List<ILocalReferenceOperation>> _writes = new(SymbolEqualityComparer.Default);
        private readonly HashSet<ISymbol> _aliased;

        public LocalsOfMember(IOperation root)
        {
            foreach (var operation in root.DescendantsAndSelf())
            {
                if (operation is ILocalReferenceOperation { IsDeclaration: false } reference && LocalWrites.IsWrite(reference))
                {
                    if (!_writes.TryGetValue(reference.Local, out var writes))
                    {
                        _writes.Add(reference.Local, writes = []);
                    }

                    writes.Add(reference);
                }

                HasLabels |= operation is ILabeledOperation;
            }

            _aliased = LocalWrites.AliasedIn(root);
        }

        public bool HasLabels { get; }

        public bool IsAliased(ILocalSymbol local) => _aliased.Contains(local);

        public IReadOnlyList<ILocalReferenceOperation> WritesOf(ILocalSymbol local) =>
            _writes.TryGetValue(local, out var writes) ? writes : [];
    }
}
