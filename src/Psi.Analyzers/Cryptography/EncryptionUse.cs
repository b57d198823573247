using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells what an IV is for, by the code around it.</summary>
internal sealed class EncryptionUse(SourceOperations source, KnownValues values)
{
    /// <summary>
    /// True when the algorithm whose IV is set encrypts: in the same function, or somewhere in the same type where the function only
    /// creates it.
    /// </summary>
    public bool IsToEncrypt(IOperation write, ISymbol container, CancellationToken cancellationToken)
    {
        var decrypts = false;
        foreach (var operation in OperationTree.AllInMember(write))
        {
            if (operation is IInvocationOperation { TargetMethod.Name: var called } call)
            {
                if (EncryptionUseCatalogue.Encryptions.Contains(called) && IsOfCipher(call))
                {
                    return true;
                }

                decrypts |= EncryptionUseCatalogue.Decryptions.Contains(called) && IsOfCipher(call);
            }
        }

        return !decrypts && container.ContainingType is { } type && Encrypts(type, cancellationToken);
    }

    /// <summary>True when Bouncy Castle parameters are given to an <c>Init</c> that encrypts, or may.</summary>
    public bool IsGivenToEncrypt(IOperation parameters, CancellationToken cancellationToken)
    {
        var (consumer, value) = OperationTree.ConsumerOf(parameters);
        return consumer switch
        {
            IArgumentOperation argument => IsInit(argument, cancellationToken),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                IsHeldToEncrypt(local, parameters, cancellationToken),
            ISimpleAssignmentOperation assignment when assignment.Value == value =>
                OperationTree.SymbolOf(assignment.Target) is ILocalSymbol local && IsHeldToEncrypt(local, parameters, cancellationToken),
            _ => false,
        };
    }

    /// <summary>
    /// True where a constant IV does no harm, or where a specification prescribes it: with a key that is made for this message alone, with
    /// ECB (which takes none), and inside message authentication codes, key derivation and key wrapping.
    /// </summary>
    /// <param name="use">The operation that is given the IV.</param>
    /// <param name="container">The member around it.</param>
    /// <param name="isZero">The IV is all zeros.</param>
    public static bool IsHarmless(IOperation use, ISymbol container, bool isZero)
    {
        foreach (var operation in OperationTree.AllInMember(use))
        {
            var harmless = operation switch
            {
                IInvocationOperation call => MakesKey(call),
                IFieldReferenceOperation { Field: var field } => IsEcb(field) || (isZero && IsNoPadding(field)),
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

    private static bool MakesKey(IInvocationOperation call) =>
        call.TargetMethod.Name == EncryptionUseCatalogue.GenerateKey
        || EncryptionUseCatalogue.KeySources.Contains(call.TargetMethod.ContainingType.Name)
        || (call.Instance?.Type is { } type && EncryptionUseCatalogue.KeySources.Contains(type.Name));

    private static bool IsEcb(IFieldSymbol field) =>
        field is { Name: EncryptionUseCatalogue.Ecb, ContainingType.Name: EncryptionUseCatalogue.CipherMode };

    private static bool IsNoPadding(IFieldSymbol field) =>
        field is { Name: EncryptionUseCatalogue.NoPadding, ContainingType.Name: EncryptionUseCatalogue.PaddingMode };

    private static bool IsConstruction(string name) => IdentifierWords.Of(name).Any(EncryptionUseCatalogue.Constructions.Contains);

    private static bool IsBlock(INamedTypeSymbol type) =>
        TypeHierarchy.IsOrDerivesFrom(type.BaseType, EncryptionUseCatalogue.Cipher)
        || TypeHierarchy.IsOrDerivesFrom(type.BaseType, EncryptionUseCatalogue.Hash)
        || type.AllInterfaces.Any(static contract => EncryptionUseCatalogue.Transforms.Contains(contract.Name));

    private static bool IsOfCipher(IInvocationOperation call) =>
        TypeHierarchy.IsOrDerivesFrom(call.TargetMethod.ContainingType, EncryptionUseCatalogue.Cipher);

    private bool Encrypts(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var name in EncryptionUseCatalogue.Encryptions)
        {
            foreach (var reference in source.ReferencesByName(type, name, cancellationToken))
            {
                if (reference is IInvocationOperation call && IsOfCipher(call))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsHeldToEncrypt(ILocalSymbol local, IOperation inMember, CancellationToken cancellationToken) =>
        OperationTree.ReferencesTo(local, inMember).Any(reference =>
            OperationTree.ConsumerOf(reference).Consumer is IArgumentOperation argument && IsInit(argument, cancellationToken));

    private bool IsInit(IArgumentOperation argument, CancellationToken cancellationToken) =>
        argument.Parent is IInvocationOperation { Arguments: [{ Value: var direction }, ..] } call
        && call.TargetMethod.Name == EncryptionUseCatalogue.Init
        && direction.Type?.SpecialType == SpecialType.System_Boolean
        && values.Of(direction, cancellationToken) is not { HasValue: true, Value: false };
}
