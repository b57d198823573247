namespace Psi.Analyzers.Cryptography;

/// <summary>What makes a function for passwords slow, or why it is not slow.</summary>
internal enum PasswordCost
{
    /// <summary>Iterations of PBKDF2, over a hash that the call names.</summary>
    Pbkdf2Iterations,

    /// <summary>Iterations of PBKDF1, which is limited to old hashes and short keys.</summary>
    Pbkdf1Iterations,

    /// <summary>The work factor of bcrypt, the logarithm of its rounds.</summary>
    BcryptWorkFactor,

    /// <summary>Memory of Argon2 in KiB.</summary>
    Argon2Memory,

    /// <summary>Iterations of ASP.NET Core Identity's hasher: PBKDF2 over SHA-512.</summary>
    IdentityIterations,

    /// <summary>The format of ASP.NET Core Identity's hasher.</summary>
    IdentityFormat,

    /// <summary>A function for passwords that is a plain MD5 or SHA-1.</summary>
    PlainHash,

    /// <summary>A plain hash.</summary>
    None,
}
