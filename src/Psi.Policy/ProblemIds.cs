namespace Psi.Policy;

/// <summary>The ids of diagnostics about files and set-up, components and services (docs/rules has a page for each).</summary>
public static class ProblemIds
{
    /// <summary>A policy file is invalid.</summary>
    public const string PolicyInvalid = "PSI0001";

    /// <summary>The product file is invalid.</summary>
    public const string ProductInvalid = "PSI0002";

    /// <summary>No policy was given: the built-in baseline is in use.</summary>
    public const string BaselineInUse = "PSI0003";

    /// <summary>The repository tried to loosen what the organisation decided.</summary>
    public const string RepositoryLoosens = "PSI0004";

    /// <summary>A waiver has expired or is about to.</summary>
    public const string WaiverStale = "PSI0005";

    /// <summary>The repo's own error log is written in another form than it asked for.</summary>
    public const string ErrorLogChanged = "PSI0006";

    /// <summary>The product file lacks what the policy asks of a product of its level.</summary>
    public const string OperatingModelIncomplete = "PSI0007";

    /// <summary>A practice that the policy asks for was not found, or is too old.</summary>
    public const string PracticeMissing = "PSI0008";

    /// <summary>A requirement is not met.</summary>
    public const string RequirementUnmet = "PSI0101";

    /// <summary>A required rule was silenced without a waiver.</summary>
    public const string RuleSilenced = "PSI0102";

    /// <summary>A required rule did not run.</summary>
    public const string RuleDidNotRun = "PSI0103";

    /// <summary>The repo's own build, or what it left behind, says something else than its verification.</summary>
    public const string VerificationDiffers = "PSI0104";

    /// <summary>A prohibited component is used.</summary>
    public const string Prohibited = "PSI1001";

    /// <summary>A component is used in a version outside the accepted ones.</summary>
    public const string VersionOutside = "PSI1002";

    /// <summary>A deprecated component is used.</summary>
    public const string Deprecated = "PSI1003";

    /// <summary>A component is on no list.</summary>
    public const string Unlisted = "PSI1004";

    /// <summary>A component has a known vulnerability.</summary>
    public const string Vulnerable = "PSI1005";

    /// <summary>Something about the components could not be determined.</summary>
    public const string Undetermined = "PSI1006";

    /// <summary>A component's version is not pinned.</summary>
    public const string Unpinned = "PSI1007";

    /// <summary>A component is out of support, or soon will be.</summary>
    public const string EndOfSupport = "PSI1008";

    /// <summary>Another service is used than the recommended one.</summary>
    public const string AnotherService = "PSI2001";

    /// <summary>The product does itself what a service does for all.</summary>
    public const string HomeMadeService = "PSI2002";

    /// <summary>A service that the product must use was not seen.</summary>
    public const string ServiceMissing = "PSI2003";

    /// <summary>Which service is used could not be determined.</summary>
    public const string ServiceUndetermined = "PSI2004";
}
