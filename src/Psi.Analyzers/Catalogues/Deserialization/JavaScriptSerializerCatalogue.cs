using Psi.Analyzers.Deserialization;

namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>
/// The JavaScriptSerializer of ASP.NET and its resolver that finds any type. Data only; <see cref="JavaScriptSerializerSymbols"/> binds it.
/// </summary>
internal static class JavaScriptSerializerCatalogue
{
    public const string Serializer = Namespace + "JavaScriptSerializer";

    public const string OpenResolver = Namespace + "SimpleTypeResolver";

    /// <summary>The method of a resolver that finds the type; a resolver that overrides it may refuse types.</summary>
    public const string ResolverMethod = "ResolveType";

    private const string Namespace = "System.Web.Script.Serialization.";
}
