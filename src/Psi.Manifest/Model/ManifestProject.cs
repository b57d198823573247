namespace Psi.Manifest;

/// <summary>One project in one target framework and configuration.</summary>
public sealed record ManifestProject
{
    /// <summary>Relative to the repository root, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The target framework as the project writes it; null when the project was never assessed.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>The runtime identifier, if the build had one.</summary>
    public string? RuntimeIdentifier { get; init; }

    /// <summary>For example <c>Release</c>.</summary>
    public string? Configuration { get; init; }

    /// <summary><c>C#</c>, <c>F#</c> or <c>VB</c>.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// Whether it is a test project: as <see cref="Tests"/> says, or as it calls itself where nobody could see its code.
    /// </summary>
    public bool IsTest { get; init; }

    /// <summary>What was decided about that; null where its code was not seen, or nothing suggests tests.</summary>
    public ManifestTests? Tests { get; init; }

    /// <summary>
    /// What kind of application it is and what it uses, each as <c>word: why</c>, sorted; empty where nothing of it was decided, and in
    /// manifests of earlier versions.
    /// </summary>
    public IReadOnlyList<string> Traits { get; init => field = value ?? []; } = [];

    /// <summary>The projects it refers to, sorted.</summary>
    public IReadOnlyList<string> References { get; init => field = value ?? []; } = [];

    /// <summary>The sources its packages may have come from: addresses without user names, and folders; sorted.</summary>
    public IReadOnlyList<string> PackageSources { get; init => field = value ?? []; } = [];

    /// <summary>Whether Psi decided about it.</summary>
    public required ProjectState State { get; init; }

    /// <summary>Why it is not assessed, or why it is no part of the product; null when it is assessed.</summary>
    public string? Reason { get; init; }

    /// <summary>Errors the gate logged, which failed the build; none under <c>report</c>.</summary>
    public int Errors { get; init; }

    /// <summary>
    /// Warnings the gate logged, findings of analyzers not among them, nor what a build says once for all projects (PSI0003).
    /// </summary>
    public int Warnings { get; init; }

    /// <summary>Of the warnings, those that are errors by the policy: enforcement was off, so they failed nothing.</summary>
    public int ReportedErrors { get; init; }

    /// <summary>
    /// What became of each rule that a requirement names, sorted by rule, with an entry for each thing that kept it from looking; empty
    /// when no compile was looked at, and in manifests of earlier versions.
    /// </summary>
    public IReadOnlyList<ManifestRuleRun> Rules { get; init => field = value ?? []; } = [];
}
