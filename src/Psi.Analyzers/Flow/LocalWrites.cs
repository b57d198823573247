using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds the writes to locals after their declaration. A member is walked once, however many of its locals are asked for.
/// </summary>
internal sealed class LocalWrites
{
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, ILocalReferenceOperation>> _writesByRoot = new();

    public bool IsWrittenAfterDeclaration(ILocalReferenceOperation reference) => WritesTo(reference).Any();

    /// <summary>The references after its declaration, nested functions included, that write the local.</summary>
    public IEnumerable<ILocalReferenceOperation> WritesTo(ILocalReferenceOperation reference) =>
        _writesByRoot.GetValue(OperationTree.RootOf(reference), static root => WritesByLocal(root))[reference.Local];

    /// <summary>The locals that operations under <paramref name="root"/> write, nested functions included.</summary>
    public static HashSet<ISymbol> Within(IOperation root)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var write in WritesIn(root))
        {
            written.Add(write.Local);
        }

        return written;
    }

    private static ILookup<ISymbol, ILocalReferenceOperation> WritesByLocal(IOperation root) =>
        WritesIn(root).ToLookup(static write => (ISymbol)write.Local, SymbolEqualityComparer.Default);

    private static IEnumerable<ILocalReferenceOperation> WritesIn(IOperation root) =>
        root.DescendantsAndSelf()
            .OfType<ILocalReferenceOperation>()
            .Where(static reference => !reference.IsDeclaration && IsWrite(reference));

    /// <summary>The locals under <paramref name="root"/> that a <c>ref</c> local or a pointer may write under another name.</summary>
    public static HashSet<ISymbol> AliasedIn(IOperation root)
    {
        var aliased = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var reference in root.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            if (IsAliased(reference))
            {
                aliased.Add(reference.Local);
            }
        }

        return aliased;
    }

    private static bool IsAliased(IOperation reference) => reference.Parent switch
    {
        IAddressOfOperation => true,
        ISimpleAssignmentOperation assignment => assignment.IsRef,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        IConditionalOperation { IsRef: true } choice => IsAliased(choice),
        _ => false,
    };

    /// <summary>True when the local is written there, or may be written under another name from there on.</summary>
    public static bool IsWrite(ILocalReferenceOperation reference)
    {
        IOperation target = reference;
        while (target.Parent is ITupleOperation or IConversionOperation)
        {
            target = target.Parent;
        }

        return target.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target == target => true,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            _ => IsAliased(target),
        };
    }
}
