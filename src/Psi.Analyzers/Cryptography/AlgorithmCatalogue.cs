namespace Psi.Analyzers.Cryptography;

/// <summary>Where APIs name the algorithms a rule is about. Data only; <see cref="AlgorithmSymbols{T}"/> binds it to a compilation.</summary>
/// <param name="Types">Types that are the algorithm: creating one, deriving from one or calling its static methods is a use.</param>
/// <param name="Members">Properties and enum members whose value stands for the algorithm, and methods that run it.</param>
/// <param name="Choices">Methods and constructors that choose an algorithm by a parameter.</param>
/// <param name="ByName">The algorithm that the choices find under a name, or under <c>True</c> or <c>False</c>; null for one the rule has nothing to say about.</param>
internal sealed record AlgorithmCatalogue<T>(
    IReadOnlyList<AlgorithmType<T>> Types,
    IReadOnlyList<AlgorithmMember<T>> Members,
    IReadOnlyList<AlgorithmChoice<T>> Choices,
    Func<string, T?> ByName)
    where T : class;

/// <summary>A type that implements an algorithm.</summary>
internal sealed record AlgorithmType<T>(string MetadataName, T Algorithm)
    where T : class;

/// <summary>A property, enum member or method that stands for an algorithm.</summary>
internal sealed record AlgorithmMember<T>(string TypeMetadataName, string Name, T Algorithm)
    where T : class;

/// <summary>A method or constructor that takes the algorithm in the parameter of one of these names (they differ between .NET versions).</summary>
internal sealed record AlgorithmChoice<T>(string TypeMetadataName, string Member, IReadOnlyList<string> Parameters, T? Default = null)
    where T : class;
