using Microsoft.CodeAnalysis;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>Where .NET finds types by name, and where names come from data; bound to the symbols of one compilation.</summary>
internal sealed class TypeLookupSymbols
{
    private const string Json = "JSON";
    private const string Xml = "XML";
    private const string Request = "the request";
    private const string Data = "the data that is read";

    // A forward-only reader gives something else each time it is asked.
    private static readonly (string Type, string Kind, bool IsForwardOnly)[] Documents =
    [
        ("System.Text.Json.Utf8JsonReader", Json, true),
        ("System.Text.Json.JsonElement", Json, false),
        ("System.Text.Json.JsonProperty", Json, false),
        ("System.Text.Json.Nodes.JsonNode", Json, false),
        ("Newtonsoft.Json.JsonReader", Json, true),
        ("Newtonsoft.Json.Linq.JToken", Json, false),
        ("System.Xml.XmlReader", Xml, true),
        ("System.Xml.XmlNode", Xml, false),
        ("System.Xml.Linq.XObject", Xml, false),
        ("System.Xml.XPath.XPathItem", Xml, false),
        ("System.IO.BinaryReader", Data, true),
        ("System.Runtime.Serialization.SerializationInfo", Data, false),
        ("Microsoft.AspNetCore.Http.IQueryCollection", Request, false),
        ("Microsoft.AspNetCore.Http.IFormCollection", Request, false),
        ("Microsoft.AspNetCore.Http.IRequestCookieCollection", Request, false),
        ("Microsoft.AspNetCore.Http.IHeaderDictionary", Request, false),
        ("Microsoft.AspNetCore.Routing.RouteValueDictionary", Request, false),
        ("System.Web.HttpCookie", Request, false),
        ("System.Web.HttpRequest", Request, false),
        ("System.Web.HttpRequestBase", Request, false),
    ];

    private static readonly (string Type, string Method)[] LookUpMethods =
    [
        ("System.Type", "GetType"),
        ("System.Reflection.Assembly", "GetType"),
        ("System.Reflection.Assembly", "CreateInstance"),
        ("System.Activator", "CreateInstance"),
        ("System.Activator", "CreateInstanceFrom"),
    ];

    private static readonly (string Type, string Method)[] BinderMethods =
    [
        ("System.Runtime.Serialization.SerializationBinder", "BindToType"),
        ("System.Runtime.Serialization.DataContractResolver", "ResolveName"),
        ("Newtonsoft.Json.Serialization.ISerializationBinder", "BindToType"),
        ("System.Web.Script.Serialization.JavaScriptTypeResolver", "ResolveType"),
    ];

    private readonly SymbolTable<DataSourceType> _documents = new();

    private readonly SymbolTable<string> _binders = new();

    public SymbolTable<string> LookUps { get; } = new();

    public static TypeLookupSymbols In(Compilation compilation)
    {
        var symbols = new TypeLookupSymbols();
        foreach (var (type, kind, isForwardOnly) in Documents)
        {
            symbols._documents.AddType(compilation, type, new DataSourceType(kind, isForwardOnly));
        }

        foreach (var (type, method) in LookUpMethods)
        {
            symbols.LookUps.AddMembers(compilation, type, method, method);
        }

        foreach (var (type, method) in BinderMethods)
        {
            symbols._binders.AddMembers(compilation, type, method, Data);
        }

        return symbols;
    }

    /// <summary>What kind of data a type gives access to; null for a type that is no document, reader or request.</summary>
    public DataSourceType? DocumentOf(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (_documents.TryFind(candidate, out var document))
            {
                return document;
            }
        }

        if (type is null)
        {
            return null;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (_documents.TryFind(implemented, out var document))
            {
                return document;
            }
        }

        return null;
    }

    /// <summary>The kind of data a parameter gets its name from; null unless its method is one a deserializer asks for a type.</summary>
    public string? BinderDataOf(IParameterSymbol parameter)
    {
        if (parameter is not { Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol method })
        {
            return null;
        }

        for (var candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (_binders.TryFind(candidate, out var data))
            {
                return data;
            }
        }

        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers(method.Name))
            {
                if (_binders.TryFind(member, out var data) && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    return data;
                }
            }
        }

        return null;
    }
}

/// <summary>A type through which data is read.</summary>
/// <param name="Kind">What the data is, as in "comes from …".</param>
/// <param name="IsForwardOnly">True when it gives something else each time it is asked.</param>
internal sealed record DataSourceType(string Kind, bool IsForwardOnly);
