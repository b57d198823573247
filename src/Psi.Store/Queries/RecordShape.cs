using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Psi.Policy;

namespace Psi.Store.Queries;

/// <summary>How a record is read from a row: which column each property is, and how its type is read.</summary>
internal static class RecordShape<T>
    where T : class
{
    private static readonly IReadOnlyList<Action<T, Row>> Properties =
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(Setter)];

    public static T Read(Row row)
    {
        var record = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var set in Properties)
        {
            set(record, row);
        }

        return record;
    }

    private static Action<T, Row> Setter(PropertyInfo property)
    {
        var column = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        var isOptional = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        var type = property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => isOptional ? Set(row => row.TextOrNull(column)) : Set<string?>(row => row.Text(column)),
            _ when type == typeof(long) => Set(row => row.Number(column)),
            _ when type == typeof(int) => Set(row => checked((int)row.Number(column))),
            _ when type == typeof(int?) => Set(row => checked((int?)row.NumberOrNull(column))),
            _ when type == typeof(double?) => Set(row => row.RealOrNull(column)),
            _ when type == typeof(bool) => Set(row => row.Truth(column)),
            _ when type == typeof(CalendarDate) => Set(row => row.Date(column)),
            _ when type == typeof(CalendarDate?) => Set(row => row.DateOrNull(column)),
            _ when type == typeof(IReadOnlyList<string>) => isOptional ? Set(row => row.ListOrNull(column)) : Set(row => row.List(column)),
            _ when type == typeof(IReadOnlyList<IReadOnlyList<string>>) => Set(row => row.Lists(column)),
            _ when type == typeof(IReadOnlyDictionary<string, string>) => Set(row => row.Pairs(column)),
            { IsEnum: true } => WordSetterOf(type).Of(property, column),
            _ => throw new NotSupportedException($"{typeof(T).Name}.{property.Name}: no column holds a {type}"),
        };

        Action<T, Row> Set<TValue>(Func<Row, TValue> read)
        {
            var set = property.SetMethod!.CreateDelegate<Action<T, TValue>>();
            return (record, row) => set(record, read(row));
        }
    }

    private static ISetter WordSetterOf(Type enumType) =>
        (ISetter)Activator.CreateInstance(typeof(WordSetter<>).MakeGenericType(typeof(T), enumType))!;

    private interface ISetter
    {
        Action<T, Row> Of(PropertyInfo property, string column);
    }

    private sealed class WordSetter<TEnum> : ISetter
        where TEnum : struct, Enum
    {
        public Action<T, Row> Of(PropertyInfo property, string column)
        {
            var set = property.SetMethod!.CreateDelegate<Action<T, TEnum>>();
            return (record, row) => set(record, row.Word<TEnum>(column));
        }
    }
}
