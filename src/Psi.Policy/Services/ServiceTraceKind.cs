namespace Psi.Policy;

/// <summary>By what the use of a shared security service shows.</summary>
public enum ServiceTraceKind
{
    /// <summary>A host name in code or configuration.</summary>
    Host,

    /// <summary>A component that calls it.</summary>
    Package,

    /// <summary>A configuration key that holds its address.</summary>
    ConfigurationKey,

    /// <summary>A type or a member that is used in code.</summary>
    Api,

    /// <summary>A container image.</summary>
    Image,

    /// <summary>A resource that infrastructure code asks for.</summary>
    Resource,

    /// <summary>An action or a task of a pipeline.</summary>
    Action,

    /// <summary>What the product builds itself instead; no policy lists it.</summary>
    OwnCode,
}
