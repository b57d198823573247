namespace Psi.Insights.CommandLine;

/// <summary>Something that keeps a command from reading its input.</summary>
/// <param name="Path">Which file or folder.</param>
/// <param name="Message">What is wrong with it, and what to do.</param>
internal sealed record InputProblem(string Path, string Message);
