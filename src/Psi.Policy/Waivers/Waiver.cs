namespace Psi.Policy;

/// <summary>
/// A dated exception. It has exactly one of <see cref="Component"/>, <see cref="RequirementId"/>, <see cref="RuleId"/>,
/// <see cref="ServiceId"/> and <see cref="Baseline"/>.
/// </summary>
public sealed record Waiver
{
    /// <summary>Where it is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The components it covers, in the version it names or in all.</summary>
    public ComponentPattern? Component { get; init; }

    /// <summary>
    /// The one vulnerability of the component that it covers, by its advisory's name; null when it covers everything about the component
    /// but vulnerabilities.
    /// </summary>
    public string? Advisory { get; init; }

    /// <summary>The requirement it covers.</summary>
    public string? RequirementId { get; init; }

    /// <summary>The rule whose findings it covers.</summary>
    public string? RuleId { get; init; }

    /// <summary>The shared security service that need not be used.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The repository's baseline, when this is its waiver: it covers what the baseline lists, and nothing else.</summary>
    public BaselineFile? Baseline { get; init; }

    /// <summary>The files it is limited to; null for all.</summary>
    public PathGlob? Path { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Who allowed it.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>When it was allowed.</summary>
    public required CalendarDate ApprovedOn { get; init; }

    /// <summary>The last valid day.</summary>
    public required CalendarDate Expires { get; init; }

    /// <summary>What is waived, as the file names it.</summary>
    public string Target => Component switch
    {
        null => RequirementId ?? RuleId ?? (ServiceId is null ? Baseline?.Target ?? "" : TargetOfService(ServiceId)),
        _ when Advisory is null => Component.ToString(),
        _ => $"{Component} ({Advisory})",
    };

    /// <summary>What the waiver of a service is called by <see cref="Target"/>.</summary>
    public static string TargetOfService(string serviceId) => ServicePrefix + serviceId;

    /// <summary>The service that a <see cref="Target"/> names; null when it names something else.</summary>
    public static string? ServiceOfTarget(string target) =>
        target.StartsWith(ServicePrefix, StringComparison.Ordinal) ? target.Substring(ServicePrefix.Length) : null;

    private const string ServicePrefix = "service ";

    /// <summary>What messages call it.</summary>
    internal string Shown => Baseline is null ? $"Waiver {Id} for {Target}" : $"The {Target}";

    /// <summary>Whether it is about this component, brought in by this file.</summary>
    public bool Covers(PackageUrl component, string path) =>
        Advisory is null && Component is not null && Component.Matches(component) && CoversPath(path);

    /// <summary>Whether it is about this vulnerability of a component that this file brings in.</summary>
    public bool CoversVulnerability(PackageUrl component, string advisory, string path) =>
        Advisory is not null && Component is not null && Component.Matches(component) && NamesAdvisory(advisory) && CoversPath(path);

    /// <summary>Whether it is about this advisory, given by its name or address.</summary>
    public bool NamesAdvisory(string advisory) =>
        string.Equals(Advisory, KnownVulnerability.IdOf(advisory), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is about this rule's findings in this file.</summary>
    public bool CoversRule(string ruleId, string path) => RuleId == ruleId && CoversPath(path);

    /// <summary>Whether it is about this requirement in this file.</summary>
    public bool CoversRequirement(string requirementId, string path) => RequirementId == requirementId && CoversPath(path);

    /// <summary>Whether it is about this service in this file.</summary>
    public bool CoversService(string serviceId, string path) => ServiceId == serviceId && CoversPath(path);

    private bool CoversPath(string path) => Path is null || Path.Matches(path);
}
