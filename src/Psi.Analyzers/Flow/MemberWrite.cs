using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>A value given to a property or field by an assignment: a statement, an object initialiser, a <c>with</c> expression.</summary>
/// <param name="Member">The reference that is written.</param>
/// <param name="Value">What it is given.</param>
internal readonly record struct MemberWrite(IMemberReferenceOperation Member, IOperation Value)
{
    /// <summary>The write an operation of kind <see cref="OperationKind.SimpleAssignment"/> or <see cref="OperationKind.CoalesceAssignment"/> is; null for a write to anything else.</summary>
    public static MemberWrite? Of(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation member, Value: var value } => new MemberWrite(member, value),
        ICoalesceAssignmentOperation { Target: IMemberReferenceOperation member, Value: var value } => new MemberWrite(member, value),
        _ => null,
    };

    /// <summary>The object whose member is written, where a name in the source stands for it: null in an initialiser, where it has no name yet.</summary>
    public ISymbol? Owner => Member.Instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation member => member.Field,
        IPropertyReferenceOperation member => member.Property,
        _ => null,
    };
}
