namespace Psi.Insights.CommandLine;

/// <summary>One line of a summary.</summary>
/// <param name="Label">What the line is about; empty when it continues the line before.</param>
/// <param name="Text">The text after the label.</param>
internal sealed record SummaryLine(string Label, string Text);
