using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells hashes on which no security rests, whatever the algorithm, by what goes in and by all that becomes of them.</summary>
internal static class HashPurpose
{
    private static readonly HashSet<string> Hashes = new(StringComparer.Ordinal) { "HashData", "ComputeHash", "HashDataAsync", "ComputeHashAsync" };

    // Cut, but still the hash.
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal) { "Take", "Skip", "ToArray", "AsSpan", "Slice", "Reverse", "ConfigureAwait" };

    private static readonly HashSet<string> PublicKeys = new(StringComparer.Ordinal) { "ExportSubjectPublicKeyInfo", "ExportRSAPublicKey", "GetPublicKey", "EncodedKeyValue" };

    /// <summary>
    /// True where all that a use computes becomes a <see cref="Guid"/> or a number, to name or to spread things; and where it identifies a public key, which RFC 5280
    /// (4.2.1.2) does by SHA-1.
    /// </summary>
    /// <param name="use">What runs or creates the algorithm.</param>
    public static bool IsNonSecurity(IOperation use)
    {
        var hashes = HashesOf(use);
        return hashes.Count > 0 && (hashes.All(static hash => IsOfPublicKey(hash)) || hashes.All(static hash => BecomesNameOrNumber(hash, follow: true)));
    }

    private static List<IInvocationOperation> HashesOf(IOperation use)
    {
        if (use is IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name } } call && Hashes.Contains(name))
        {
            return [call];
        }

        var (taker, instance) = OperationTree.ConsumerOf(use);
        if (taker is IInvocationOperation computed && computed.Instance == instance)
        {
            return Hashes.Contains(computed.TargetMethod.Name) ? [computed] : [];
        }

        if (taker is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return [];
        }

        var uses = ReferencesTo(local, use).Select(static reference => reference.Parent as IInvocationOperation).ToList();
        return uses.All(static called => called is not null && (Hashes.Contains(called.TargetMethod.Name) || called.TargetMethod.Name == nameof(IDisposable.Dispose)))
            ? uses.OfType<IInvocationOperation>().Where(static called => Hashes.Contains(called.TargetMethod.Name)).ToList()
            : [];
    }

    private static bool IsOfPublicKey(IInvocationOperation hash) =>
        hash.Arguments.FirstOrDefault()?.Value is { } input && OperationTree.Unconverted(input) switch
        {
            IInvocationOperation call => PublicKeys.Contains(call.TargetMethod.Name),
            IPropertyReferenceOperation { Instance: IPropertyReferenceOperation { Property.Name: var owner } } => PublicKeys.Contains(owner),
            _ => false,
        };

    private static bool BecomesNameOrNumber(IOperation value, bool follow)
    {
        while (true)
        {
            var (taker, taken) = OperationTree.ConsumerOf(value);
            switch (taker)
            {
                case IAwaitOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                    value = taker;
                    break;
                case IInvocationOperation part when part.Instance == taken && Parts.Contains(part.TargetMethod.Name):
                    value = part;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } part } argument when argument.Parameter?.Ordinal == 0 && Parts.Contains(part.TargetMethod.Name):
                    value = part;
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: nameof(Guid) } }:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: nameof(BitConverter) or "BinaryPrimitives", ReturnType.SpecialType: >= SpecialType.System_Int16 and <= SpecialType.System_UInt64 } } }:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when follow:
                    var references = ReferencesTo(local, value).ToList();
                    return references.Count > 0 && references.All(static reference => BecomesNameOrNumber(reference, follow: false));
                default:
                    return false;
            }
        }
    }

    private static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation beside) =>
        OperationTree.AllInMember(beside).OfType<ILocalReferenceOperation>().Where(reference => !reference.IsDeclaration && SymbolEqualityComparer.Default.Equals(reference.Local, local));
}
