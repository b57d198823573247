namespace Psi.Benchmarks.Peers;

/// <summary>One run of one set over all compilations.</summary>
/// <param name="Analyzing">
/// What the analyzers themselves took, in seconds over all threads, as the compiler counts it (<c>/reportanalyzer</c>).
/// </param>
/// <param name="Waiting">From start to end, in seconds of wall-clock time: with what the compiler binds because the analyzers ask.</param>
/// <param name="Findings">How many diagnostics.</param>
/// <param name="Crashed">Analyzers that threw.</param>
internal sealed record Measured(double Analyzing, double Waiting, int Findings, IReadOnlyCollection<string> Crashed);
