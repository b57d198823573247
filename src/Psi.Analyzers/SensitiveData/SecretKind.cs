namespace Psi.Analyzers.SensitiveData;

/// <summary>The kind of secret that a name says its value is.</summary>
internal enum SecretKind
{
    /// <summary>Nothing that is known to be secret.</summary>
    None,

    /// <summary>A secret that a person types to log in: password, passphrase, PIN.</summary>
    Password,

    /// <summary>A secret that programs use to log in: a client secret, a shared secret.</summary>
    Secret,

    /// <summary>A key of an API or of an algorithm: API key, private key, signing key.</summary>
    Key,

    /// <summary>A token for a login or a right: access token, reset token, bearer token, anti-forgery token.</summary>
    Token,

    /// <summary>"Token" alone: an access token in one program, a lexer's token in another. The code around has to decide.</summary>
    AmbiguousToken,

    /// <summary>The id of a session: knowing it is enough to use the session.</summary>
    SessionIdentifier,

    /// <summary>A code that is typed once: OTP, verification code.</summary>
    OneTimeCode,

    /// <summary>A nonce, salt or initialization vector: not secret, but it must not be predictable or repeated.</summary>
    RandomInput,

    /// <summary>A number that identifies a person or pays for one: payment card, card verification, social security number.</summary>
    PersonalNumber,
}
