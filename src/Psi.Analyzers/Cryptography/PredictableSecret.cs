using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>A secret that a value is used as.</summary>
/// <param name="Kind">The kind of secret.</param>
/// <param name="Name">Its name in the code.</param>
internal sealed record SecretUse(SecretKind Kind, string Name)
{
    /// <summary>A description of the secret, with its name in the code.</summary>
    public string Description => Kind switch
    {
        SecretKind.Password => "a password",
        SecretKind.Secret => "a secret",
        SecretKind.Key => "a key",
        SecretKind.Token or SecretKind.AmbiguousToken => "a token",
        SecretKind.SessionIdentifier => "the name of a session",
        SecretKind.OneTimeCode => "a one-time code",
        _ => "a nonce, salt or IV",
    } + " ('" + Name + "')";
}

/// <summary>A secret that is made from values of <c>System.Random</c>.</summary>
/// <param name="Use">The secret.</param>
/// <param name="Calls">The calls it is made with, in the order of the source; at least one.</param>
internal sealed record PredictableSecret(SecretUse Use, ImmutableArray<IInvocationOperation> Calls);
