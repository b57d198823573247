using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>The APIs that a constant in the code may be passed to. Data only; <see cref="NamedTarget"/> reads it.</summary>
internal static class ConstantTargetCatalogue
{
    /// <summary>The parameter for a value whose name is given in another one.</summary>
    public const string Value = "value";

    /// <summary>The parameters that go with <see cref="Value"/> and give its name.</summary>
    public static string[] ValueNames { get; } = ["key", "name", "variable"];

    /// <summary>The parameters of <see cref="Settings"/> for the name of the setting.</summary>
    public static string[] SettingNames { get; } = ["variable", "key"];

    /// <summary>Methods that compare their argument or search for it, and do not set it.</summary>
    public static HashSet<string> Queries { get; } = new(StringComparer.Ordinal)
    {
        "Equals", "Contains", "ContainsKey", "TryGetValue", "GetValue", "GetValueOrDefault", "IndexOf", "StartsWith", "EndsWith",
        "Remove", "Replace", "GetSecret", "GetSecretAsync", "GetParameter",
    };

    /// <summary>Methods that read a setting by its name.</summary>
    public static HashSet<string> Settings { get; } = new(StringComparer.Ordinal) { "GetEnvironmentVariable", "GetValue" };

    /// <summary>Methods of <c>Convert</c> that decode text.</summary>
    public static HashSet<string> Decoders { get; } = new(StringComparer.Ordinal) { "FromBase64String", "FromHexString" };
}
