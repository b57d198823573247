namespace Psi.Analyzers.Catalogues;

/// <summary>
/// A row of a catalogue: a member of an API, with all its overloads. To add an API, add a row:
/// <c>new("System.Uri", ApiMember.Constructor, "uriString")</c>.
/// </summary>
/// <param name="Type">The metadata name of the type that declares it.</param>
/// <param name="Name">Its name; <see cref="Constructor"/> for constructors.</param>
/// <param name="Parameters">
/// The parameters that the rule reads. Several where their names differ between overloads or versions of the API; none for a property, or
/// where only the member itself matters.
/// </param>
internal record ApiMember(string Type, string Name, params string[] Parameters)
{
    public const string Constructor = ".ctor";

    /// <summary>The type's name without its namespace.</summary>
    public string TypeName => Type.Substring(Type.LastIndexOf('.') + 1);

    /// <summary>A row for each of the names in each of the types.</summary>
    public static IEnumerable<ApiMember> Each(IEnumerable<string> types, string[] names, params string[] parameters) =>
        types.SelectMany(type => names.Select(name => new ApiMember(type, name, parameters)));

    /// <summary>A row for each of the names in each of the types, all with the same fact.</summary>
    public static IEnumerable<ApiMember<T>> EachWith<T>(T fact, IEnumerable<string> types, params string[] names) =>
        types.SelectMany(type => names.Select(name => new ApiMember<T>(type, name, fact)));
}

/// <summary>A row that also says what the rule has to know about the member.</summary>
/// <param name="Fact">What a family of rules adds: an algorithm, an advice, a place.</param>
internal sealed record ApiMember<T>(string Type, string Name, string[] Parameters, T Fact) : ApiMember(Type, Name, Parameters)
{
    public ApiMember(string type, string name, T fact)
        : this(type, name, [], fact)
    {
    }
}
