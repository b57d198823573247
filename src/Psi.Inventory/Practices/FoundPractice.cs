using Psi.Policy;

namespace Psi.Inventory.Practices;

/// <summary>A tool or a way of working that a file of the repository shows.</summary>
/// <param name="Id">Its id in <see cref="PracticeCatalogue"/>.</param>
/// <param name="At">The file, with the line where a line shows it.</param>
public sealed record FoundPractice(string Id, FileLocation At)
{
    /// <summary>The day that the file itself says it is of; null when it says none.</summary>
    public CalendarDate? Date { get; init; }

    /// <summary>Of a threat model: how many threats nothing was done about yet.</summary>
    public int? Open { get; init; }

    /// <summary>Of a threat model: how many threats are mitigated.</summary>
    public int? Mitigated { get; init; }

    /// <summary>What else there is to say, such as the format of a threat model.</summary>
    public string? Detail { get; init; }
}
