namespace Psi.Policy;

/// <summary>What a project says of itself and uses, by which its traits are derived.</summary>
public sealed record ProjectTraitFacts
{
    /// <summary>
    /// The project SDK that makes it a server or a service, for instance <c>Microsoft.NET.Sdk.Web</c>; empty for any other.
    /// </summary>
    public string ApplicationSdk { get; init; } = "";

    /// <summary><c>OutputType</c>, for instance <c>Exe</c>; empty when not known.</summary>
    public string OutputType { get; init; } = "";

    /// <summary>For instance <c>Windows,Version=7.0</c> or <c>Android,Version=36.0</c>; null when the framework has no platform.</summary>
    public string? TargetPlatform { get; init; }

    /// <summary>The components that it uses at run time.</summary>
    public IReadOnlyList<PackageUrl> Components { get; init; } = [];

    /// <summary>What kind of product it belongs to, as the product file says; null when it does not.</summary>
    public string? Technology { get; init; }
}
