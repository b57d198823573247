namespace Psi.Policy;

/// <summary>What the policy makes of one component in one scope, for a product level, on a date.</summary>
public sealed record ComponentDecision
{
    /// <summary>What the list says of it.</summary>
    public required ComponentStatus Status { get; init; }

    /// <summary>The diagnostic it gives; null when there is nothing to report.</summary>
    public string? RuleId { get; init; }

    /// <summary>What the diagnostic weighs on the date, before enforcement and waivers.</summary>
    public Severity Severity { get; init; }

    /// <summary>The entry that decided; null for what is on no list.</summary>
    public ComponentEntry? Entry { get; init; }

    /// <summary>The versions the deciding entries name: the prohibited ones when prohibited, else the accepted ones; null for all.</summary>
    public string? Versions { get; init; }

    /// <summary>The repository's entry that would have loosened the decision, had it been allowed to.</summary>
    public ComponentEntry? LooserEntry { get; init; }
}
