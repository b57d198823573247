using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells hashes that protect nothing, whatever the algorithm, by their input and by every use of their result.</summary>
internal static class HashPurpose
{
    /// <summary>
    /// True where every hash becomes a <see cref="Guid"/> or a number, to name or to distribute things; and where it identifies a public
    /// key, for which RFC 5280 (4.2.1.2) uses SHA-1.
    /// </summary>
    /// <param name="use">The operation that runs or creates the algorithm.</param>
    public static bool IsNonSecurity(IOperation use)
    {
        var hashes = HashesOf(use);
        return hashes.Count > 0
            && (hashes.TrueForAll(IsOfPublicKey) || hashes.TrueForAll(static hash => BecomesNameOrNumber(hash, follow: true)));
    }

    private static List<IInvocationOperation> HashesOf(IOperation use)
    {
        if (use is IInvocationOperation { TargetMethod.IsStatic: true } call && IsHash(call))
        {
            return [call];
        }

        var (consumer, instance) = OperationTree.ConsumerOf(use);
        if (consumer is IInvocationOperation computed && computed.Instance == instance)
        {
            return IsHash(computed) ? [computed] : [];
        }

        if (consumer is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return [];
        }

        var hashes = new List<IInvocationOperation>();
        foreach (var reference in OperationTree.ReferencesTo(local, use))
        {
            switch (reference.Parent)
            {
                case IInvocationOperation called when IsHash(called):
                    hashes.Add(called);
                    break;
                case IInvocationOperation { TargetMethod.Name: nameof(IDisposable.Dispose) }:
                    break;
                default:
                    return [];
            }
        }

        return hashes;
    }

    private static bool IsHash(IInvocationOperation call) => HashPurposeCatalogue.Hashes.Contains(call.TargetMethod.Name);

    private static bool IsOfPublicKey(IInvocationOperation hash) =>
        hash.Arguments.FirstOrDefault()?.Value is { } input && OperationTree.Unconverted(input) switch
        {
            IInvocationOperation call => HashPurposeCatalogue.PublicKeys.Contains(call.TargetMethod.Name),
            IPropertyReferenceOperation { Instance: IPropertyReferenceOperation { Property.Name: var owner } } =>
                HashPurposeCatalogue.PublicKeys.Contains(owner),
            _ => false,
        };

    private static bool BecomesNameOrNumber(IOperation value, bool follow)
    {
        while (true)
        {
            var (consumer, consumed) = OperationTree.ConsumerOf(value);
            switch (consumer)
            {
                case IAwaitOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                    value = consumer;
                    break;
                case IInvocationOperation part when part.Instance == consumed && IsPart(part):
                    value = part;
                    break;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } part }
                    when IsPart(part):
                    value = part;
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: nameof(Guid) } }:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation reader } when ReadsNumber(reader.TargetMethod):
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when follow:
                    var references = OperationTree.ReferencesTo(local, value).ToList();
                    return references.Count > 0 && references.TrueForAll(static reference => BecomesNameOrNumber(reference, follow: false));
                default:
                    return false;
            }
        }
    }

    private static bool IsPart(IInvocationOperation call) => HashPurposeCatalogue.Parts.Contains(call.TargetMethod.Name);

    private static bool ReadsNumber(IMethodSymbol method) =>
        HashPurposeCatalogue.NumberReaders.Contains(method.ContainingType.Name)
        && method.ReturnType.SpecialType is >= SpecialType.System_Int16 and <= SpecialType.System_UInt64;
}
