using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>The catalogue of open serializers, bound to the symbols of one compilation.</summary>
internal sealed class OpenSerializerSymbols
{
    public SymbolTable<OpenMember> Calls { get; private init; } = new();

    public SymbolTable<OpenMember> Values { get; private init; } = new();

    public SymbolTable<OpenMember> Creations { get; private init; } = new();

    public SymbolTable<OpenMember> Builders { get; private init; } = new();

    public SymbolTable<OpenMember> Settings { get; private init; } = new();

    public SymbolTable<OpenMember> Decisions { get; private init; } = new();

    public static OpenSerializerSymbols In(Compilation compilation) => new()
    {
        Calls = Bound(OpenSerializerCatalogue.Calls, compilation),
        Values = Bound(OpenSerializerCatalogue.Values, compilation),
        Creations = Bound(OpenSerializerCatalogue.Creations, compilation),
        Builders = Bound(OpenSerializerCatalogue.Builders, compilation),
        Settings = Bound(OpenSerializerCatalogue.Settings, compilation),
        Decisions = Bound(OpenSerializerCatalogue.Decisions, compilation),
    };

    private static SymbolTable<OpenMember> Bound(IReadOnlyList<OpenMember> members, Compilation compilation)
    {
        var table = new SymbolTable<OpenMember>();
        foreach (var member in members)
        {
            if (member.BeforeMajorVersion is not { } closed || IsBefore(closed, member, compilation))
            {
                table.AddMembers(compilation, member.TypeMetadataName, member.Name, member);
            }
        }

        return table;
    }

    // An assembly without a version is no release of the package.
    private static bool IsBefore(int closed, OpenMember member, Compilation compilation) =>
        TypeLookup.In(compilation).Find(member.TypeMetadataName).Any(type => type.ContainingAssembly.Identity.Version is { Major: > 0 } version && version.Major < closed);
}
