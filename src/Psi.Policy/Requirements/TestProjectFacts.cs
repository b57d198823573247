namespace Psi.Policy;

/// <summary>
/// What is known of a project that could make it a test project, or that speaks against it. Everything but the tests in its code is what
/// the project says of itself.
/// </summary>
public sealed record TestProjectFacts
{
    /// <summary>Whether it calls itself one (<c>IsTestProject</c>, <c>IsTestingPlatformApplication</c>).</summary>
    public bool IsDeclared { get; init; }

    /// <summary>
    /// The framework for tests or benchmarks whose attributes its code has, resolved by symbol and from a package: <c>xunit.core</c>; null
    /// when the code has none, or when nobody has looked.
    /// </summary>
    public string? Framework { get; init; }

    /// <summary>The first test, as the place is shown; null when not known.</summary>
    public FileLocation? FirstTest { get; init; }

    /// <summary><c>OutputType</c>, for instance <c>Exe</c>.</summary>
    public string OutputType { get; init; } = "";

    /// <summary><c>IsPublishable</c> as the project sets it; empty when it leaves it to the SDK.</summary>
    public string Publishable { get; init; } = "";

    /// <summary><c>IsPackable</c> as the project sets it; empty when it leaves it to the SDK.</summary>
    public string Packable { get; init; } = "";

    /// <summary>Whether each build packs it (<c>GeneratePackageOnBuild</c>).</summary>
    public bool IsPackedOnBuild { get; init; }

    /// <summary>Whether it is packed as a tool (<c>PackAsTool</c>).</summary>
    public bool IsTool { get; init; }

    /// <summary>
    /// The project SDK that makes it a server or a service, for instance <c>Microsoft.NET.Sdk.Web</c>; empty for any other.
    /// </summary>
    public string ApplicationSdk { get; init; } = "";

    /// <summary>Projects that are no test projects and refer to it, as their paths are shown.</summary>
    public IReadOnlyList<string> Referrers { get; init; } = [];
}
