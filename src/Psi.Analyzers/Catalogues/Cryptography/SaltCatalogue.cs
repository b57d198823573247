namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// Where functions for passwords take their salt. Data only. HKDF is missing on purpose: its secret is not a password, and RFC 5869 allows
/// any salt.
/// </summary>
internal static class SaltCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string Generators = "Org.BouncyCastle.Crypto.Generators.";

    public static IReadOnlyList<ApiMember> All { get; } =
    [
        new(Namespace + "Rfc2898DeriveBytes", ApiMember.Constructor, "salt", "saltSize"),
        new(Namespace + "Rfc2898DeriveBytes", "Pbkdf2", "salt"),
        new(Namespace + "Rfc2898DeriveBytes", "Salt"),
        new(Namespace + "PasswordDeriveBytes", ApiMember.Constructor, "rgbSalt", "salt"),
        new(Namespace + "PasswordDeriveBytes", "Salt"),
        new("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation", "Pbkdf2", "salt"),
        new("Org.BouncyCastle.Crypto.PbeParametersGenerator", "Init", "salt"),
        new(Generators + "SCrypt", "Generate", "S"),
        new(Generators + "BCrypt", "Generate", "salt"),
        new(Generators + "OpenBsdBCrypt", "Generate", "salt"),
        new("Org.BouncyCastle.Crypto.Parameters.Argon2Parameters+Builder", "WithSalt", "salt"),
        new("Konscious.Security.Cryptography.Argon2", "Salt"),
        new("BCrypt.Net.BCrypt", "HashPassword", "salt"),
    ];
}
