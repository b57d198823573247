namespace Psi.Measures;

/// <summary>What a tool or an examination is for. Words as in the policy's practices, where there are some.</summary>
public enum ToolPractice
{
    /// <summary>People looked: a security assessment, a penetration test.</summary>
    Assessment,

    /// <summary>Components with known vulnerabilities.</summary>
    DependencyScanning,

    /// <summary>A running application is tried from outside.</summary>
    DynamicAnalysis,

    /// <summary>Images, clusters and cloud resources are compared with rules.</summary>
    InfrastructureScanning,

    /// <summary>What runs in production is watched: cloud posture, APIs, attack surface.</summary>
    ProductionMonitoring,

    /// <summary>Secrets in code and history.</summary>
    SecretScanning,

    /// <summary>Code is read by a tool.</summary>
    StaticAnalysis,

    /// <summary>Threats are thought through.</summary>
    ThreatModelling,
}
