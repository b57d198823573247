namespace Psi.Policy;

/// <summary>
/// A repository's baseline (<c>psi.baseline.yaml</c>, <c>psi: baseline/v1</c>): what was there on the day Psi was introduced, as one dated
/// exception. It has nothing to do with the built-in baseline policy.
/// </summary>
public sealed record BaselineFile
{
    /// <summary>Its name; it is in the folder of the product file.</summary>
    public const string FileName = "psi.baseline.yaml";

    /// <summary>The id of the baseline among the waivers.</summary>
    public const string WaiverId = "baseline";

    /// <summary>Where it begins.</summary>
    public required FileLocation Location { get; init; }

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

    /// <summary>Decisions about components.</summary>
    public IReadOnlyList<BaselineComponent> Components { get; init; } = [];

    /// <summary>Findings.</summary>
    public IReadOnlyList<BaselineFinding> Findings { get; init; } = [];

    /// <summary>What it covers, in a few words.</summary>
    public string Target
    {
        get
        {
            var components = Quantity.Of(Components.Select(entry => entry.Component).Distinct().Count(), "component");
            return $"baseline of {components} and {Quantity.Of(Findings.Sum(entry => (long)entry.Count), "finding")}";
        }
    }

    /// <summary>The same as a waiver, so that every rule for waivers applies to it.</summary>
    internal Waiver ToWaiver() => new()
    {
        Location = Location,
        Id = WaiverId,
        Baseline = this,
        Reason = Reason,
        Owner = Owner,
        ApprovedBy = ApprovedBy,
        ApprovedOn = ApprovedOn,
        Expires = Expires,
    };
}

/// <summary>Decisions about one version of a component that some files bring in.</summary>
public sealed record BaselineComponent
{
    /// <summary>Where the entry is written.</summary>
    public FileLocation Location { get; init; }

    /// <summary>With its version.</summary>
    public required PackageUrl Component { get; init; }

    /// <summary>The decisions, by the ids of their diagnostics.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>The known vulnerabilities, by the names of their advisories; for PSI1005.</summary>
    public IReadOnlyList<string> Advisories { get; init; } = [];

    /// <summary>The files that bring it in, as output shows them.</summary>
    public required IReadOnlyList<string> Paths { get; init; }
}

/// <summary>Findings of one rule in one file.</summary>
public sealed record BaselineFinding
{
    /// <summary>Where the entry is written.</summary>
    public FileLocation Location { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>The file, as output shows it.</summary>
    public required string Path { get; init; }

    /// <summary>How many a project may see in the file; with one more, none of them is covered.</summary>
    public required int Count { get; init; }
}
