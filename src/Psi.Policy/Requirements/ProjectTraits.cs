namespace Psi.Policy;

/// <summary>What kind of application a project is, and what it uses: what a requirement's <c>appliesTo</c> is compared with.</summary>
public sealed class ProjectTraits
{
    private readonly IReadOnlyList<PackageUrl> _components;

    private ProjectTraits(IReadOnlyDictionary<string, string> reasons, IReadOnlyList<PackageUrl> components) =>
        (Reasons, _components) = (reasons, components);

    /// <summary>Each trait by its word, with why the project has it; sorted by word.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; }

    /// <summary>The kinds of application alone, in words; what is not known is said.</summary>
    public string Kind => ProjectKinds.All.Where(Reasons.ContainsKey).ToList() is { Count: > 0 } kinds
        ? string.Join(" and ", kinds.Select(kind => $"{kind} ({Reasons[kind]})"))
        : "of a kind that nothing shows";

    /// <summary>Derives them.</summary>
    public static ProjectTraits Of(ProjectTraitFacts facts)
    {
        var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, component) in KnownTechnologies.In(facts.Components))
        {
            reasons[ProjectTrait.Uses(name)] = component.FullName;
        }

        var (kind, why) = KindOf(facts);
        reasons[kind] = why;
        if (kind == ProjectKinds.Web && ApiReason(facts, reasons) is { } reason)
        {
            reasons[ProjectKinds.Api] = reason;
        }

        return new(reasons, facts.Components);
    }

    /// <summary>The traits that a manifest states.</summary>
    /// <param name="reasons">Each trait by its word, with why the project has it.</param>
    /// <param name="components">What the project uses.</param>
    public static ProjectTraits Stated(IReadOnlyDictionary<string, string> reasons, IReadOnlyList<PackageUrl> components) =>
        new(reasons, components);

    /// <summary>Whether a requirement is for the project; one for all is.</summary>
    public bool Match(Requirement requirement) => requirement.AppliesTo is null || requirement.AppliesTo.Any(Has);

    /// <summary>Whether it has a trait.</summary>
    public bool Has(ProjectTrait trait) =>
        trait.Component is { } pattern ? _components.Any(pattern.Matches) : Reasons.ContainsKey(trait.Text);

    private static (string Kind, string Why) KindOf(ProjectTraitFacts facts)
    {
        if (facts.ApplicationSdk.EndsWith(".BlazorWebAssembly", StringComparison.Ordinal))
        {
            return (ProjectKinds.Browser, facts.ApplicationSdk);
        }

        if (facts.ApplicationSdk.EndsWith(".Web", StringComparison.Ordinal))
        {
            // Libraries with pages or controllers are part of a web application too.
            return (ProjectKinds.Web, facts.ApplicationSdk);
        }

        if (facts.ApplicationSdk.EndsWith(".Worker", StringComparison.Ordinal))
        {
            return (ProjectKinds.Worker, facts.ApplicationSdk);
        }

        var platform = facts.TargetPlatform?.Split(',')[0] ?? "";
        if (platform.ToLowerInvariant() is "android" or "ios" or "maccatalyst" or "tvos")
        {
            return (ProjectKinds.Mobile, $"it targets {platform}");
        }

        var isProgram = facts.OutputType.Equals("Exe", StringComparison.OrdinalIgnoreCase);
        if (facts.OutputType.Equals("WinExe", StringComparison.OrdinalIgnoreCase)
            || (isProgram && Uses(facts, "pkg:generic/windowsdesktop-runtime") is not null))
        {
            return (ProjectKinds.Desktop, $"OutputType {facts.OutputType}");
        }

        if (Uses(facts, "pkg:generic/aspnetcore-runtime") is { } framework)
        {
            return (ProjectKinds.Web, framework.Name);
        }

        if (isProgram && Uses(facts, "pkg:nuget/Microsoft.Extensions.Hosting") is { } host)
        {
            return (ProjectKinds.Worker, host.Name);
        }

        return isProgram ? (ProjectKinds.Console, $"OutputType {facts.OutputType}") : (ProjectKinds.Library, OutputType(facts));
    }

    private static string? ApiReason(ProjectTraitFacts facts, SortedDictionary<string, string> reasons) =>
        facts.Technology is "api" or "service" ? $"technology {facts.Technology} in the product file"
        : reasons.TryGetValue(ProjectTrait.Uses("openapi"), out var openApi) ? openApi
        : reasons.TryGetValue(ProjectTrait.Uses("grpc"), out var grpc) ? grpc
        : reasons.TryGetValue(ProjectTrait.Uses("graphql"), out var graph) ? graph
        : null;

    private static PackageUrl? Uses(ProjectTraitFacts facts, string component) =>
        facts.Components.FirstOrDefault(used => $"pkg:{used.Type}/{used.FullName}".Equals(component, StringComparison.OrdinalIgnoreCase));

    private static string OutputType(ProjectTraitFacts facts) =>
        facts.OutputType.Length > 0 ? $"OutputType {facts.OutputType}" : "it names no other output";
}
