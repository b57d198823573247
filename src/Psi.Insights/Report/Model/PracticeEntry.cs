using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A tool or a way of working found in a repository.</summary>
internal sealed record PracticeEntry
{
    public required string Practice { get; init; }

    public required string File { get; init; }

    public int? Line { get; init; }

    /// <summary>Of a threat model: its day.</summary>
    public string? Dated { get; init; }

    /// <summary>Of a threat model: how many threats nothing was done about yet.</summary>
    public int? OpenThreats { get; init; }

    /// <summary>Of a threat model: how many threats are mitigated.</summary>
    public int? MitigatedThreats { get; init; }

    public string? Detail { get; init; }

    public FileLocation At => new(File, Line ?? 0);
}
