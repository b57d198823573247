using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// The operations of one member, walked once for all rules. A rule that asks about each of a thousand calls of one method would walk the
/// method a thousand times.
/// </summary>
internal sealed class MemberOperations
{
    // Holds no tree of operations longer than the compiler does.
    private static readonly ConditionalWeakTable<IOperation, MemberOperations> ByRoot = new();

    private readonly Lazy<ILookup<ISymbol, IOperation>> _references;

    private MemberOperations(IOperation root)
    {
        All = [.. root.DescendantsAndSelf()];
        _references = new(() => All
            .Where(static operation => ReferencedBy(operation) is not null)
            .ToLookup(static operation => ReferencedBy(operation)!, SymbolEqualityComparer.Default));
    }

    /// <summary>Every operation, lambdas and local functions included, in the order of the source.</summary>
    public IReadOnlyList<IOperation> All { get; }

    /// <summary>The operations of the member around an operation.</summary>
    public static MemberOperations Around(IOperation operation) =>
        ByRoot.GetValue(OperationTree.RootOf(operation), static root => new MemberOperations(root));

    /// <summary>The references to a local, parameter, field or property; the declaration of a local is not one.</summary>
    public IEnumerable<IOperation> ReferencesTo(ISymbol symbol) => _references.Value[symbol];

    private static ISymbol? ReferencedBy(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
