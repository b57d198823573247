using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds the writes of one function to one object: in its initializer, and through the variable or member that then holds it. That variable
/// or member tells objects apart. Writes of other functions are not seen.
/// </summary>
internal static class ObjectWrites
{
    // Collected once for each member, and held no longer than its operations are.
    private static readonly ConditionalWeakTable<MemberOperations, ILookup<object, MemberWrite>> ByMember = new();

    /// <summary>Every write, in the function around <paramref name="write"/>, to the object it writes to; itself included.</summary>
    public static IEnumerable<MemberWrite> WritesToSameObject(MemberWrite write) =>
        KeyOf(write.Member) is { } key ? WritesTo(key, write.Member) : [write];

    /// <summary>Every write, in the function around a creation, to the object it creates.</summary>
    public static IEnumerable<MemberWrite> WritesTo(IObjectCreationOperation creation) => WritesTo(KeyOf(creation), creation);

    private static IEnumerable<MemberWrite> WritesTo(object key, IOperation place) =>
        ByMember.GetValue(MemberOperations.Around(place), static member => ByObject(member))[key];

    private static ILookup<object, MemberWrite> ByObject(MemberOperations member) =>
        (from operation in member.All
         let write = MemberWrite.Of(operation)
         where write is not null
         let key = KeyOf(write.Value.Member)
         where key is not null
         select (Key: key, Write: write.Value))
        .ToLookup(static item => item.Key, static item => item.Write, new SameObject());

    /// <summary>The symbol that holds an object, or the operation that creates it; null when it has neither.</summary>
    private static object? KeyOf(IMemberReferenceOperation member) =>
        member.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
            ? KeyOfInitialized(member)
            : SymbolOf(member.Instance);

    private static object? KeyOfInitialized(IMemberReferenceOperation member) => member.Parent?.Parent?.Parent switch
    {
        IObjectCreationOperation creation => KeyOf(creation),
        // new Options { Settings = { Member = … } } initializes the object that the property already holds.
        IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation held } => held.Member,
        _ => null,
    };

    private static object KeyOf(IObjectCreationOperation creation)
    {
        IOperation value = creation;
        while (value.Parent is IConversionOperation or ICoalesceOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IAssignmentOperation { Target: var target } assignment when assignment.Value == value => SymbolOf(target) ?? (object)creation,
            IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => fields[0],
            IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => properties[0],
            _ => creation,
        };
    }

    private static ISymbol? SymbolOf(IOperation? reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        IInstanceReferenceOperation { Type: { } type } => type,
        IConversionOperation conversion => SymbolOf(conversion.Operand),
        _ => null,
    };

    private sealed class SameObject : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? one, object? other) =>
            one is ISymbol symbol && other is ISymbol otherSymbol
                ? SymbolEqualityComparer.Default.Equals(symbol, otherSymbol)
                : ReferenceEquals(one, other);

        int IEqualityComparer<object>.GetHashCode(object key) =>
            key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : RuntimeHelpers.GetHashCode(key);
    }
}
