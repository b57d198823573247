using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.Verify.Compiling;

/// <summary>Names of top-level types, the same for a declaration and for what it is compiled to.</summary>
internal static class TypeNames
{
    /// <summary>Of a type in metadata.</summary>
    public static string Of(MetadataReader reader, TypeDefinition type) =>
        $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";

    /// <summary>Of the types that a document declares, in its order.</summary>
    public static IReadOnlyList<string> DeclaredIn(SyntaxTree tree)
    {
        var names = new List<string>();
        var pending = new Stack<(SyntaxNode Node, string Space)>([(tree.GetRoot(), "")]);
        while (pending.TryPop(out var next))
        {
            foreach (var child in next.Node.ChildNodes().Reverse())
            {
                switch (child)
                {
                    case BaseNamespaceDeclarationSyntax space:
                        var name = space.Name.ToString().Replace(" ", "", StringComparison.Ordinal);
                        pending.Push((space, next.Space.Length == 0 ? name : $"{next.Space}.{name}"));
                        break;
                    case TypeDeclarationSyntax type:
                        var arity = type.TypeParameterList?.Parameters.Count ?? 0;
                        names.Add($"{next.Space}.{type.Identifier.ValueText}{(arity == 0 ? "" : $"`{arity}")}");
                        break;
                    case BaseTypeDeclarationSyntax other:
                        names.Add($"{next.Space}.{other.Identifier.ValueText}");
                        break;
                    case DelegateDeclarationSyntax function:
                        names.Add($"{next.Space}.{function.Identifier.ValueText}");
                        break;
                }
            }
        }

        return names;
    }
}
