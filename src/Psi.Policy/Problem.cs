namespace Psi.Policy;

/// <summary>A mistake in an input file, or something about the set-up that its owner must know.</summary>
/// <param name="RuleId">One of the PSI00xx ids.</param>
/// <param name="Severity">What it weighs before enforcement is applied.</param>
/// <param name="Location">Where to change something.</param>
/// <param name="Message">What is wrong, and what was expected.</param>
public sealed record Problem(string RuleId, Severity Severity, FileLocation Location, string Message);
