using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Evidence;

/// <summary>Tells the settings of XML readers that keep them from following a DTD to other documents.</summary>
internal sealed class ClosedXmlReader(XmlReadingSymbols symbols, KnownValues values)
{
    /// <summary>True where a write closes a reader that is used, and no other write to it opens it again.</summary>
    public bool IsClosedBy(MemberWrite write, CancellationToken cancellationToken) =>
        Closes(write, cancellationToken)
        && ObjectWrites.WritesToSameObject(write)
            .Where(other => SymbolEqualityComparer.Default.Equals(other.Member.Member, write.Member.Member))
            .All(other => Closes(other, cancellationToken))
        && IsUsed(write);

    private bool Closes(MemberWrite write, CancellationToken cancellationToken) =>
        symbols.ParsesDtd(write, values, cancellationToken) == false
        || (symbols.Resolvers.Contains(write.Member.Member)
            && KnownValues.Alternatives(write.Value)
                .All(value => values.Of(value, cancellationToken) is { HasValue: true, Value: null }));

    private static bool IsUsed(MemberWrite write) => write.Member.Instance switch
    {
        ILocalReferenceOperation local => IsUsed(local.Local, write.Member),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => IsUsedAfterInitializer(write),
        _ => true,
    };

    private static bool IsUsedAfterInitializer(MemberWrite write)
    {
        if (write.Member.Parent?.Parent?.Parent is not IObjectCreationOperation creation)
        {
            return true;
        }

        return OperationTree.ConsumerOf(creation).Consumer switch
        {
            IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } => false,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsUsed(declarator.Symbol, creation),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => IsUsed(local.Local, creation),
            _ => true,
        };
    }

    // To set another of its properties is no use of it.
    private static bool IsUsed(ILocalSymbol local, IOperation inMember) =>
        OperationTree.ReferencesTo(local, inMember).Any(static reference => reference.Parent switch
        {
            IMemberReferenceOperation member => !SourceOperations.IsWrite(member),
            ISimpleAssignmentOperation assignment => assignment.Target != reference,
            _ => true,
        });
}
