using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells an IV that is the key, or the beginning of the key.</summary>
internal static class KeyAsIv
{
    public static bool IsIn(IOperation iv, IOperation use, KnownByteValues bytes) =>
        BeginningOf(iv) is { } beginning
        && (IsKey(beginning, use, bytes) || (CopiedTo(beginning) is { } copied && IsKey(copied, use, bytes)));

    private static bool IsKey(IOperation beginning, IOperation use, KnownByteValues bytes) => OperationTree.SymbolOf(beginning) switch
    {
        IPropertySymbol { Name: EncryptionUseCatalogue.Key, ContainingType.Name: var owner } =>
            !EncryptionUseCatalogue.Entries.Contains(owner)
            && TypeHierarchy.IsOrDerivesFrom(OwnerOf(beginning)?.Type, EncryptionUseCatalogue.Cipher),
        (ILocalSymbol or IParameterSymbol or IFieldSymbol) and var holder =>
            IsSettled(beginning, bytes)
            && KeysOf(use).Any(key => SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(BeginningOf(key)), holder)),
        _ => false,
    };

    private static IOperation? OwnerOf(IOperation property) => ((IPropertyReferenceOperation)OperationTree.Unconverted(property)).Instance;

    // var iv = new byte[16]; Array.Copy(key, iv, 16);
    private static IOperation? CopiedTo(IOperation value) =>
        value is ILocalReferenceOperation local
        && WritesTo(local) is [var only]
        && KnownByteValues.SourceOfCopyTo(only) is { } source
        && OperationTree.ConsumerOf(only).Consumer is { Parent: IInvocationOperation copy }
        && copy.Arguments.All(IsFromStart)
            ? BeginningOf(source)
            : null;

    private static bool IsFromStart(IArgumentOperation argument) =>
        argument.Parameter is not { } parameter
        || !EncryptionUseCatalogue.CopyStarts.Contains(parameter.Name)
        || argument.Value.ConstantValue is { HasValue: true, Value: 0 };

    private static List<ILocalReferenceOperation> WritesTo(ILocalReferenceOperation local) =>
        OperationTree.ReferencesTo(local.Local, local).Where(ByteWrites.MayWrite).ToList();

    // Code may fill an array with other bytes between the two uses.
    private static bool IsSettled(IOperation beginning, KnownByteValues bytes) => OperationTree.Unconverted(beginning) switch
    {
        ILocalReferenceOperation local =>
            local.Type?.SpecialType == SpecialType.System_String || bytes.IsNeverWritten(local) || WritesTo(local).Count <= 1,
        IFieldReferenceOperation field => field.Field.IsReadOnly,
        var other => OperationTree.SymbolOf(other) is not { } parameter
            || !OperationTree.AllInMember(other).Any(operation => IsAssignmentTo(operation, parameter)),
    };

    private static bool IsAssignmentTo(IOperation operation, ISymbol parameter) =>
        operation is IParameterReferenceOperation { Parent: IAssignmentOperation assignment }
        && assignment.Target == operation
        && OperationTree.IsReferenceTo(operation, parameter);

    /// <summary>The keys that go with an IV: in the same call, or given to the same object.</summary>
    private static IEnumerable<IOperation> KeysOf(IOperation use)
    {
        switch (use)
        {
            case IInvocationOperation { Instance: { } cipher } call:
                return CallArguments.ValueOf(call.Arguments, EncryptionUseCatalogue.EncryptionKey) is { } given
                    ? [given]
                    : KeysGivenTo(cipher);
            case IObjectCreationOperation creation:
                return CallArguments.ValueOf(creation.Arguments, EncryptionUseCatalogue.KeyHolders) is { } parameters
                    && CreationOf(parameters) is { } key
                    && CallArguments.ValueOf(key.Arguments, EncryptionUseCatalogue.KeyParameter) is { } bytes
                        ? [bytes]
                        : [];
            default:
                return MemberWrite.Of(use) is { } write
                    ? ObjectWrites.WritesToSameObject(write).Where(IsOfKey).Select(static other => other.Value)
                    : [];
        }
    }

    private static bool IsOfKey(MemberWrite write) => write.Member.Member.Name == EncryptionUseCatalogue.Key;

    private static IEnumerable<IOperation> KeysGivenTo(IOperation cipher)
    {
        var holder = OperationTree.SymbolOf(cipher);
        foreach (var operation in OperationTree.AllInMember(cipher))
        {
            if (MemberWrite.Of(operation) is { } write
                && IsOfKey(write)
                && holder is not null
                && SymbolEqualityComparer.Default.Equals(write.Owner, holder))
            {
                yield return write.Value;
            }
        }

        if (CreationOf(cipher) is { } creation
            && CallArguments.ValueOf(creation.Arguments, EncryptionUseCatalogue.KeyParameter) is { } given)
        {
            yield return given;
        }
    }

    private static IObjectCreationOperation? CreationOf(IOperation value) => OperationTree.Unconverted(value) switch
    {
        IObjectCreationOperation creation => creation,
        ILocalReferenceOperation local => InitialValueOf(local) is { } initial
            ? OperationTree.Unconverted(initial) as IObjectCreationOperation
            : null,
        _ => null,
    };

    private static IOperation? InitialValueOf(ILocalReferenceOperation local) =>
        OperationTree.AllInMember(local)
            .OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
            ?.GetVariableInitializer()?.Value;

    /// <summary>
    /// The value that another one is the beginning of: <c>key</c> of <c>key.Take(16).ToArray()</c>; null where it is cut from a later
    /// position.
    /// </summary>
    private static IOperation? BeginningOf(IOperation value)
    {
        while (true)
        {
            value = OperationTree.Unconverted(value);
            switch (value)
            {
                case IInvocationOperation call when SourceOf(call) is { } source:
                    value = source;
                    break;
                case IArrayElementReferenceOperation { Indices: [IRangeOperation range] } part when IsFromStart(range):
                    value = part.ArrayReference;
                    break;
                case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } part when IsFromStart(range):
                    value = part.Instance;
                    break;
                case IInvocationOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                    return null;
                default:
                    return value;
            }
        }
    }

    /// <summary>The value that a call cuts or encodes from its beginning; null for any other call.</summary>
    private static IOperation? SourceOf(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: var name } when EncryptionUseCatalogue.PrefixesOf.Contains(name) && CallArguments.ReceiverOf(call) is { } whole => whole,
        { Name: var name } when EncryptionUseCatalogue.PartsOf.Contains(name) && CallArguments.ReceiverOf(call) is { } whole =>
            StartsLater(call) ? null : whole,
        { Name: nameof(Encoding.GetBytes), ContainingType.ContainingNamespace.Name: nameof(System.Text) } =>
            call.Arguments is [var text] ? text.Value : null,
        _ => null,
    };

    private static bool StartsLater(IInvocationOperation call) =>
        CallArguments.ValueOf(call.Arguments, EncryptionUseCatalogue.PartStarts) is { } start
        && start.ConstantValue is not { HasValue: true, Value: 0 };

    private static bool IsFromStart(IRangeOperation range) =>
        range.LeftOperand is null || OperationTree.Unconverted(range.LeftOperand).ConstantValue is { HasValue: true, Value: 0 };
}
