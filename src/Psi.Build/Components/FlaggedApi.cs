using Psi.Policy;

namespace Psi.Build;

/// <summary>An assembly that code should not use because of the decision about its component (PSI1101).</summary>
/// <param name="Assembly">
/// Where it lies below the folder of all packages: <c>Newtonsoft.Json/12.0.1/lib/netstandard2.0/Newtonsoft.Json.dll</c>.
/// </param>
/// <param name="Component">Its package URL.</param>
/// <param name="RuleId">The decision: PSI1001, PSI1002 or PSI1003.</param>
/// <param name="Message">What it is, why it should not be used, and what to use instead.</param>
internal sealed record FlaggedApi(string Assembly, string Component, string RuleId, string Message)
{
    /// <summary>
    /// The flagged assemblies of a project, each once, in ordinal order: those of components whose decision no waiver covers.
    /// </summary>
    /// <param name="uses">The project's components, decided.</param>
    /// <param name="organisation">Whose list it is.</param>
    public static IReadOnlyList<FlaggedApi> Of(IEnumerable<DecidedUse> uses, string organisation) =>
        [.. uses
            .Where(use =>
                !use.IsWaived && use.Decision.RuleId is ProblemIds.Prohibited or ProblemIds.VersionOutside or ProblemIds.Deprecated)
            .SelectMany(use => use.Use.Package.CompileAssemblies.Select(path => Of(use, path, organisation)))
            .Distinct()
            .OrderBy(api => api.Assembly, StringComparer.Ordinal)];

    private static FlaggedApi Of(DecidedUse decided, string path, string organisation)
    {
        var component = decided.Use.Component;
        return new(
            $"{component.Name}/{component.Version}/{path}",
            component.ToString(),
            decided.Decision.RuleId!,
            ComponentMessage.ForUse(decided.Decision, component, organisation));
    }
}
