using Psi.Analyzers.Deserialization;

namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>
/// Where serializers from packages are told to create the types that data names. Data only; <see cref="OpenSerializerSymbols"/> binds it to
/// a compilation.
/// </summary>
internal static class OpenSerializerCatalogue
{
    private const string SharpYamlSetting = "UnsafeAllowDeserializeFromTagTypeName";

    private static readonly OpenSerializer MessagePack =
        new("Use MessagePackSerializer.Deserialize<T>, and [Union] where the data has to choose between types of yours");

    private static readonly OpenSerializer YamlTags = new("Register the types you expect by a tag of your own with WithTagMapping");

    private static readonly OpenSerializer OldYaml =
        new("Update YamlDotNet: before 5.0 it reads CLR type names from tags") { BeforeMajorVersion = 5 };

    private static readonly OpenSerializer FastJsonExtensions = new(FastJsonAdvice) { Value = true };

    private static readonly OpenSerializer FastJsonWithoutList = new(FastJsonAdvice) { Value = false, Unless = "UseExtensions" };

    private const string FastJsonAdvice = "Set UseExtensions to false, or use System.Text.Json";

    /// <summary>Methods that read whatever types the data names.</summary>
    public static IReadOnlyList<ApiMember<OpenSerializer>> Calls { get; } =
    [
        new("MessagePack.MessagePackSerializer+Typeless", "Deserialize", MessagePack),
        new("MessagePack.MessagePackSerializer+Typeless", "DeserializeAsync", MessagePack),
    ];

    /// <summary>Ready-made options, resolvers and formatters that read whatever types the data names.</summary>
    public static IReadOnlyList<ApiMember<OpenSerializer>> Values { get; } =
    [
        new("MessagePack.Resolvers.TypelessContractlessStandardResolver", "Instance", MessagePack),
        new("MessagePack.Resolvers.TypelessContractlessStandardResolver", "Options", MessagePack),
        new("MessagePack.Resolvers.TypelessObjectResolver", "Instance", MessagePack),
        new("MessagePack.Formatters.TypelessFormatter", "Instance", MessagePack),
    ];

    /// <summary>Types of which every instance reads whatever types the data names.</summary>
    public static IReadOnlyList<ApiMember<OpenSerializer>> Creations { get; } =
    [
        new("YamlDotNet.Serialization.NodeTypeResolvers.TypeNameInTagNodeTypeResolver", ApiMember.Constructor, YamlTags),
        new("YamlDotNet.Serialization.Deserializer", ApiMember.Constructor, OldYaml),
    ];

    /// <summary>Builders whose serializer reads whatever types the data names, unless the resolver was removed.</summary>
    public static IReadOnlyList<ApiMember<OpenSerializer>> Builders { get; } =
    [
        new("YamlDotNet.Serialization.DeserializerBuilder", "Build", OldYaml),
    ];

    /// <summary>Settings that open a serializer when they have this value.</summary>
    public static IReadOnlyList<ApiMember<OpenSerializer>> Settings { get; } =
    [
        new(
            "SharpYaml.Serialization.SerializerSettings",
            SharpYamlSetting,
            new("Leave it off and register the types you expect with RegisterTagMapping") { Value = true }),
        new(
            "SharpYaml.YamlSerializerOptions",
            SharpYamlSetting,
            new("Leave it off and give the types you expect in PolymorphismOptions") { Value = true }),
        new("fastJSON.JSONParameters", "UseExtensions", FastJsonExtensions),
        new("fastJSON.JSONParameters", "BlackListTypeChecking", FastJsonWithoutList),
        new("fastJSON.JSONParameters", "BadListTypeChecking", FastJsonWithoutList),
    ];

    /// <summary>Functions that decide about each type by its name; one that always agrees allows all.</summary>
    public static IReadOnlyList<ApiMember<OpenSerializer>> Decisions { get; } =
    [
        new("ServiceStack.Text.JsConfig", "AllowRuntimeType", new("Name the types you expect in JsConfig.AllowRuntimeTypeInTypes")),
    ];
}

/// <summary>How a member opens a serializer to any type.</summary>
/// <param name="Advice">What to do instead, as a sentence without its full stop.</param>
internal sealed record OpenSerializer(string Advice)
{
    /// <summary>The first major version of the assembly in which it is closed; null when it was never closed.</summary>
    public int? BeforeMajorVersion { get; init; }

    /// <summary>The value of a setting that opens the serializer.</summary>
    public bool Value { get; init; }

    /// <summary>Another setting of the same object that closes the serializer again when it is false.</summary>
    public string? Unless { get; init; }
}
