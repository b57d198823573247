namespace Psi.Inventory;

/// <summary>The names that only Psi's own files may define.</summary>
internal static class InternalNames
{
    private static readonly string[] Targets = ["PsiPrepareCompile", "PsiGate", "PsiCheck"];

    /// <summary>Whether a property or item is Psi's own. MSBuild ignores case.</summary>
    public static bool Has(string name) => name.StartsWith("_Psi", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a target is.</summary>
    public static bool HasTarget(string name) => Has(name) || Targets.Contains(name, StringComparer.OrdinalIgnoreCase);
}
