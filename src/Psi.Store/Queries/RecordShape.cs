using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Psi.Policy;

namespace Psi.Store.Queries;

/// <summary>
/// How a record is made from a row: each parameter of its constructor, and each other property that can be set, is the column of its name.
/// </summary>
internal static class RecordShape<T>
    where T : class
{
    private static readonly Func<Row, T> Make = Compile();

    public static T Read(Row row) => Make(row);

    // The same as new T(row.Text("name"), …) { Count = row.Number("count"), … }, so that the record's own initialisers run.
    private static Func<Row, T> Compile()
    {
        var row = Expression.Parameter(typeof(Row));
        var nullability = new NullabilityInfoContext();
        var constructor = typeof(T).GetConstructors().Single();
        var parameters = constructor.GetParameters();
        var arguments = parameters.Select(parameter =>
            Column(row, parameter.Name!, parameter.ParameterType, nullability.Create(parameter)));
        var bindings = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && parameters.All(parameter => parameter.Name != property.Name))
            .Select(property => Expression.Bind(
                property, Column(row, property.Name, property.PropertyType, nullability.Create(property))));
        return Expression.Lambda<Func<Row, T>>(Expression.MemberInit(Expression.New(constructor, arguments), bindings), row).Compile();
    }

    private static Expression Column(Expression row, string name, Type type, NullabilityInfo nullability)
    {
        var column = Expression.Constant(JsonNamingPolicy.SnakeCaseLower.ConvertName(name));
        Type[] words = type.IsEnum ? [type] : [];
        var read = Expression.Call(row, MethodFor(name, type, nullability.WriteState == NullabilityState.Nullable), words, column);
        return Expression.Convert(read, type);
    }

    private static string MethodFor(string name, Type type, bool isOptional) => type switch
    {
        _ when type == typeof(string) => isOptional ? nameof(Row.TextOrNull) : nameof(Row.Text),
        _ when type == typeof(long) => nameof(Row.Number),
        _ when type == typeof(int) => nameof(Row.SmallNumber),
        _ when type == typeof(int?) => nameof(Row.SmallNumberOrNull),
        _ when type == typeof(double?) => nameof(Row.RealOrNull),
        _ when type == typeof(bool) => nameof(Row.Truth),
        _ when type == typeof(CalendarDate) => nameof(Row.Date),
        _ when type == typeof(CalendarDate?) => nameof(Row.DateOrNull),
        _ when type == typeof(IReadOnlyList<string>) => isOptional ? nameof(Row.ListOrNull) : nameof(Row.List),
        _ when type == typeof(IReadOnlyList<IReadOnlyList<string>>) => nameof(Row.Lists),
        _ when type == typeof(IReadOnlyDictionary<string, string>) => nameof(Row.Pairs),
        { IsEnum: true } => nameof(Row.Word),
        _ => throw new NotSupportedException($"{typeof(T).Name}.{name}: no column holds a {type}"),
    };
}
