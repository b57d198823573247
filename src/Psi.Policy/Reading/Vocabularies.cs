namespace Psi.Policy.Reading;

/// <summary>The words of the file contracts.</summary>
internal static class Vocabularies
{
    public static readonly Vocabulary<ComponentStatus> Statuses = new(
        ("recommended", ComponentStatus.Recommended),
        ("permitted", ComponentStatus.Permitted),
        ("deprecated", ComponentStatus.Deprecated),
        ("prohibited", ComponentStatus.Prohibited));

    public static readonly Vocabulary<ComponentScope> Scopes = new(
        ("runtime", ComponentScope.Runtime), ("build", ComponentScope.Build), ("test", ComponentScope.Test));

    public static readonly Vocabulary<EnforcementMode> EnforcementModes = new(
        ("report", EnforcementMode.Report), ("enforce", EnforcementMode.Enforce));

    public static readonly Vocabulary<Severity> RequirementSeverities = new(("warning", Severity.Warning), ("error", Severity.Error));

    public static readonly Vocabulary<Severity> ScopedSeverities = new(
        ("none", Severity.None), ("warning", Severity.Warning), ("error", Severity.Error));

    public static readonly Vocabulary<WaiverSource> WaiverSources = new(
        ("repository", WaiverSource.Repository), ("policy", WaiverSource.Policy));

    public static readonly Vocabulary<TestCode> TestCodes = new(("ignore", TestCode.Ignore), ("report", TestCode.Report));

    public static readonly Vocabulary<bool> YesOrNo = new(("true", true), ("false", false));

    public static readonly Vocabulary<bool> Extensions = new(("baseline", true), ("none", false));

    public static readonly WordSet ResponsibleGroups = new("leadership", "product", "development", "operations");

    public static readonly Vocabulary<ObjectiveKind> ObjectiveKinds = new(
        ("agreed-way-of-working", ObjectiveKind.AgreedWayOfWorking), ("product-security-level", ObjectiveKind.ProductSecurityLevel));

    /// <summary>Of PSCF Secure Product Management.</summary>
    public static readonly WordSet Capabilities = new("RC", "RSS", "DM", "QM", "POM", "MAR");

    public static readonly WordSet BaselineRules = new(
        ProblemIds.Prohibited,
        ProblemIds.VersionOutside,
        ProblemIds.Deprecated,
        ProblemIds.Unlisted,
        ProblemIds.Vulnerable,
        ProblemIds.Unpinned,
        ProblemIds.EndOfSupport);

    public static readonly WordSet OperatingModelKeys = new([.. OperatingModelKey.All.Select(key => key.Name)]);

    public static readonly WordSet Practices = new([.. KnownPractices.Words]);

    public static readonly WordSet LifecycleStages = new("plan", "development", "live", "maintenance", "retiring", "retired");
}
