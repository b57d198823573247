using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Finds passwords that are hashed once with a hash that is made to be fast.</summary>
internal sealed class FastPasswordHashes(KnownValues values, PasswordValue passwords)
{
    /// <summary>The fast hash that a call computes of a password; null where it computes no such hash, or where it does no harm.</summary>
    /// <param name="call">The call of a method that computes a hash.</param>
    /// <param name="member">The member that it is in.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public string? Of(IInvocationOperation call, ISymbol member, CancellationToken cancellationToken) =>
        CallArguments.ValueOf(call.Arguments, HashNames.DataParameters) is { } hashed
        && passwords.IsPassword(hashed, cancellationToken)
        && FastHashOf(call, cancellationToken) is { } hash
        && !IsOfProtocol(member)
        && !IsHarmless(call)
            ? hash
            : null;

    private string? FastHashOf(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var type = call.Instance?.Type ?? call.TargetMethod.ContainingType;
        if (PasswordFunctionCatalogue.FastHashOf(type.Name) is { } hash)
        {
            return hash;
        }

        // HashAlgorithm hash = new SHA256Managed(): the algorithm is known where the object is created.
        return call.Instance is { Type.Name: HashNames.HashAlgorithm } instance
            ? FastHashMadeBy(OperationTree.Unconverted(values.OriginOf(instance, cancellationToken)), cancellationToken)
            : null;
    }

    private string? FastHashMadeBy(IOperation creation, CancellationToken cancellationToken) => creation switch
    {
        IObjectCreationOperation { Type.Name: var made } => PasswordFunctionCatalogue.FastHashOf(made),
        IInvocationOperation { TargetMethod: { Name: HashNames.Create, ContainingType.Name: var made }, Arguments: var arguments } =>
            made == HashNames.HashAlgorithm && arguments is [var name]
                ? FastHashNamed(values.TextOf(name.Value, cancellationToken))
                : PasswordFunctionCatalogue.FastHashOf(made),
        _ => null,
    };

    private static string? FastHashNamed(string? name) =>
        name is null ? null : PasswordFunctionCatalogue.FastHashOf(name.Replace("-", "").ToUpperInvariant());

    private static bool IsOfProtocol(ISymbol member)
    {
        for (var symbol = member; symbol is not (null or INamespaceSymbol { IsGlobalNamespace: true }); symbol = symbol.ContainingSymbol)
        {
            if (symbol.Name.IndexOf(PasswordHashNames.MySql, StringComparison.OrdinalIgnoreCase) >= 0
                || IdentifierWords.Of(symbol.Name).Any(PasswordHashNames.ProtocolWords.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True where two secrets are hashed only to compare them at equal length in constant time, and where the hash is given to a slow
    /// function.
    /// </summary>
    private static bool IsHarmless(IInvocationOperation hash)
    {
        var (hashes, isCompared) = (0, false);
        foreach (var operation in OperationTree.AllInMember(hash))
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: var called }:
                    if (PasswordHashNames.SlowFunctions.Contains(called.ContainingType.Name))
                    {
                        return true;
                    }

                    hashes += SymbolEqualityComparer.Default.Equals(called, hash.TargetMethod) ? 1 : 0;
                    isCompared |= called.Name == HashNames.FixedTimeEquals;
                    break;
                case IObjectCreationOperation { Type.Name: var made } when PasswordHashNames.SlowFunctions.Contains(made):
                    return true;
            }
        }

        return isCompared && hashes > 1;
    }
}
