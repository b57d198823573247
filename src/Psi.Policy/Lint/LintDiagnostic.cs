namespace Psi.Policy;

/// <summary>Something in a valid policy that its authors will not have meant, or should look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What is odd, why it matters, and what to do.</param>
public sealed record LintDiagnostic(LintKind Kind, FileLocation Location, string Message)
{
    /// <summary>Whether the policy does something else than it seems to; else it only wants to be looked after.</summary>
    public bool IsMistake => Kind < LintKind.NoOwner;
}

/// <summary>What a <see cref="LintDiagnostic"/> is about; mistakes first.</summary>
public enum LintKind
{
    /// <summary>An entry that never decides.</summary>
    UnreachableEntry,

    /// <summary>An entry that says again what another says.</summary>
    DuplicateEntry,

    /// <summary>Two entries of equal right that say different things about the same versions.</summary>
    ContradictingEntries,

    /// <summary>A replacement that may not be used either.</summary>
    UnusableReplacement,

    /// <summary>The organisation file puts the product elsewhere than its product file, or nowhere.</summary>
    MisplacedProduct,

    /// <summary>Entries nobody answers for.</summary>
    NoOwner,

    /// <summary>An entry that was to be looked at again by now.</summary>
    ReviewOverdue,

    /// <summary>A date that has passed and changes nothing any more.</summary>
    PastDate,
}
