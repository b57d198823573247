using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>Whether a repository uses a shared security service.</summary>
internal sealed record ServiceEntry
{
    public required long RepositoryId { get; init; }

    /// <summary>Its id in the policy.</summary>
    public required string Service { get; init; }

    public required string Title { get; init; }

    public required string Kind { get; init; }

    public required ServiceState State { get; init; }

    /// <summary>Whether the product must use it.</summary>
    public bool Required { get; init; }

    /// <summary>What it gives where the product must use it and does not.</summary>
    public Severity Severity { get; init; }

    /// <summary>Whether the policy is not met because of it.</summary>
    public bool IsError => Required
        && Severity == Severity.Error
        && State is ServiceState.Missing or ServiceState.HomeMade or ServiceState.Another;

    /// <summary>Whether nobody knows if the product uses what it must use.</summary>
    public bool IsOpen => Required && State is ServiceState.NotDetermined or ServiceState.NotAssessed;

    /// <summary>Why it has that state; null in stores of earlier versions.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the product must use it; null when it need not.</summary>
    public string? RequiredBecause { get; init; }

    /// <summary>When the store first knew the state.</summary>
    public required string ValidFrom { get; init; }
}

/// <summary>A place that shows something of a shared security service.</summary>
internal sealed record ServiceSightingEntry
{
    public required string Service { get; init; }

    public required ServiceUse Use { get; init; }

    public required string Name { get; init; }

    public required string File { get; init; }

    public int? Line { get; init; }

    public string? Project { get; init; }

    public string? Environment { get; init; }

    public string? Reason { get; init; }

    public string? Waiver { get; init; }

    public FileLocation At => new(File, Line ?? 0);

    /// <summary>Whether it is only about developers' machines and tests.</summary>
    public bool IsOnlyDevelopment => Environments.IsDevelopment(Environment);
}
