namespace Psi.Verify.Logs;

/// <summary>One call of a C# compiler task.</summary>
/// <param name="Project">The project that made it.</param>
/// <param name="TaskAssembly">The assembly that the task came from; empty when the log does not say.</param>
/// <param name="CommandLine">What the task ran: the compiler and its arguments.</param>
/// <param name="Succeeded">Whether the task said that it succeeded.</param>
internal sealed record CompilerCall(LoggedProject Project, string TaskAssembly, string CommandLine, bool Succeeded);
