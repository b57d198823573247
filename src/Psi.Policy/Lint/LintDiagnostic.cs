namespace Psi.Policy;

/// <summary>Something in a valid policy that its authors probably did not intend, or should look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What is wrong, why it matters, and what to do.</param>
public sealed record LintDiagnostic(LintKind Kind, FileLocation Location, string Message)
{
    /// <summary>Whether the policy does something else than it seems to; otherwise it only needs maintenance.</summary>
    public bool IsMistake => Kind < LintKind.NoOwner;
}

/// <summary>What a <see cref="LintDiagnostic"/> is about; mistakes first.</summary>
public enum LintKind
{
    /// <summary>An entry that never decides.</summary>
    UnreachableEntry,

    /// <summary>An entry that says again what another says.</summary>
    DuplicateEntry,

    /// <summary>Two entries with equal precedence that say different things about the same versions.</summary>
    ContradictingEntries,

    /// <summary>A replacement that may not be used either.</summary>
    UnusableReplacement,

    /// <summary>A rule that this version of Psi does not have.</summary>
    UnknownRule,

    /// <summary>The organisation file puts the product elsewhere than its product file, or nowhere.</summary>
    MisplacedProduct,

    /// <summary>A shared security service that can't be used as the policy asks.</summary>
    UnusableService,

    /// <summary>Entries without an owner.</summary>
    NoOwner,

    /// <summary>Something that is decided less strictly than by Psi's baseline.</summary>
    LooserThanBaseline,

    /// <summary>An entry whose review is overdue.</summary>
    ReviewOverdue,

    /// <summary>A date that has passed and changes nothing any more.</summary>
    PastDate,
}
