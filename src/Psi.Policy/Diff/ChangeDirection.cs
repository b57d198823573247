namespace Psi.Policy;

/// <summary>Which way a change of a policy goes.</summary>
[Flags]
public enum ChangeDirection
{
    /// <summary>Nothing becomes stricter or looser.</summary>
    SameWeight = 0,

    /// <summary>Something becomes looser.</summary>
    Looser = 1,

    /// <summary>Something becomes stricter.</summary>
    Stricter = 2,

    /// <summary>Something becomes stricter, and something else looser.</summary>
    StricterAndLooser = Looser | Stricter,
}
