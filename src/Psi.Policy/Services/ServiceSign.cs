namespace Psi.Policy;

/// <summary>Something that a file of a repository says and that may show the use of a service, whichever services a policy names.</summary>
/// <param name="Kind">
/// <see cref="ServiceTraceKind.ConfigurationKey"/> for a setting, of which both the key and the host in its value count, or
/// <see cref="ServiceTraceKind.Image"/>, <see cref="ServiceTraceKind.Resource"/>, <see cref="ServiceTraceKind.Action"/> or
/// <see cref="ServiceTraceKind.OwnCode"/>.
/// </param>
/// <param name="Name">
/// The key with <c>:</c> between its parts, the image without tag and digest, the type of the resource, the action without its version, or
/// what the product does itself, as a clause.
/// </param>
/// <param name="At">Where.</param>
public sealed record ServiceSign(ServiceTraceKind Kind, string Name, FileLocation At)
{
    /// <summary>Of a setting: its value; null where none is written.</summary>
    public string? Value { get; init; }

    /// <summary>The environment that it is for, for example <c>Production</c>; null for every one.</summary>
    public string? Environment { get; init; }

    /// <summary>
    /// Of what the product does itself: the kind of service that does it for others, for example <c>security-testing</c>.
    /// </summary>
    public string? ServiceKind { get; init; }
}
