namespace Psi.Policy;

/// <summary>Which way a change of a policy goes.</summary>
[Flags]
public enum ChangeDirection
{
    /// <summary>Whatever it changes, nothing comes to weigh more or less.</summary>
    SameWeight = 0,

    /// <summary>Something comes to weigh less.</summary>
    Looser = 1,

    /// <summary>Something comes to weigh more.</summary>
    Stricter = 2,

    /// <summary>Something comes to weigh more, and something else less.</summary>
    StricterAndLooser = Looser | Stricter,
}
