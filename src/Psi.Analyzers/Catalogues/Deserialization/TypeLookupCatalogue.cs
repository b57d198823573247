using Psi.Analyzers.Deserialization;

namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>
/// Where .NET finds types by name, and what gives access to data that may name them. Data only; <see cref="TypeLookupSymbols"/> binds it.
/// </summary>
internal static class TypeLookupCatalogue
{
    private const string AspNetCore = "Microsoft.AspNetCore.Http.";

    private static readonly DataSourceType Json = new("JSON", IsForwardOnly: false);
    private static readonly DataSourceType JsonReader = new("JSON", IsForwardOnly: true);
    private static readonly DataSourceType Xml = new("XML", IsForwardOnly: false);
    private static readonly DataSourceType XmlReader = new("XML", IsForwardOnly: true);
    private static readonly DataSourceType Request = new("the request", IsForwardOnly: false);
    private static readonly DataSourceType Data = new("the data that is read", IsForwardOnly: false);
    private static readonly DataSourceType DataReader = new("the data that is read", IsForwardOnly: true);

    /// <summary>Types through which data is read.</summary>
    public static IReadOnlyList<ApiType<DataSourceType>> DataSources { get; } =
    [
        new("System.Text.Json.Utf8JsonReader", JsonReader),
        new("System.Text.Json.JsonElement", Json),
        new("System.Text.Json.JsonProperty", Json),
        new("System.Text.Json.Nodes.JsonNode", Json),
        new("Newtonsoft.Json.JsonReader", JsonReader),
        new("Newtonsoft.Json.Linq.JToken", Json),
        new("System.Xml.XmlReader", XmlReader),
        new("System.Xml.XmlNode", Xml),
        new("System.Xml.Linq.XObject", Xml),
        new("System.Xml.XPath.XPathItem", Xml),
        new("System.IO.BinaryReader", DataReader),
        new("System.Runtime.Serialization.SerializationInfo", Data),
        new(AspNetCore + "IQueryCollection", Request),
        new(AspNetCore + "IFormCollection", Request),
        new(AspNetCore + "IRequestCookieCollection", Request),
        new(AspNetCore + "IHeaderDictionary", Request),
        new("Microsoft.AspNetCore.Routing.RouteValueDictionary", Request),
        new("System.Web.HttpCookie", Request),
        new("System.Web.HttpRequest", Request),
        new("System.Web.HttpRequestBase", Request),
    ];

    /// <summary>Methods that find or create a type by its name.</summary>
    public static IReadOnlyList<ApiMember> LookUps { get; } =
    [
        new("System.Type", "GetType"),
        new("System.Reflection.Assembly", "GetType"),
        new("System.Reflection.Assembly", "CreateInstance"),
        new("System.Activator", "CreateInstance"),
        new("System.Activator", "CreateInstanceFrom"),
    ];

    /// <summary>The names of methods that find or create a type by its name, whatever type has them.</summary>
    public static HashSet<string> LookUpNames { get; } = new(StringComparer.Ordinal) { "GetType", "CreateInstance", "CreateInstanceFrom" };

    /// <summary>The methods of <c>Assembly</c> that load one by its name.</summary>
    public static HashSet<string> AssemblyLoads { get; } = new(StringComparer.Ordinal) { "Load", "LoadFrom", "LoadWithPartialName" };

    /// <summary>The extension method that reads the value of a JSON token.</summary>
    public const string TokenValue = "Value";

    /// <summary>The type that holds the values of a header or a query parameter.</summary>
    public const string RequestValues = "StringValues";

    /// <summary>Extension methods that select one of several values.</summary>
    public static HashSet<string> Selections { get; } = new(StringComparer.Ordinal) { "First", "FirstOrDefault", "Last", "LastOrDefault" };

    /// <summary>Methods that a deserializer asks for the type under a name in the data.</summary>
    public static IReadOnlyList<ApiMember<string>> Binders { get; } =
    [
        new("System.Runtime.Serialization.SerializationBinder", "BindToType", Data.Kind),
        new("System.Runtime.Serialization.DataContractResolver", "ResolveName", Data.Kind),
        new("Newtonsoft.Json.Serialization.ISerializationBinder", "BindToType", Data.Kind),
        new("System.Web.Script.Serialization.JavaScriptTypeResolver", "ResolveType", Data.Kind),
    ];
}
