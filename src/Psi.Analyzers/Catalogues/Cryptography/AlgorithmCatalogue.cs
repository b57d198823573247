using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// Where APIs name the algorithms a rule is about. Data only; <see cref="AlgorithmSymbols{T}"/> binds it to a compilation.
/// </summary>
/// <param name="Types">Types that implement an algorithm: creating one, deriving from one or calling its static methods is a use.</param>
/// <param name="Members">Properties and enum members whose value is the algorithm, and methods that run it.</param>
/// <param name="Choices">
/// Methods and constructors that choose an algorithm by a parameter, each with the algorithm that is documented for overloads without such
/// a parameter; null where there is none.
/// </param>
/// <param name="ByName">
/// The algorithm that the choices find under a name, or under <c>True</c> or <c>False</c>; null for any other.
/// </param>
internal sealed record AlgorithmCatalogue<T>(
    IReadOnlyList<ApiType<T>> Types,
    IReadOnlyList<ApiMember<T>> Members,
    IReadOnlyList<ApiMember<T?>> Choices,
    Func<string, T?> ByName)
    where T : class;
