namespace Psi.Analyzers.Cryptography;

/// <summary>What one side of a comparison is.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Name">What a request calls it; empty for what is computed.</param>
internal sealed record ComparedSecret(ComparedSecretKind Kind, string Name = "")
{
    public string Description => Kind switch
    {
        ComparedSecretKind.AuthenticationCode => "a message authentication code",
        ComparedSecretKind.Derived => "what is derived from a password or key",
        ComparedSecretKind.OfRequest => "'" + Name + "' of the request",
        _ => "the hash of a password",
    };
}

/// <summary>Where a compared value comes from.</summary>
internal enum ComparedSecretKind
{
    /// <summary>An HMAC or another keyed hash.</summary>
    AuthenticationCode,

    /// <summary>PBKDF2 and the like.</summary>
    Derived,

    /// <summary>A hash without a key; a secret only where a password is hashed.</summary>
    PlainHash,

    /// <summary>A hash of a password.</summary>
    PasswordHash,

    /// <summary>An API key, token or password that came with a request.</summary>
    OfRequest,
}
