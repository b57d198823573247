using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Psi.Verify.Comparing;

/// <summary>Says in words how two metadata differ, so that somebody can find the cause.</summary>
internal static class MetadataDifference
{
    private const int Named = 3;

    /// <summary>Nobody nests types as deep; in damaged metadata a type can even be nested in itself.</summary>
    private const int MaximumDepth = 64;

    /// <summary>The members that only one of them has; else the table that differs first.</summary>
    public static string Describe(MetadataReader expected, MetadataReader actual)
    {
        var (one, other) = (Members(expected), Members(actual));
        var (missing, added) = (one.Except(other, StringComparer.Ordinal).ToList(), other.Except(one, StringComparer.Ordinal).ToList());
        if (added.Count > 0)
        {
            return $"it holds {List(added)}, which compiling its sources does not make";
        }

        return missing.Count > 0 ? $"it lacks {List(missing)}, which compiling its sources makes" : Tables(expected, actual);
    }

    /// <summary>The name of a method with that of its type.</summary>
    public static string NameOf(MetadataReader reader, MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        return $"{NameOf(reader, method.GetDeclaringType())}.{reader.GetString(method.Name)}";
    }

    private static string NameOf(MetadataReader reader, TypeDefinitionHandle handle, int depth = 0)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        if (depth < MaximumDepth && type.GetDeclaringType() is { IsNil: false } outer)
        {
            return $"{NameOf(reader, outer, depth + 1)}.{name}";
        }

        return reader.GetString(type.Namespace) is { Length: > 0 } space ? $"{space}.{name}" : name;
    }

    private static HashSet<string> Members(MetadataReader reader) =>
    [
        .. reader.TypeDefinitions.Select(handle => NameOf(reader, handle)),
        .. reader.MethodDefinitions.Select(handle => NameOf(reader, handle)),
    ];

    private static string Tables(MetadataReader expected, MetadataReader actual)
    {
        foreach (var table in Enum.GetValues<TableIndex>().Where(table => (int)table < MetadataTokens.TableCount))
        {
            var (count, other) = (expected.GetTableRowCount(table), actual.GetTableRowCount(table));
            if (count != other)
            {
                return $"its table {table} has {other} rows in the place of {count}";
            }
        }

        return "names, signatures, constants or attributes in its metadata differ";
    }

    private static string List(List<string> names)
    {
        names.Sort(StringComparer.Ordinal);
        var first = string.Join(", ", names.Take(Named));
        return names.Count > Named ? $"{first} and {names.Count - Named} more" : first;
    }
}
