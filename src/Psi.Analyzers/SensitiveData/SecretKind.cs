namespace Psi.Analyzers.SensitiveData;

/// <summary>What a name promises that its value is.</summary>
internal enum SecretKind
{
    /// <summary>Nothing that is known to be secret.</summary>
    None,

    /// <summary>What a person types to prove who they are: password, passphrase, PIN.</summary>
    Password,

    /// <summary>What programs prove themselves with: a client secret, a shared secret.</summary>
    Secret,

    /// <summary>A key of an API or of an algorithm: API key, private key, signing key.</summary>
    Key,

    /// <summary>What stands for a login or a right: access token, reset token, bearer token, anti-forgery token.</summary>
    Token,

    /// <summary>"Token" alone: the access token of one program and the lexer's token of the next. What else is known must decide.</summary>
    AmbiguousToken,

    /// <summary>The name of a session: whoever knows it is in it.</summary>
    SessionIdentifier,

    /// <summary>A code that is typed once: OTP, verification code.</summary>
    OneTimeCode,

    /// <summary>A nonce, salt or initialization vector: not secret, but not to be guessed or repeated.</summary>
    RandomInput,

    /// <summary>A number that identifies a person or pays for one: payment card, card verification, social security number.</summary>
    PersonalNumber,
}
