namespace Psi.Manifest;

/// <summary>
/// What a check of one project and target framework found without building it. The tasks write it and <c>psi check</c> reads it.
/// </summary>
public sealed record CheckResult
{
    /// <summary>The version of this format that is written and read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Always <see cref="CurrentVersion"/>; another one is refused by the reader.</summary>
    public required int CheckVersion { get; init; }

    /// <summary>What a build would state before its compile.</summary>
    public required Fragment Fragment { get; init; }

    /// <summary>The policy's <c>help</c>: the address of each rule's page; null when it names none.</summary>
    public string? Help { get; init; }

    /// <summary>What it would report before its compile, with enforcement applied.</summary>
    public IReadOnlyList<CheckDiagnostic> Diagnostics { get; init => field = value ?? []; } = [];
}
