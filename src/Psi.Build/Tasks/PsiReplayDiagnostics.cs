using Microsoft.Build.Framework;

namespace Psi.Build;

/// <summary>
/// Logs again what the gate logged in the last build, when nothing has changed since then. It does not derive from <see cref="PsiTask"/>
/// on purpose: it needs no other assembly of Psi, so it starts several times as fast as the gate.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PsiReplayDiagnostics : Microsoft.Build.Utilities.Task
{
    /// <summary>In bytes; the gate decides again when the file is larger.</summary>
    private const long MaximumSize = 16 * 1024 * 1024;

    /// <summary>The file with the gate's diagnostics.</summary>
    [Required]
    public string ReplayFile { get; set; } = "";

    /// <summary>Everything the gate's decision depends on that is not in a file.</summary>
    [Required]
    public string Basis { get; set; } = "";

    /// <summary>Whether every diagnostic was logged again; when false the gate has to decide again.</summary>
    [Output]
    public bool IsReplayed { get; set; }

    /// <summary>Fails when an error was replayed, as the gate did.</summary>
    public override bool Execute()
    {
        if (Read() is not { } diagnostics)
        {
            return true;
        }

        IsReplayed = true;
        foreach (var diagnostic in diagnostics)
        {
            diagnostic.LogTo(Log, BuildEngine4);
        }

        return !Log.HasLoggedErrors;
    }

    private IReadOnlyList<LoggedDiagnostic>? Read()
    {
        try
        {
            return new FileInfo(ReplayFile).Length > MaximumSize ? null : DiagnosticReplay.Read(File.ReadAllBytes(ReplayFile), Basis);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
