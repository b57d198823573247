namespace Psi.Policy;

/// <summary>Whether a product meets a requirement; ordered so that, over several projects, the greatest is the state of all.</summary>
public enum RequirementState
{
    /// <summary>It does not apply to the product's level, or the project has no code that reaches anybody.</summary>
    NotApplicable,

    /// <summary>Its rules ran and found nothing, or evidence supports it.</summary>
    Met,

    /// <summary>It is not met, and a valid waiver covers that.</summary>
    Waived,

    /// <summary>Nobody looked, or somebody kept Psi from looking.</summary>
    NotAssessed,

    /// <summary>It is not met.</summary>
    Unmet,
}
