namespace Psi.Policy;

/// <summary>What a sighting shows of a service.</summary>
public enum ServiceUse
{
    /// <summary>The recommended service is used.</summary>
    Recommended,

    /// <summary>Which service is used could not be determined.</summary>
    NotDetermined,

    /// <summary>The product does itself what the service does.</summary>
    HomeMade,

    /// <summary>Another service is used.</summary>
    Another,
}
