namespace Psi.Measures;

/// <summary>
/// A branch that can be covered. Where a format only counts the branches of a line, <see cref="Id"/> is null, and one such record is
/// for <see cref="Total"/> of them.
/// </summary>
/// <param name="File">The file as the coverage file names it, with <c>/</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Id">Names the branch within its line, the same in each run; null where branches are only counted.</param>
/// <param name="Covered">How many of them ran: 0 or 1 for a branch with an id.</param>
/// <param name="Total">How many there are: 1 for a branch with an id.</param>
public readonly record struct CoveredBranch(string File, int Line, string? Id, int Covered, int Total);
