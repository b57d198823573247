using Psi.Analyzers.Deserialization;

namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>Where serializers from packages are told to create the types that data names. Data only; <see cref="OpenSerializerSymbols"/> binds it to a compilation.</summary>
internal static class OpenSerializerCatalogue
{
    private const string MessagePackAdvice = "Use MessagePackSerializer.Deserialize<T>, and [Union] where the data has to choose between types of yours";

    private const string YamlAdvice = "Register the types you expect by a tag of your own with WithTagMapping";

    private const string FastJsonAdvice = "Set UseExtensions to false, or use System.Text.Json";

    /// <summary>Methods that read whatever types the data names.</summary>
    public static IReadOnlyList<OpenMember> Calls { get; } =
    [
        new("MessagePack.MessagePackSerializer+Typeless", "Deserialize", MessagePackAdvice),
        new("MessagePack.MessagePackSerializer+Typeless", "DeserializeAsync", MessagePackAdvice),
    ];

    /// <summary>Ready-made options, resolvers and formatters that do.</summary>
    public static IReadOnlyList<OpenMember> Values { get; } =
    [
        new("MessagePack.Resolvers.TypelessContractlessStandardResolver", "Instance", MessagePackAdvice),
        new("MessagePack.Resolvers.TypelessContractlessStandardResolver", "Options", MessagePackAdvice),
        new("MessagePack.Resolvers.TypelessObjectResolver", "Instance", MessagePackAdvice),
        new("MessagePack.Formatters.TypelessFormatter", "Instance", MessagePackAdvice),
    ];

    /// <summary>Types of which every instance does.</summary>
    public static IReadOnlyList<OpenMember> Creations { get; } =
    [
        new("YamlDotNet.Serialization.NodeTypeResolvers.TypeNameInTagNodeTypeResolver", ".ctor", YamlAdvice),
        new("YamlDotNet.Serialization.Deserializer", ".ctor", "Update YamlDotNet: before 5.0 it reads CLR type names from tags") { BeforeMajorVersion = 5 },
    ];

    /// <summary>Builders that make a serializer that does, unless it was taken out of them.</summary>
    public static IReadOnlyList<OpenMember> Builders { get; } =
    [
        new("YamlDotNet.Serialization.DeserializerBuilder", "Build", "Update YamlDotNet: before 5.0 it reads CLR type names from tags") { BeforeMajorVersion = 5 },
    ];

    /// <summary>Settings that open a serializer when they have this value.</summary>
    public static IReadOnlyList<OpenMember> Settings { get; } =
    [
        new("SharpYaml.Serialization.SerializerSettings", "UnsafeAllowDeserializeFromTagTypeName", "Leave it off and register the types you expect with RegisterTagMapping") { Value = true },
        new("SharpYaml.YamlSerializerOptions", "UnsafeAllowDeserializeFromTagTypeName", "Leave it off and give the types you expect in PolymorphismOptions") { Value = true },
        new("fastJSON.JSONParameters", "UseExtensions", FastJsonAdvice) { Value = true },
        new("fastJSON.JSONParameters", "BlackListTypeChecking", FastJsonAdvice) { Value = false, Unless = "UseExtensions" },
        new("fastJSON.JSONParameters", "BadListTypeChecking", FastJsonAdvice) { Value = false, Unless = "UseExtensions" },
    ];

    /// <summary>Functions that decide about each type by its name; one that always agrees allows all.</summary>
    public static IReadOnlyList<OpenMember> Decisions { get; } =
    [
        new("ServiceStack.Text.JsConfig", "AllowRuntimeType", "Name the types you expect in JsConfig.AllowRuntimeTypeInTypes"),
    ];
}

/// <summary>A member that opens a serializer to any type.</summary>
/// <param name="TypeMetadataName">The type that declares it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Advice">What to do instead, as a sentence without its full stop.</param>
internal sealed record OpenMember(string TypeMetadataName, string Name, string Advice)
{
    /// <summary>The first major version of the assembly in which it is closed; null when it never was.</summary>
    public int? BeforeMajorVersion { get; init; }

    /// <summary>The value of a setting that opens.</summary>
    public bool Value { get; init; }

    /// <summary>Another setting of the same object that closes it again when it is false.</summary>
    public string? Unless { get; init; }
}
