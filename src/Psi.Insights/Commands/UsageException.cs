namespace Psi.Insights.Commands;

/// <summary>The command can't be done as it was asked for; the message says why and what to ask for instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
