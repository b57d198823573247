namespace Psi.Policy;

/// <summary>How the use of a service shows in a repo.</summary>
public sealed record ServiceTraces
{
    // A message names as many as a reader takes in.
    private const int MostInSummary = 4;

    /// <summary>Nothing shows.</summary>
    public static ServiceTraces None { get; } = new();

    /// <summary>Host names in configuration and code; <c>*.</c> at the beginning is any host below.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Components that call it.</summary>
    public IReadOnlyList<ComponentPattern> Packages { get; init; } = [];

    /// <summary>
    /// Configuration keys: of the recommended service those that hold the address of whichever is used, of another those that only it has.
    /// Parts are joined by <c>:</c>.
    /// </summary>
    public IReadOnlyList<string> ConfigurationKeys { get; init; } = [];

    /// <summary>Types, members and namespaces: <c>Name.Space.*</c>, <c>Name.Space.Type</c>, <c>Name.Space.Type.Member</c>.</summary>
    public IReadOnlyList<string> Apis { get; init; } = [];

    /// <summary>Container images without tag; <c>*</c> is any text.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Types of resources in infrastructure code; <c>*</c> is any text.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Actions and tasks of pipelines, without version; <c>*</c> is any text.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>All of them by name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Lists =>
    [
        new("hosts", Hosts),
        new("packages", [.. Packages.Select(package => package.ToString())]),
        new("configurationKeys", ConfigurationKeys),
        new("apis", Apis),
        new("images", Images),
        new("resources", Resources),
        new("actions", Actions),
    ];

    /// <summary>Whether no trace is given.</summary>
    public bool IsEmpty => Lists.All(list => list.Value.Count == 0);

    /// <summary>Whether only code can show some of it.</summary>
    public bool ShowInCode => Hosts.Count > 0 || Apis.Count > 0 || ConfigurationKeys.Count > 0;

    /// <summary>What a developer looks for, in a few words; empty when there is nothing to name.</summary>
    public string Summary
    {
        get
        {
            List<string> all =
            [
                .. Hosts, .. Packages.Select(package => package.ToString()), .. Images, .. Actions, .. Resources, .. Apis,
            ];
            return string.Join(", ", all.Take(MostInSummary)) + (all.Count > MostInSummary ? ", …" : "");
        }
    }
}
