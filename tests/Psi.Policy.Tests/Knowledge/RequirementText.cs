using Psi.Policy.Yaml;

namespace Psi.Policy.Tests.Knowledge;

/// <summary>What people wrote about a requirement of the baseline, in <c>knowledge/requirements.yaml</c>.</summary>
/// <param name="Id">The requirement.</param>
/// <param name="CannotSee">What its verification cannot see.</param>
/// <param name="ToMeet">How to meet it.</param>
internal sealed record RequirementText(string Id, string CannotSee, string ToMeet)
{
    private const string Path = "knowledge/requirements.yaml";

    public static IReadOnlyList<RequirementText> All { get; } = [.. Read()];

    private static IEnumerable<RequirementText> Read()
    {
        var root = YamlReader.Read(Path, RepositoryFile.Text(Path), (at, message) => Assert.Fail($"{at}: {message}"));
        foreach (var item in Assert.IsType<YamlSequence>(root).Items)
        {
            var values = Assert.IsType<YamlMapping>(item).Entries
                .ToDictionary(entry => entry.Key.Value, entry => Assert.IsType<YamlScalar>(entry.Value).Value, StringComparer.Ordinal);
            Assert.Equal(["cannotSee", "id", "toMeet"], values.Keys.Order(StringComparer.Ordinal));
            yield return new(values["id"], values["cannotSee"], values["toMeet"]);
        }
    }
}
