using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers.Catalogues.Components;

namespace Psi.Analyzers.Components;

/// <summary>
/// Every name by which code can refer to something in some assemblies. Asking the compiler for the meaning of a name binds the code around
/// it; a name that is not one of these costs one string hash.
/// </summary>
internal sealed class UsableNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private UsableNames()
    {
    }

    /// <summary>Whether the assemblies declare operators or conversions, which code uses without a name.</summary>
    public bool HasOperators { get; private set; }

    /// <summary>Whether the assemblies declare conversions that code uses without writing them.</summary>
    public bool HasImplicitConversions => _names.Contains(WellKnownMemberNames.ImplicitConversionName);

    /// <summary>Reads the names of types and members, and loads nothing else of the assemblies.</summary>
    public static UsableNames Of(IEnumerable<IAssemblySymbol> assemblies, Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new UsableNames();
        foreach (var assembly in assemblies)
        {
            names.AddTypesOf(assembly.GlobalNamespace, cancellationToken);
        }

        names.HasOperators = names._names.Any(static name => name.StartsWith(CompilerNames.OperatorPrefix, StringComparison.Ordinal));
        names.AddGlobalAliases(compilation, cancellationToken);
        return names;
    }

    public bool Contains(string name) => _names.Contains(name);

    private void AddTypesOf(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var members = container is INamespaceSymbol space
            ? space.GetMembers()
            : container.GetTypeMembers().CastArray<INamespaceOrTypeSymbol>();
        foreach (var member in members)
        {
            if (member is INamedTypeSymbol type)
            {
                if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
                {
                    continue;
                }

                _names.Add(type.Name);
                if (type.Name.EndsWith(CompilerNames.AttributeSuffix, StringComparison.Ordinal))
                {
                    _names.Add(type.Name.Substring(0, type.Name.Length - CompilerNames.AttributeSuffix.Length));
                }

                _names.UnionWith(type.MemberNames);
            }

            AddTypesOf(member, cancellationToken);
        }
    }

    // A global alias in another file can give a type any name.
    private void AddGlobalAliases(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var directive in tree.GetRoot(cancellationToken) is CompilationUnitSyntax unit ? unit.Usings : default)
            {
                if (directive.GlobalKeyword.RawKind != 0 && directive.Alias is { } alias)
                {
                    _names.Add(alias.Name.Identifier.ValueText);
                }
            }
        }
    }
}
