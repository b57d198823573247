namespace Psi.Analyzers.Cryptography;

/// <summary>A secret on one side of a comparison.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Name">Its name in the request; empty for a computed value.</param>
internal sealed record ComparedSecret(ComparedSecretKind Kind, string Name = "")
{
    public bool IsFromRequest => Kind == ComparedSecretKind.FromRequest;

    public string Description => Kind switch
    {
        ComparedSecretKind.AuthenticationCode => "a message authentication code",
        ComparedSecretKind.Derived => "what is derived from a password or key",
        ComparedSecretKind.FromRequest => "'" + Name + "' of the request",
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
    FromRequest,
}
