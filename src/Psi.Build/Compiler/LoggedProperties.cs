namespace Psi.Build;

/// <summary>The properties of a result that the gate reads.</summary>
internal readonly record struct LoggedProperties(string? Looked, string? Framework, string? Service, string? Trace, string? Name)
{
    /// <summary>None is given.</summary>
    public static LoggedProperties None { get; }

    /// <summary>What PSI0105 says; null where it does not.</summary>
    public LoggedLook? AsLook => Looked is null ? null : new LoggedLook(Looked == "yes", Framework);

    /// <summary>What a rule about services says; null where it does not.</summary>
    public LoggedService? AsService => LoggedService.Of(Service, Trace, Name);
}
