using System.Collections;
using System.Reflection;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;

namespace Psi.Analyzers.Tests.Catalogues;

/// <summary>Catalogues are data, in rows of one shape, so that a new API is one more row.</summary>
public sealed class CatalogueTests
{
    private static readonly Type[] RowTypes = [typeof(ApiMember), typeof(ApiMember<>), typeof(ApiType<>), typeof(string)];

    // These describe secrets in text, not members of an API.
    private static readonly string[] OtherRows = ["SecretPattern", "MarkedSecret"];

    public static TheoryData<string> Tables { get; } = new(TablesByName().Keys);

    [Fact]
    public void There_are_tables() => Assert.True(Tables.Count > 40);

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_rows_of_the_one_shape(string table)
    {
        var rows = TablesByName()[table].Cast<object>().ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, static row => Assert.True(IsRow(row.GetType()), row.GetType().Name));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_no_row_twice(string table)
    {
        var keys = TablesByName()[table].Cast<object>().Select(KeyOf).ToList();

        Assert.DoesNotContain("", keys);
        Assert.Equal(keys.Distinct(), keys);
    }

    private static string KeyOf(object row) => row switch
    {
        ApiMember member => member.Type + "." + member.Name,
        string name => name,
        _ => row.GetType().GetProperty(nameof(ApiType<string>.Name))?.GetValue(row) as string ?? row.ToString() ?? "",
    };

    private static bool IsRow(Type type) =>
        RowTypes.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type) || OtherRows.Contains(type.Name);

    private static SortedDictionary<string, IEnumerable> TablesByName()
    {
        var tables = new SortedDictionary<string, IEnumerable>(StringComparer.Ordinal);
        foreach (var type in typeof(ApiMember).Assembly.GetTypes().Where(IsCatalogue))
        {
            foreach (var property in type.GetProperties(BindingFlags.Static | BindingFlags.Public))
            {
                switch (property.GetValue(null))
                {
                    case IEnumerable rows and not string:
                        tables.Add(type.Name + "." + property.Name, rows);
                        break;
                    case { } catalogue when IsAlgorithmCatalogue(catalogue.GetType()):
                        AddTablesOf(catalogue, type.Name, tables);
                        break;
                }
            }
        }

        return tables;
    }

    private static void AddTablesOf(object catalogue, string name, SortedDictionary<string, IEnumerable> tables)
    {
        foreach (var property in catalogue.GetType().GetProperties())
        {
            if (property.GetValue(catalogue) is IEnumerable rows && rows.Cast<object>().Any())
            {
                tables.Add(name + ".All." + property.Name, rows);
            }
        }
    }

    private static bool IsCatalogue(Type type) =>
        type.Namespace?.StartsWith(typeof(ApiMember).Namespace!, StringComparison.Ordinal) == true
        && type.IsAbstract
        && type.IsSealed;

    private static bool IsAlgorithmCatalogue(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AlgorithmCatalogue<>);
}
