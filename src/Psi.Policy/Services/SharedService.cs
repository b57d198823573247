namespace Psi.Policy;

/// <summary>A service the organisation offers to every product.</summary>
public sealed record SharedService
{
    /// <summary>Where the entry is written.</summary>
    public required FileLocation Location { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The name people use.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for: identity, secrets, edge-protection, logging, security-testing or a word of the organisation.</summary>
    public required string Kind { get; init; }

    /// <summary>How its use shows.</summary>
    public required ServiceTraces Recommended { get; init; }

    /// <summary>How to recognise the use of something else instead.</summary>
    public required ServiceTraces InsteadOf { get; init; }

    /// <summary>The product levels that must use it; null for all, when <see cref="RequiredWhen"/> is given.</summary>
    public IReadOnlyList<int>? RequiredLevels { get; init; }

    /// <summary>The technology of products that must use it; null for all, when <see cref="RequiredLevels"/> is given.</summary>
    public string? RequiredWhen { get; init; }
}

/// <summary>How the use of a service shows in a repo.</summary>
/// <param name="Hosts">Host names in configuration and code.</param>
/// <param name="Packages">Components that call it.</param>
public sealed record ServiceTraces(IReadOnlyList<string> Hosts, IReadOnlyList<ComponentPattern> Packages)
{
    /// <summary>Nothing shows.</summary>
    public static ServiceTraces None { get; } = new([], []);
}
