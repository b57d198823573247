using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// APIs that hash passwords, and fast hashes that must not hash them; each with what makes it slow. Data only. MD5 and SHA-1 belong to
/// PSI3101.
/// </summary>
internal static class PasswordFunctionCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string Identity = "Microsoft.AspNetCore.Identity.PasswordHasherOptions";
    private const string Bcrypt = "BCrypt.Net.BCrypt";

    private static readonly string[] FastHashes = ["SHA256", "SHA384", "SHA512", "SHA3_256", "SHA3_384", "SHA3_512"];

    public static IReadOnlyList<ApiMember<PasswordCost>> All { get; } =
    [
        new(Namespace + "Rfc2898DeriveBytes", ApiMember.Constructor, PasswordCost.Pbkdf2Iterations),
        new(Namespace + "Rfc2898DeriveBytes", "Pbkdf2", PasswordCost.Pbkdf2Iterations),
        new(Namespace + "PasswordDeriveBytes", ApiMember.Constructor, PasswordCost.Pbkdf1Iterations),
        new("System.Web.Security.FormsAuthentication", "HashPasswordForStoringInConfigFile", PasswordCost.PlainHash),
        new("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation", "Pbkdf2", PasswordCost.Pbkdf2Iterations),
        new(Bcrypt, "HashPassword", PasswordCost.BcryptWorkFactor),
        new(Bcrypt, "EnhancedHashPassword", PasswordCost.BcryptWorkFactor),
        new(Bcrypt, "GenerateSalt", PasswordCost.BcryptWorkFactor),
        new("Konscious.Security.Cryptography.Argon2", "MemorySize", PasswordCost.Argon2Memory),
        new(Identity, "IterationCount", PasswordCost.IdentityIterations),
        new(Identity, "CompatibilityMode", PasswordCost.IdentityFormat),
        .. ApiMember.EachWith(PasswordCost.None, FastHashes.Select(static hash => Namespace + hash), "HashData"),
        new(Namespace + "HashAlgorithm", "ComputeHash", PasswordCost.None),
    ];

    /// <summary>Those whose work can be enough.</summary>
    public static IReadOnlyList<ApiMember<PasswordCost>> Slow { get; } =
    [
        .. All.Where(static function => function.Name != "GenerateSalt"
            && function.Fact is PasswordCost.Pbkdf2Iterations
                or PasswordCost.BcryptWorkFactor
                or PasswordCost.Argon2Memory
                or PasswordCost.IdentityIterations),
    ];

    /// <summary>The fast hash that a type of .NET computes; null for any other type, and for MD5 and SHA-1.</summary>
    public static string? FastHashOf(string typeName) =>
        Array.Find(FastHashes, hash => typeName.StartsWith(hash, StringComparison.Ordinal));
}
