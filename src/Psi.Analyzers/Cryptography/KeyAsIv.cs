using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells an IV that is the key, or begins as the key begins.</summary>
internal static class KeyAsIv
{
    public static bool IsIn(IOperation iv, IOperation use, KnownByteValues bytes) =>
        BeginningOf(iv) is { } beginning && (AreHeldBy(beginning, use, bytes) || CopiedTo(beginning) is { } copied && AreHeldBy(copied, use, bytes));

    private static bool AreHeldBy(IOperation beginning, IOperation use, KnownByteValues bytes)
    {
        var held = OperationTree.SymbolOf(beginning);
        return held is IPropertySymbol { Name: "Key", ContainingType.Name: var owner } && owner is not ("KeyValuePair" or "DictionaryEntry") && IsCipher(((IPropertyReferenceOperation)OperationTree.Unconverted(beginning)).Instance?.Type)
            || held is ILocalSymbol or IParameterSymbol or IFieldSymbol && IsSettled(beginning, bytes) && KeysOf(use).Any(key => SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(BeginningOf(key)), held));
    }

    // var iv = new byte[16]; Array.Copy(key, iv, 16);
    private static IOperation? CopiedTo(IOperation value)
    {
        if (value is not ILocalReferenceOperation local)
        {
            return null;
        }

        var writes = OperationTree.AllInMember(local).OfType<ILocalReferenceOperation>()
            .Where(reference => !reference.IsDeclaration && SymbolEqualityComparer.Default.Equals(reference.Local, local.Local) && ByteWrites.MayWrite(reference)).ToList();
        return writes is [var only]
            && KnownByteValues.SourceOfCopyTo(only) is { } source
            && OperationTree.ConsumerOf(only).Taker is { Parent: IInvocationOperation copy }
            && copy.Arguments.All(static argument => argument.Parameter?.Name is not ("sourceIndex" or "srcOffset") || argument.Value.ConstantValue is { HasValue: true, Value: 0 })
                ? BeginningOf(source)
                : null;
    }

    private static bool IsCipher(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.Name == "SymmetricAlgorithm")
            {
                return true;
            }
        }

        return false;
    }

    // An array may be filled anew between the two.
    private static bool IsSettled(IOperation beginning, KnownByteValues bytes) => OperationTree.Unconverted(beginning) switch
    {
        ILocalReferenceOperation local => local.Type?.SpecialType == SpecialType.System_String || bytes.IsNeverWritten(local) || IsMadeWhole(local),
        IFieldReferenceOperation field => field.Field.IsReadOnly,
        var other => !OperationTree.AllInMember(other).Any(operation =>
            operation is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, OperationTree.SymbolOf(other))
            && reference.Parent is IAssignmentOperation assignment && assignment.Target == reference),
    };

    private static bool IsMadeWhole(ILocalReferenceOperation local) =>
        OperationTree.AllInMember(local).OfType<ILocalReferenceOperation>().Count(reference =>
            !reference.IsDeclaration && SymbolEqualityComparer.Default.Equals(reference.Local, local.Local) && ByteWrites.MayWrite(reference)) <= 1;

    /// <summary>The keys that go with an IV: beside it in the call, or given to the object it is given to.</summary>
    private static IEnumerable<IOperation> KeysOf(IOperation use)
    {
        switch (use)
        {
            case IInvocationOperation { Instance: { } cipher } call:
                return CallArguments.ValueOf(call.Arguments, "rgbKey") is { } given ? [given] : KeysGivenTo(cipher);
            case IObjectCreationOperation creation:
                return CallArguments.ValueOf(creation.Arguments, "parameters", "key") is { } parameters && CreationOf(parameters) is { } key
                    ? CallArguments.ValueOf(key.Arguments, "key") is { } bytes ? [bytes] : []
                    : [];
            default:
                return MemberWrite.Of(use) is { } write ? ObjectWrites.WritesToSameObject(write).Where(static beside => beside.Member.Member.Name == "Key").Select(static beside => beside.Value) : [];
        }
    }

    private static IEnumerable<IOperation> KeysGivenTo(IOperation cipher)
    {
        var holder = OperationTree.SymbolOf(cipher);
        foreach (var operation in OperationTree.AllInMember(cipher))
        {
            if (MemberWrite.Of(operation) is { Member.Member.Name: "Key" } write && holder is not null && SymbolEqualityComparer.Default.Equals(write.Owner, holder))
            {
                yield return write.Value;
            }
        }

        if (CreationOf(cipher) is { } creation && CallArguments.ValueOf(creation.Arguments, "key") is { } given)
        {
            yield return given;
        }
    }

    private static IObjectCreationOperation? CreationOf(IOperation value) => OperationTree.Unconverted(value) switch
    {
        IObjectCreationOperation creation => creation,
        ILocalReferenceOperation local => OperationTree.AllInMember(local).OfType<IVariableDeclaratorOperation>()
            .Where(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
            .Select(static declarator => declarator.GetVariableInitializer()?.Value)
            .Select(static initial => initial is null ? null : OperationTree.Unconverted(initial) as IObjectCreationOperation)
            .FirstOrDefault(),
        _ => null,
    };

    /// <summary>What a value is cut from, where it is cut from the beginning: <c>key</c> of <c>key.Take(16).ToArray()</c>; null where it is cut from later on.</summary>
    private static IOperation? BeginningOf(IOperation value)
    {
        while (true)
        {
            value = OperationTree.Unconverted(value);
            switch (value)
            {
                case IInvocationOperation { TargetMethod.Name: "ToArray" or "Take" or "Clone" or "PadRight" } call when Receiver(call) is { } whole:
                    value = whole;
                    break;
                case IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" or "Slice" or "Substring" } call when Receiver(call) is { } whole:
                    if (CallArguments.ValueOf(call.Arguments, "start", "startIndex") is { } start && start.ConstantValue is not { HasValue: true, Value: 0 })
                    {
                        return null;
                    }

                    value = whole;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.ContainingNamespace.Name: "Text" }, Arguments: [var text] }:
                    value = text.Value;
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

    private static bool IsFromStart(IRangeOperation range) => range.LeftOperand is null || OperationTree.Unconverted(range.LeftOperand).ConstantValue is { HasValue: true, Value: 0 };

    private static IOperation? Receiver(IInvocationOperation call) => call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value : null);
}
