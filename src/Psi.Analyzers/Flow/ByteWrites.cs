using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>Tells which uses of an array or span may change what is in it. A use that is not known to read only may.</summary>
internal static class ByteWrites
{
    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "ToArray", "Take", "Skip", "Concat", "SequenceEqual", "FixedTimeEquals", "CopyTo", "TryCopyTo", "Clone", "GetString", "GetHashCode", "Equals", "GetLength",
        "ToBase64String", "ToHexString", "ToHexStringLower", "EncodeToString", "ComputeHash", "HashData", "Write", "WriteAsync", "AddRange", "ToString",
    };

    // What cryptographic APIs call the bytes they only read.
    private static readonly HashSet<string> Inputs = new(StringComparer.Ordinal)
    {
        "key", "rgbKey", "keyBytes", "symmetricKey", "iv", "rgbIV", "IV", "nonce", "salt", "rgbSalt", "password", "P", "S", "ikm", "prk", "info", "associatedData", "associatedText", "secret", "seed", "inSeed",
    };

    private static readonly HashSet<string> ReadOnlyTypes = new(StringComparer.Ordinal)
    {
        "ReadOnlySpan", "ReadOnlyMemory", "ReadOnlySequence", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection",
    };

    /// <summary>True unless this use of the bytes is known to leave them as they are.</summary>
    public static bool MayWrite(IOperation reference)
    {
        var (taker, value) = OperationTree.ConsumerOf(reference);
        return taker switch
        {
            IArgumentOperation argument => !IsOnlyRead(argument),
            IArrayElementReferenceOperation element when element.ArrayReference == value => IsTarget(element),
            IImplicitIndexerReferenceOperation element when element.Instance == value => value.Type is not IArrayTypeSymbol || IsTarget(element),
            IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance == value => IsTarget(element),
            IPropertyReferenceOperation property => property.Instance != value,
            IInvocationOperation call when call.Instance == value => call.TargetMethod.Name is "AsSpan" or "AsMemory" or "Slice" ? MayWrite(call) : !Reads.Contains(call.TargetMethod.Name),
            ISimpleAssignmentOperation assignment => assignment.Target == value || !IsCopiedBy(assignment.Target),
            ICoalesceOperation choice => MayWrite(choice),
            IConditionalOperation choice => MayWrite(choice),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => MayWrite(choice),
            IReturnOperation => value.Type is { Name: "Span" or "Memory" },
            { Syntax: SpreadElementSyntax } or IForEachLoopOperation or IBinaryOperation or IIsPatternOperation or INameOfOperation or IConditionalAccessOperation => false,
            _ => true,
        };
    }

    /// <summary>True when this use hands the bytes to the caller.</summary>
    public static bool IsReturned(IOperation reference) => OperationTree.ConsumerOf(reference).Taker is IReturnOperation;

    private static bool IsTarget(IOperation element) => element.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == element,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation or IVariableInitializerOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };

    // The setters of SymmetricAlgorithm.Key and IV and of KeyedHashAlgorithm.Key take a copy.
    private static bool IsCopiedBy(IOperation target) =>
        target is IPropertyReferenceOperation { Property: { Name: "Key" or "IV" or "Salt", ContainingType: { DeclaringSyntaxReferences.IsEmpty: true } } };

    private static bool IsOnlyRead(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: RefKind.None or RefKind.In } parameter)
        {
            return false;
        }

        if (ReadOnlyTypes.Contains(parameter.Type.Name))
        {
            return true;
        }

        return argument.Parent switch
        {
            // AsSpan(bytes): what becomes of the span.
            IInvocationOperation { TargetMethod: { Name: "AsSpan" or "AsMemory", IsExtensionMethod: true } } call when parameter.Ordinal == 0 => !MayWrite(call),
            IInvocationOperation { TargetMethod: { Name: "Copy" or "BlockCopy" or "ConstrainedCopy" } } => parameter.Name.StartsWith("src", StringComparison.Ordinal) || parameter.Name.StartsWith("source", StringComparison.Ordinal),
            IInvocationOperation { TargetMethod: var called } =>
                called.DeclaringSyntaxReferences.IsEmpty && (Inputs.Contains(parameter.Name) || (Reads.Contains(called.Name) && parameter.Ordinal == 0 && parameter.Name != "destination")),
            IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.IsEmpty: true } } => Inputs.Contains(parameter.Name),
            _ => false,
        };
    }
}
