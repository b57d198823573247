namespace Psi.Insights.Checkout;

/// <summary>What git said.</summary>
/// <param name="Text">Its answer; null when there is none.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record GitAnswer(string? Text, string Failure);
