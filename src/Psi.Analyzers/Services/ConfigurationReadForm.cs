namespace Psi.Analyzers.Services;

/// <summary>What a method of the configuration reads by its key.</summary>
internal enum ConfigurationReadForm
{
    /// <summary>One setting.</summary>
    Value,

    /// <summary>A section, with every setting in it.</summary>
    Section,

    /// <summary>A connection string, by its name.</summary>
    ConnectionString,

    /// <summary>A variable of the environment, with <c>__</c> between the parts of the key.</summary>
    EnvironmentVariable,
}
