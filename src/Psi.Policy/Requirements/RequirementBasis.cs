namespace Psi.Policy;

/// <summary>What a met requirement rests on.</summary>
public enum RequirementBasis
{
    /// <summary>Its rules ran and found nothing.</summary>
    Rules,

    /// <summary>Something that shows it was seen.</summary>
    Evidence,

    /// <summary>Somebody said so.</summary>
    Attestation,
}
