using Psi.Analyzers.Deserialization;

namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>Where Json.NET is told whether data may name types. Data only; <see cref="TypeNameHandlingSymbols"/> binds it.</summary>
internal static class TypeNameHandlingCatalogue
{
    private static readonly string[] Declaring =
    [
        "Newtonsoft.Json.JsonSerializerSettings",
        "Newtonsoft.Json.JsonSerializer",
        "Newtonsoft.Json.JsonPropertyAttribute",
        "Newtonsoft.Json.JsonContainerAttribute",
        "Newtonsoft.Json.Serialization.JsonProperty",
        "Newtonsoft.Json.Serialization.JsonContainerContract",
    ];

    /// <summary>Each property of type <c>TypeNameHandling</c> that Json.NET has.</summary>
    public static IReadOnlyList<ApiMember> Settings { get; } = [.. ApiMember.Each(Declaring, ["TypeNameHandling", "ItemTypeNameHandling"])];

    /// <summary>Properties that take a binder, which can refuse types.</summary>
    public static HashSet<string> Binders { get; } = new(StringComparer.Ordinal) { "SerializationBinder", "Binder" };
}
