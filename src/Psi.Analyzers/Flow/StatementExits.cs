namespace Psi.Analyzers.Flow;

/// <summary>The ways in which control can leave a statement.</summary>
[Flags]
internal enum StatementExits
{
    None = 0,
    FallsThrough = 1,
    ReturnsTrue = 2,
    ReturnsOther = 4,
    Throws = 8,
    Breaks = 16,
    Continues = 32,
}
