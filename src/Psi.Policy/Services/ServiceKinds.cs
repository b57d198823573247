namespace Psi.Policy;

/// <summary>The kinds of shared security services that Psi knows; an organisation may add its own words.</summary>
public static class ServiceKinds
{
    /// <summary>Signs people and programs in.</summary>
    public const string Identity = "identity";

    /// <summary>Keeps secrets.</summary>
    public const string Secrets = "secrets";

    /// <summary>Keeps attacks away before they reach the product.</summary>
    public const string EdgeProtection = "edge-protection";

    /// <summary>Collects what happened.</summary>
    public const string Logging = "logging";

    /// <summary>Looks for weaknesses.</summary>
    public const string SecurityTesting = "security-testing";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [EdgeProtection, Identity, Logging, Secrets, SecurityTesting];

    /// <summary>Why one service for all products matters, as a sentence.</summary>
    public static string Why(string kind) => kind switch
    {
        Identity => "With one place to sign in, rules for passwords and second factors hold everywhere, and who leaves is locked out "
            + "everywhere.",
        Secrets => "Only in one vault are secrets rotated, and reading them is controlled and recorded.",
        EdgeProtection => "Attacks and floods are kept away in one place, by rules that somebody maintains.",
        Logging => "An attack over several products shows only where all their logs come together, and nobody can change them there.",
        SecurityTesting => "Results of one service are comparable, followed up, and seen by those who answer for them.",
        _ => "The organisation offers one service to every product, so that security is applied alike.",
    };

    /// <summary>What a finding of one of <see cref="OwnCodeRules"/> means, as a clause.</summary>
    public static string OwnCodeOf(string ruleId) => ruleId == "PSI3108" ? "stores passwords" : "keeps secrets in its code";

    /// <summary>The rules about code whose findings mean that the product does itself what a service of the kind does.</summary>
    public static IReadOnlyList<string> OwnCodeRules(string kind) => kind switch
    {
        Identity => ["PSI3108"],
        Secrets => ["PSI3106", "PSI3501", "PSI3502"],
        _ => [],
    };
}
