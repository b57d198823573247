namespace Psi.Manifest;

/// <summary>How far the build had come when the fragment was written.</summary>
public enum FragmentStage
{
    /// <summary>Components are decided; the compile has not finished, so no requirement is assessed.</summary>
    BeforeCompile,

    /// <summary>The gate has decided everything.</summary>
    Final,
}
