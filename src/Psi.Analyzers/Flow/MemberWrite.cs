using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>An assignment to a property or field: in a statement, an object initializer or a <c>with</c> expression.</summary>
/// <param name="Member">The reference that is written.</param>
/// <param name="Value">The new value.</param>
internal readonly record struct MemberWrite(IMemberReferenceOperation Member, IOperation Value)
{
    /// <summary>
    /// An operation of kind <see cref="OperationKind.SimpleAssignment"/> or <see cref="OperationKind.CoalesceAssignment"/> as a write; null
    /// when it does not write a member.
    /// </summary>
    public static MemberWrite? Of(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation member, Value: var value } => new MemberWrite(member, value),
        ICoalesceAssignmentOperation { Target: IMemberReferenceOperation member, Value: var value } => new MemberWrite(member, value),
        _ => null,
    };

    /// <summary>
    /// The variable or member that holds the object whose member is written; null in an initializer, where the object is not in one yet.
    /// </summary>
    public ISymbol? Owner => Member.Instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation member => member.Field,
        IPropertyReferenceOperation member => member.Property,
        _ => null,
    };
}
