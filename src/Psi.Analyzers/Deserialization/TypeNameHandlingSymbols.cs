using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>Where Json.NET is told whether data may name types, bound to the symbols of one compilation.</summary>
internal sealed class TypeNameHandlingSymbols(Compilation compilation)
{
    public SymbolTable<ApiMember> Settings { get; } = SymbolTable.Of(compilation, TypeNameHandlingCatalogue.Settings);

    public static TypeNameHandlingSymbols In(Compilation compilation) => new(compilation);

    /// <summary>True for a setting, also when it overrides one that is known.</summary>
    public bool IsSetting(ISymbol member) => Settings.TryFindOverridden(member as IPropertySymbol, out _);

    /// <summary>True for a write that sets a binder, which can refuse type names.</summary>
    public static bool SetsBinder(MemberWrite write) =>
        TypeNameHandlingCatalogue.Binders.Contains(write.Member.Member.Name)
        && write.Value is not { ConstantValue: { HasValue: true, Value: null } };
}
