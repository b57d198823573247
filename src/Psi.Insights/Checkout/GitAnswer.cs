namespace Psi.Insights.Checkout;

/// <summary>What git said.</summary>
/// <param name="Text">Its answer; null when it failed.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record GitAnswer(string? Text, string Failure);
