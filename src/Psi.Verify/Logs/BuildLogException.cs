namespace Psi.Verify.Logs;

/// <summary>A file is no binary log, or one that can't be read.</summary>
internal sealed class BuildLogException(string message, Exception? inner = null) : Exception(message, inner);
