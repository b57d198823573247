using Microsoft.Build.Framework;

namespace Psi.Build;

/// <summary>
/// Says again what the gate said in the last build, when nothing changed since. Deliberately no <see cref="PsiTask"/>: of Psi's assemblies
/// it needs none but this one, which makes it several times as quick to start as the gate.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PsiRepeatDiagnostics : Microsoft.Build.Utilities.Task
{
    /// <summary>In bytes; the gate decides again when there is more to say.</summary>
    private const long MaximumSize = 16 * 1024 * 1024;

    /// <summary>What the gate left.</summary>
    [Required]
    public string RepeatFile { get; set; } = "";

    /// <summary>Everything the gate's decision rests on that is not in a file.</summary>
    [Required]
    public string Basis { get; set; } = "";

    /// <summary>Whether everything was said; when false the gate has to decide again.</summary>
    [Output]
    public bool IsRepeated { get; set; }

    /// <summary>Fails when an error was repeated, as the gate did.</summary>
    public override bool Execute()
    {
        if (Read() is not { } said)
        {
            return true;
        }

        IsRepeated = true;
        foreach (var one in said)
        {
            one.Say(Log, BuildEngine4);
        }

        return !Log.HasLoggedErrors;
    }

    private IReadOnlyList<SaidDiagnostic>? Read()
    {
        try
        {
            return new FileInfo(RepeatFile).Length > MaximumSize ? null : Psi.Build.RepeatFile.Read(File.ReadAllBytes(RepeatFile), Basis);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
