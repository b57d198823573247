using Psi.Policy;

namespace Psi.Insights.Init;

/// <summary>A key of the product file that <c>psi init</c> can write.</summary>
/// <param name="Name">The key.</param>
/// <param name="Option">The option that gives its value.</param>
/// <param name="Meaning">What it is, in words.</param>
/// <param name="Example">A value that is valid.</param>
internal sealed record ProductKey(string Name, string Option, string Meaning, string Example)
{
    /// <summary>The product's id.</summary>
    public static readonly ProductKey Id =
        Required("id", "--id", "a stable id of letters, digits, '-', '_' and '.'", "payments-api");

    /// <summary>The product's name.</summary>
    public static readonly ProductKey Product = Required("product", "--product", "the name people use", "Payments API");

    /// <summary>The domain.</summary>
    public static readonly ProductKey Domain =
        Required("domain", "--domain", "the part of the organisation the product belongs to", "Payments");

    /// <summary>The team.</summary>
    public static readonly ProductKey Team = Required("team", "--team", "the team that builds it", "payments-core");

    /// <summary>What kind of value it is.</summary>
    public static readonly ProductKey Technology = new("technology", "--technology", "what kind of thing it is", "web");

    /// <summary>The data it handles.</summary>
    public static readonly ProductKey DataTypes =
        new("dataTypes", "--data-types", "the kinds of data it handles", "personal, financial") { IsList = true };

    /// <summary>How much the organisation depends on it.</summary>
    public static readonly ProductKey Criticality =
        new("criticality", "--criticality", "how much the organisation depends on it", "medium");

    /// <summary>The accountable person.</summary>
    public static readonly ProductKey Accountable = Required(
        "accountable", "--accountable", "the e-mail address of the one person who answers for it", "head-of-payments@contoso.example");

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<ProductKey> All { get; } = [Id, Product, Domain, Team, Technology, DataTypes, Criticality, Accountable];

    /// <summary>Whether every product file needs it.</summary>
    public bool IsRequired { get; private init; }

    /// <summary>Whether it has several values.</summary>
    public bool IsList { get; private init; }

    /// <summary>Why the reader of product files refuses a value; null when it accepts it.</summary>
    public string? ProblemWith(string value)
    {
        if (string.IsNullOrWhiteSpace(value) || Items(value).Count == 0)
        {
            return $"'{Name}' needs a value: {Meaning}, such as {Example}";
        }

        var lines = All
            .Where(key => key.IsRequired || key == this)
            .Select(key => $"{key.Name}: {key.Written(key == this ? value : key.Example)}\n");
        return ProductFileReader.Read("", $"psi: {ProductFileReader.Format}\n{string.Concat(lines)}").Problems.FirstOrDefault()?.Message;
    }

    /// <summary>A value as YAML.</summary>
    public string Written(string value) =>
        IsList ? $"[{string.Join(", ", Items(value).Select(YamlScalarText.Of))}]" : YamlScalarText.Of(value);

    /// <summary>The single values of a value.</summary>
    public IReadOnlyList<string> Items(string value) =>
        IsList ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [value];

    private static ProductKey Required(string name, string option, string meaning, string example) =>
        new(name, option, meaning, example) { IsRequired = true };
}
