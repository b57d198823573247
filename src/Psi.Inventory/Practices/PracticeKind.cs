namespace Psi.Inventory.Practices;

/// <summary>What a tool or a way of working does for security.</summary>
public enum PracticeKind
{
    /// <summary>Looks at code without running it.</summary>
    StaticAnalysis,

    /// <summary>Looks for known vulnerabilities in components, or keeps them up to date.</summary>
    DependencyScanning,

    /// <summary>Looks for secrets in files and history.</summary>
    SecretScanning,

    /// <summary>Attacks the running application.</summary>
    DynamicAnalysis,

    /// <summary>Looks at images and at descriptions of infrastructure.</summary>
    InfrastructureScanning,

    /// <summary>Lists what ships.</summary>
    BillOfMaterials,

    /// <summary>Lets others verify what ships.</summary>
    Signing,

    /// <summary>How the repository is worked on.</summary>
    WayOfWorking,

    /// <summary>Keeps what is restored under control.</summary>
    SupplyChain,

    /// <summary>What can go wrong, thought of beforehand.</summary>
    ThreatModel,
}
