namespace Psi.Analyzers.Services;

/// <summary>What a product does itself that a shared security service does for every product.</summary>
/// <param name="Name">What the code does, as a clause.</param>
/// <param name="Harm">Why that matters, as the end of a sentence.</param>
internal sealed record HomeMadeForm(string Name, string Harm)
{
    public static HomeMadeForm Tokens { get; } = new(
        "issues tokens", "so a mistake here, or its key in wrong hands, lets anybody be any user");

    public static HomeMadeForm Accounts { get; } = new(
        "keeps accounts with passwords", "so this product has to guard, check and reset them, and who leaves keeps an account here");

    public static HomeMadeForm SignIn { get; } = new(
        "signs users in by password", "so second factors, lockout and alarms are what this product makes of them");

    public static HomeMadeForm PasswordHash { get; } = new(
        "stores passwords", "so what is stolen from this product opens its users' accounts elsewhere");

    public static HomeMadeForm SecretFile { get; } = new(
        "reads secrets from a file", "so nobody knows who has a copy, and each change of a secret is a delivery");

    public static HomeMadeForm Decryption { get; } = new(
        "decrypts settings", "so the key has to be somewhere beside them, and nobody sees who used it");

    public static HomeMadeForm AuditTrail { get; } = new(
        "writes an audit trail into a file", "so who takes over the machine can change it, and nobody watches it");

    public static HomeMadeForm LogFile { get; } = new(
        "writes a log into a file", "so who takes over the machine can change it, and nobody watches it");

    public static HomeMadeForm AddressBlocking { get; } = new(
        "blocks clients by their address",
        "so every request reaches the product first, and a list of addresses soon blocks the wrong ones");
}
