namespace Psi.Policy;

/// <summary>Tools that rewrite an assembly after the compile, such as weavers and obfuscators, as a policy names them.</summary>
public static class Rewriters
{
    /// <summary>The SDK's own: it puts precompiled code beside that of the compiler.</summary>
    public const string ReadyToRun = "ready-to-run";
}
