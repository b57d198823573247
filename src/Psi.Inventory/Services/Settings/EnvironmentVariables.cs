using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>An environment variable that a file sets.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Value">Null where none is written.</param>
/// <param name="At">Where the value is, or the name of one without.</param>
internal readonly record struct EnvironmentVariable(string Name, string? Value, FileLocation At);

/// <summary>Environment variables as .NET's configuration takes them.</summary>
/// <seealso href="https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#environment-variables"/>
internal static class EnvironmentVariables
{
    private static readonly string[] HostPrefixes = ["ASPNETCORE_", "DOTNET_"];

    private static readonly string[] ConnectionStringPrefixes =
        ["SQLCONNSTR_", "SQLAZURECONNSTR_", "MYSQLCONNSTR_", "CUSTOMCONNSTR_", "POSTGRESQLCONNSTR_"];

    /// <summary>Takes the variables of one process as settings of the environment that they name themselves.</summary>
    /// <param name="otherwise">The environment when they name none.</param>
    public static void Add(SignCollector signs, IReadOnlyCollection<EnvironmentVariable> variables, string? otherwise)
    {
        var environment = EnvironmentIn(variables) ?? otherwise;
        foreach (var variable in variables.Where(variable => variable.Name.Length > 0))
        {
            signs.AddSetting(KeyOf(variable.Name), variable.Value, variable.At, environment);
        }
    }

    /// <summary>The environment that the variables name; null when they name none that can be known here.</summary>
    public static string? EnvironmentIn(IEnumerable<EnvironmentVariable> variables) => variables
        .Where(variable => HostPrefixes.Any(prefix => variable.Name.Equals(prefix + "ENVIRONMENT", StringComparison.OrdinalIgnoreCase)))
        .Select(variable => variable.Value?.Trim())
        .LastOrDefault(value => value is { Length: > 0 and < 100 } && DisplayText.IsName(value) && !value.Any(character =>
            character is '$' or '#' or '<' or '{' or '%'));

    /// <summary>The configuration key that a variable sets.</summary>
    public static string KeyOf(string variable)
    {
        var key = variable.Replace("__", ":");
        if (Array.Find(HostPrefixes, prefix => IsLongerThan(key, prefix)) is { } host)
        {
            return key.Substring(host.Length);
        }

        return Array.Find(ConnectionStringPrefixes, prefix => IsLongerThan(key, prefix)) is { } database
            ? "ConnectionStrings:" + key.Substring(database.Length)
            : key;
    }

    private static bool IsLongerThan(string key, string prefix) =>
        key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
