namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Names of keys that are no secrets. Data only.</summary>
internal static class SignInNames
{
    private const string Instrumentation = "instrumentation";

    /// <summary>True for an instrumentation key, which says where telemetry goes and is in every web page.</summary>
    public static bool IsPublic(string name) => name.IndexOf(Instrumentation, StringComparison.OrdinalIgnoreCase) >= 0;
}
