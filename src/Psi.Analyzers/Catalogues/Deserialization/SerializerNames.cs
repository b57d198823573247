namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>Names of what serializers are given and of what closes them again. Data only.</summary>
internal static class SerializerNames
{
    /// <summary>The method of MessagePack's options that replaces the resolver.</summary>
    public const string WithResolver = "WithResolver";

    /// <summary>The method of YamlDotNet's builder that removes a resolver of types.</summary>
    public const string WithoutNodeTypeResolver = "WithoutNodeTypeResolver";

    /// <summary>The parameter of <c>JavaScriptSerializer</c> for its resolver.</summary>
    public static string[] ResolverParameters { get; } = ["resolver"];

    /// <summary>The parameters of look-ups that take the name of a type.</summary>
    public static string[] TypeNameParameters { get; } = ["typeName", "name"];
}
