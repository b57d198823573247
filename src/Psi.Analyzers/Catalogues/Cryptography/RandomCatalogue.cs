namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// The random number generators that can be predicted: <c>System.Random</c>, and Bouncy Castle's with a fixed seed. Data only.
/// </summary>
internal static class RandomCatalogue
{
    public const string Random = "System.Random";

    public const string SecureRandom = "Org.BouncyCastle.Security.SecureRandom";

    /// <summary>The methods of <c>System.Random</c>, each with what to call instead.</summary>
    public static IReadOnlyList<ApiMember<string>> Draws { get; } =
    [
        new(Random, "Next", "RandomNumberGenerator.GetInt32"),
        new(Random, "NextInt64", "RandomNumberGenerator.GetInt32 or GetBytes"),
        new(Random, "NextBytes", "RandomNumberGenerator.Fill"),
        new(Random, "NextDouble", "RandomNumberGenerator.GetInt32"),
        new(Random, "NextSingle", "RandomNumberGenerator.GetInt32"),
        new(Random, "GetItems", "RandomNumberGenerator.GetItems"),
        new(Random, "GetString", "RandomNumberGenerator.GetString"),
        new(Random, "GetHexString", "RandomNumberGenerator.GetHexString"),
    ];

    /// <summary>Methods that add a seed to a <c>SecureRandom</c>.</summary>
    public static IReadOnlyList<ApiMember> Seeding { get; } = [new(SecureRandom, "SetSeed")];

    /// <summary>Methods that create a <c>SecureRandom</c>, which seeds itself unless their second argument forbids it.</summary>
    public static IReadOnlyList<ApiMember> Factories { get; } = [new(SecureRandom, "GetInstance")];

    /// <summary>Generators of Bouncy Castle that do not seed themselves.</summary>
    public static HashSet<string> UnseededGenerators { get; } =
        new(StringComparer.Ordinal) { "DigestRandomGenerator", "VmpcRandomGenerator" };
}
