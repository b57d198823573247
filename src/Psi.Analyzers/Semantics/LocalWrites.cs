using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>Which locals of a member are written after their declaration. A member is walked once, however many of its locals are asked for.</summary>
internal sealed class LocalWrites
{
    private readonly ConditionalWeakTable<IOperation, HashSet<ISymbol>> _writtenByRoot = new();

    public bool IsWrittenAfterDeclaration(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return _writtenByRoot.GetValue(root, static root => Within(root)).Contains(reference.Local);
    }

    /// <summary>The locals that some operation under <paramref name="root"/>, nested functions included, writes.</summary>
    public static HashSet<ISymbol> Within(IOperation root)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation { IsDeclaration: false } reference && IsWrite(reference))
            {
                written.Add(reference.Local);
            }
        }

        return written;
    }

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
