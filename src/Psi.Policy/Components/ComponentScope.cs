namespace Psi.Policy;

/// <summary>What a project uses a component for.</summary>
public enum ComponentScope
{
    /// <summary>It ships with the product.</summary>
    Runtime,

    /// <summary>It only helps to build the product.</summary>
    Build,

    /// <summary>It is used by tests.</summary>
    Test,
}
