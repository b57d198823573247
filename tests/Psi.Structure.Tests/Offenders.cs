namespace Psi.Structure.Tests;

/// <summary>Says all that break a rule of the house, where Assert.Empty shows the first five.</summary>
internal static class Offenders
{
    private const int Shown = 200;

    public static void AreAbsent(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        var more = all.Count > Shown ? [$"and {all.Count - Shown} more"] : Array.Empty<string>();
        Assert.True(all.Count == 0, string.Join('\n', [$"{all.Count} found:", .. all.Take(Shown), .. more]));
    }
}
