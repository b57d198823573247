namespace Psi.Insights.Report.Markup;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">Whether its cells are numbers, which are aligned to the right.</param>
internal sealed record Column(Html Heading, bool IsNumber = false)
{
    /// <summary>A column of words.</summary>
    public static implicit operator Column(string heading) => new(heading, IsNumber: false);

    /// <summary>A column of numbers.</summary>
    public static Column Number(string heading) => new(heading, IsNumber: true);
}
