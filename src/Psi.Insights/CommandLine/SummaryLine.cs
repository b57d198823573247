namespace Psi.Insights.CommandLine;

/// <summary>One line of a summary.</summary>
/// <param name="Label">What it is about; empty where the line belongs to the one before.</param>
/// <param name="Text">What there is to say.</param>
internal sealed record SummaryLine(string Label, string Text);
