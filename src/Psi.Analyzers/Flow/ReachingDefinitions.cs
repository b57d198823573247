using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// The expression that gives a local, a field, a property or a call of a method of this compilation its value, where there is one that is certain to:
/// what it is declared with, or the only assignment that can have been the last.
/// </summary>
internal sealed class ReachingDefinitions(SourceOperations source)
{
    private readonly ConditionalWeakTable<IOperation, LocalsOfMember> _locals = new();
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _fields = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _results = new(SymbolEqualityComparer.Default);

    /// <summary>The defining expression, or the compound assignment that adds to what was there before; null when it can't be told.</summary>
    public IOperation? Of(IOperation reference, CancellationToken cancellationToken) => reference switch
    {
        ILocalReferenceOperation local => OfLocal(local, cancellationToken),
        IFieldReferenceOperation { Field: { IsConst: false } field } => OfField(field, cancellationToken),
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false, IsAbstract: false, Parameters.IsEmpty: true } property } => OfProperty(property, cancellationToken),
        _ => null,
    };

    /// <summary>What a private method or a local function returns, or another method of this compilation that returns a text and that none overrides: where it has one
    /// <c>return</c>, at its end. Null for any other.</summary>
    public IOperation? ResultOf(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (method.IsVirtual || method.IsOverride || method.IsAbstract || method.IsAsync || method.DeclaringSyntaxReferences.IsEmpty || !IsWithinReach(method))
        {
            return null;
        }

        if (!_results.TryGetValue(method, out var result))
        {
            result = _results.GetOrAdd(method, ReturnedBy(source.BodyOf(method, cancellationToken)));
        }

        return result;
    }

    // A public method that always says yes may be one that is there to be changed.
    private static bool IsWithinReach(IMethodSymbol method) =>
        method.DeclaredAccessibility == Accessibility.Private || method.MethodKind == MethodKind.LocalFunction || method.ReturnType.SpecialType == SpecialType.System_String;

    private static IOperation? ReturnedBy(IOperation? body) =>
        body is IBlockOperation { Operations: { Length: > 0 } statements }
        && statements[statements.Length - 1] is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned } last
        && !body.Descendants().Any(inside => inside is IReturnOperation && inside != last && FunctionOf(inside) == FunctionOf(last))
            ? returned
            : null;

    private static IOperation? FunctionOf(IOperation operation)
    {
        var around = operation.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around;
    }

    private IOperation? OfLocal(ILocalReferenceOperation use, CancellationToken cancellationToken)
    {
        IOperation root = use;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var locals = _locals.GetValue(root, static root => new LocalsOfMember(root));
        var writes = locals.WritesOf(use.Local);
        if (writes.Count == 0)
        {
            return source.InitialValueOf(use.Local, cancellationToken);
        }

        if (locals.IsAliased(use.Local))
        {
            return null;
        }

        // The compiler lets nobody read a local before it is written.
        if (writes is [{ Parent: ISimpleAssignmentOperation { IsRef: false } only } target] && only.Target == target && IsDeclaredWithoutValue(use.Local, cancellationToken))
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
        && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: null, Parent.Parent: LocalDeclarationStatementSyntax };

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

    /// <summary>What a field that only its own type can write is given: where it is declared, or once in the type's only constructor.</summary>
    private IOperation? OfWrittenField(IFieldSymbol field, CancellationToken cancellationToken)
    {
        var writes = source.ReferencesTo(field, cancellationToken).Where(static place => place is null || SourceOperations.IsWrite(place)).Take(2).ToList();
        if (writes.Count == 0)
        {
            return source.InitialValueOf(field, cancellationToken);
        }

        return writes is [{ Parent: ISimpleAssignmentOperation { IsRef: false, Parent: IExpressionStatementOperation { Parent: IBlockOperation { Parent: IConstructorBodyOperation constructor } } } only } target]
            && only.Target == target
            && IsOnlyConstructor(field, constructor)
                ? only.Value
                : null;
    }

    private static bool IsOnlyConstructor(IFieldSymbol field, IConstructorBodyOperation body) =>
        (field.IsStatic ? field.ContainingType.StaticConstructors : field.ContainingType.InstanceConstructors) is [{ DeclaringSyntaxReferences: [var declaration] }]
        && declaration.SyntaxTree == body.Syntax.SyntaxTree
        && declaration.Span == body.Syntax.Span;

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
            && !source.ReferencesTo(property, cancellationToken).Any(static place => place is null || SourceOperations.IsWrite(place))
                ? initial
                : null;
    }

    /// <summary>Where a member writes its locals, read once.</summary>
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

        public IReadOnlyList<ILocalReferenceOperation> WritesOf(ILocalSymbol local) => _writes.TryGetValue(local, out var writes) ? writes : [];
    }
}
