using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where APIs hash passwords, and where they could be hashed with what is made for speed. Data only. MD5 and SHA-1 are PSI3101's.</summary>
internal static class PasswordFunctionCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string Identity = "Microsoft.AspNetCore.Identity.PasswordHasherOptions";
    private const string Bcrypt = "BCrypt.Net.BCrypt";

    private static readonly string[] FastHashes = ["SHA256", "SHA384", "SHA512", "SHA3_256", "SHA3_384", "SHA3_512"];

    public static IReadOnlyList<PasswordFunction> All { get; } =
    [
        new(Namespace + "Rfc2898DeriveBytes", ".ctor", PasswordCost.Pbkdf2Iterations),
        new(Namespace + "Rfc2898DeriveBytes", "Pbkdf2", PasswordCost.Pbkdf2Iterations),
        new(Namespace + "PasswordDeriveBytes", ".ctor", PasswordCost.Pbkdf1Iterations),
        new("System.Web.Security.FormsAuthentication", "HashPasswordForStoringInConfigFile", PasswordCost.PlainHash),
        new("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation", "Pbkdf2", PasswordCost.Pbkdf2Iterations),
        new(Bcrypt, "HashPassword", PasswordCost.BcryptWorkFactor),
        new(Bcrypt, "EnhancedHashPassword", PasswordCost.BcryptWorkFactor),
        new(Bcrypt, "GenerateSalt", PasswordCost.BcryptWorkFactor),
        new("Konscious.Security.Cryptography.Argon2", "MemorySize", PasswordCost.Argon2Memory),
        new(Identity, "IterationCount", PasswordCost.IdentityIterations),
        new(Identity, "CompatibilityMode", PasswordCost.IdentityFormat),
        .. FastHashes.Select(static hash => new PasswordFunction(Namespace + hash, "HashData", PasswordCost.None)),
        new(Namespace + "HashAlgorithm", "ComputeHash", PasswordCost.None),
    ];

    /// <summary>The fast hash that a type of .NET computes; null for any other type, and for MD5 and SHA-1.</summary>
    public static string? FastHashOf(string typeName) => Array.Find(FastHashes, hash => typeName.StartsWith(hash, StringComparison.Ordinal));
}
