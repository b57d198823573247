using Microsoft.CodeAnalysis;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>Where Json.NET is told whether data may name types, bound to the symbols of one compilation.</summary>
internal sealed class TypeNameHandlingSymbols
{
    // Each property of type TypeNameHandling that Json.NET has, by the types that declare it.
    private static readonly string[] Declaring =
    [
        "Newtonsoft.Json.JsonSerializerSettings",
        "Newtonsoft.Json.JsonSerializer",
        "Newtonsoft.Json.JsonPropertyAttribute",
        "Newtonsoft.Json.JsonContainerAttribute",
        "Newtonsoft.Json.Serialization.JsonProperty",
        "Newtonsoft.Json.Serialization.JsonContainerContract",
    ];

    private static readonly string[] Properties = ["TypeNameHandling", "ItemTypeNameHandling"];

    public SymbolTable<string> Settings { get; } = new();

    public static TypeNameHandlingSymbols In(Compilation compilation)
    {
        var symbols = new TypeNameHandlingSymbols();
        foreach (var type in Declaring)
        {
            foreach (var property in Properties)
            {
                symbols.Settings.AddMembers(compilation, type, property, property);
            }
        }

        return symbols;
    }

    /// <summary>The setting a written property is, also when it overrides the one that is known.</summary>
    public bool IsSetting(ISymbol member)
    {
        for (var property = member as IPropertySymbol; property is not null; property = property.OverriddenProperty)
        {
            if (Settings.TryFind(property, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a write that puts a binder in the way of type names.</summary>
    public static bool SetsBinder(MemberWrite write) =>
        write.Member.Member.Name is "SerializationBinder" or "Binder" && write.Value is not { ConstantValue: { HasValue: true, Value: null } };
}
