using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>The catalogue of open serializers, bound to the symbols of one compilation.</summary>
internal sealed class OpenSerializerSymbols(Compilation compilation)
{
    public SymbolTable<OpenSerializer> Calls { get; } = Bound(OpenSerializerCatalogue.Calls, compilation);

    public SymbolTable<OpenSerializer> Values { get; } = Bound(OpenSerializerCatalogue.Values, compilation);

    public SymbolTable<OpenSerializer> Creations { get; } = Bound(OpenSerializerCatalogue.Creations, compilation);

    public SymbolTable<OpenSerializer> Builders { get; } = Bound(OpenSerializerCatalogue.Builders, compilation);

    public SymbolTable<OpenSerializer> Settings { get; } = Bound(OpenSerializerCatalogue.Settings, compilation);

    public SymbolTable<OpenSerializer> Decisions { get; } = Bound(OpenSerializerCatalogue.Decisions, compilation);

    public static OpenSerializerSymbols In(Compilation compilation) => new(compilation);

    private static SymbolTable<OpenSerializer> Bound(IReadOnlyList<ApiMember<OpenSerializer>> members, Compilation compilation) =>
        SymbolTable.Of(
            compilation,
            members.Where(member => member.Fact.BeforeMajorVersion is not { } closed || IsBefore(closed, member, compilation)));

    // An assembly without a version is not a release of the package.
    private static bool IsBefore(int closed, ApiMember member, Compilation compilation) =>
        TypeLookup.In(compilation).Find(member.Type)
            .Any(type => type.ContainingAssembly.Identity.Version is { Major: > 0 } version && version.Major < closed);
}
