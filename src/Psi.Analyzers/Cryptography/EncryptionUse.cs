using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>What an IV is for, by what the code around it does with it.</summary>
internal sealed class EncryptionUse(SourceOperations source, KnownValues values)
{
    private const string Symmetric = "SymmetricAlgorithm";

    private static readonly HashSet<string> Encryptions = new(StringComparer.Ordinal) { "CreateEncryptor", "EncryptCbc", "TryEncryptCbc", "EncryptCfb", "TryEncryptCfb" };

    private static readonly HashSet<string> Decryptions = new(StringComparer.Ordinal) { "CreateDecryptor", "DecryptCbc", "TryDecryptCbc", "DecryptCfb", "TryDecryptCfb" };

    // Types whose results are new for each message, so that a key made of them is.
    private static readonly HashSet<string> KeySources = new(StringComparer.Ordinal)
    {
        "RandomNumberGenerator", "RNGCryptoServiceProvider", "SecureRandom", "HKDF", "HkdfBytesGenerator", "SP800108HmacCounterKdf", "ECDiffieHellman", "ECDiffieHellmanCng", "ECDHBasicAgreement", "X25519Agreement",
    };

    // What is built of a block cipher and gives it an IV of zeros as its specification says.
    private static readonly HashSet<string> Constructions = new(StringComparer.Ordinal) { "mac", "cmac", "gmac", "omac", "pmac", "kdf", "prf", "drbg", "wrap", "unwrap", "keywrap" };

    /// <summary>True when the algorithm whose IV is set encrypts: in the same function, or somewhere in the same type where the function only makes it.</summary>
    public bool IsToEncrypt(IOperation write, ISymbol container, CancellationToken cancellationToken)
    {
        var decrypts = false;
        foreach (var operation in OperationTree.AllInMember(write))
        {
            if (operation is IInvocationOperation { TargetMethod.Name: var called } call)
            {
                if (Encryptions.Contains(called) && IsSymmetric(call))
                {
                    return true;
                }

                decrypts |= Decryptions.Contains(called) && IsSymmetric(call);
            }
        }

        return !decrypts
            && container.ContainingType is { } type
            && Encryptions.Any(name => source.ReferencesByName(type, name, cancellationToken).Any(static place => place is IInvocationOperation call && IsSymmetric(call)));
    }

    /// <summary>True when Bouncy Castle parameters are given to an <c>Init</c> that encrypts, or may.</summary>
    public bool IsGivenToEncrypt(IOperation parameters, CancellationToken cancellationToken)
    {
        var (taker, value) = OperationTree.ConsumerOf(parameters);
        return taker switch
        {
            IArgumentOperation argument => IsInit(argument, cancellationToken),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsHeldToEncrypt(local, parameters, cancellationToken),
            ISimpleAssignmentOperation assignment when assignment.Value == value && OperationTree.SymbolOf(assignment.Target) is ILocalSymbol local => IsHeldToEncrypt(local, parameters, cancellationToken),
            _ => false,
        };
    }

    /// <summary>
    /// True where one IV does no harm, or where it is not what its specification leaves open: a key that is made for this message alone, ECB (which takes none), and
    /// the inside of message authentication codes, key derivation and key wrapping.
    /// </summary>
    /// <param name="use">Where the IV is given.</param>
    /// <param name="container">The member around it.</param>
    /// <param name="isZero">The IV is all zeros.</param>
    public static bool IsHarmless(IOperation use, ISymbol container, bool isZero)
    {
        foreach (var operation in OperationTree.AllInMember(use))
        {
            var harmless = operation switch
            {
                IInvocationOperation call => call.TargetMethod.Name == "GenerateKey" || KeySources.Contains(call.TargetMethod.ContainingType.Name) || (call.Instance?.Type is { } type && KeySources.Contains(type.Name)),
                IFieldReferenceOperation { Field: { Name: "ECB", ContainingType.Name: "CipherMode" } } => true,
                IFieldReferenceOperation { Field: { Name: "None", ContainingType.Name: "PaddingMode" } } => isZero,
                _ => false,
            };
            if (harmless)
            {
                return true;
            }
        }

        return IsConstruction(container.Name)
            || (container.ContainingType is { } around && (IsConstruction(around.Name) || IsBlock(around)));
    }

    private static bool IsConstruction(string name) => IdentifierWords.Of(name).Any(Constructions.Contains);

    private static bool IsBlock(INamedTypeSymbol type)
    {
        for (var candidate = type.BaseType; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.Name is Symmetric or "HashAlgorithm")
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static contract => contract.Name is "ICryptoTransform" or "IBlockCipher" or "IMac");
    }

    private static bool IsSymmetric(IInvocationOperation call)
    {
        for (var type = call.TargetMethod.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.Name == Symmetric)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHeldToEncrypt(ILocalSymbol local, IOperation beside, CancellationToken cancellationToken) =>
        OperationTree.AllInMember(beside).Any(operation =>
            operation is ILocalReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Local, local)
            && OperationTree.ConsumerOf(reference).Taker is IArgumentOperation argument
            && IsInit(argument, cancellationToken));

    private bool IsInit(IArgumentOperation argument, CancellationToken cancellationToken) =>
        argument.Parent is IInvocationOperation { TargetMethod.Name: "Init", Arguments: [{ Value: { Type.SpecialType: SpecialType.System_Boolean } direction }, ..] }
        && values.Of(direction, cancellationToken) is not { HasValue: true, Value: false };
}
