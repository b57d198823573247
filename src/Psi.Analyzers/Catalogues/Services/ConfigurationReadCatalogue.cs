using Psi.Analyzers.Services;

namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What reads a setting or a section of the configuration by its key. Data only.</summary>
internal static class ConfigurationReadCatalogue
{
    /// <summary>The interface whose indexer reads a setting.</summary>
    public const string Configuration = Namespace + "IConfiguration";

    /// <summary>The method of <see cref="Configuration"/> that gives a section.</summary>
    public const string GetSection = "GetSection";

    /// <summary>The type of a section.</summary>
    public const string Section = "IConfigurationSection";

    /// <summary>The section of connection strings.</summary>
    public const string ConnectionStrings = "ConnectionStrings:";

    /// <summary>What separates the parts of a key in the name of an environment's variable.</summary>
    public const string SeparatorInEnvironment = "__";

    private const string Namespace = "Microsoft.Extensions.Configuration.";

    /// <summary>Extension methods, and the environment's variables.</summary>
    public static IReadOnlyList<ApiMember<ConfigurationReadForm>> Methods { get; } =
    [
        new(Namespace + "ConfigurationBinder", "GetValue", ConfigurationReadForm.Value),
        new(Namespace + "ConfigurationBinder", "Bind", ConfigurationReadForm.Section),
        new(Namespace + "ConfigurationExtensions", "GetConnectionString", ConfigurationReadForm.ConnectionString),
        new(Namespace + "ConfigurationExtensions", "GetRequiredSection", ConfigurationReadForm.Section),
        new(
            "Microsoft.Extensions.DependencyInjection.OptionsBuilderConfigurationExtensions",
            "BindConfiguration",
            ConfigurationReadForm.Section),
        new("System.Environment", "GetEnvironmentVariable", ConfigurationReadForm.EnvironmentVariable),
    ];

    /// <summary>The parameters of all of these for the key.</summary>
    public static string[] KeyParameters { get; } = ["key", "name", "variable", "configSectionPath"];
}
