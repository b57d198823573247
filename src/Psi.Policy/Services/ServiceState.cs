namespace Psi.Policy;

/// <summary>Whether a product uses a shared security service, from the best to the worst.</summary>
public enum ServiceState
{
    /// <summary>It need not, and nothing of its kind was seen.</summary>
    Unused,

    /// <summary>It uses the recommended one.</summary>
    Recommended,

    /// <summary>A waiver covers all that speaks against it.</summary>
    Waived,

    /// <summary>Nobody has looked.</summary>
    NotAssessed,

    /// <summary>It could not be determined, for instance because an address is set at deployment.</summary>
    NotDetermined,

    /// <summary>It must use it, and nothing of its kind was seen.</summary>
    Missing,

    /// <summary>It does itself what the service does.</summary>
    HomeMade,

    /// <summary>It uses another one.</summary>
    Another,
}
