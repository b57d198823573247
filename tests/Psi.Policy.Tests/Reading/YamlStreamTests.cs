using Psi.Policy.Yaml;

namespace Psi.Policy.Tests.Reading;

/// <summary>YAML that was written for other tools: documents, anchors, merges and tags, within limits.</summary>
public class YamlStreamTests
{
    [Fact]
    public void Every_document_is_read_with_anchors_of_its_own()
    {
        var roots = Read("a: &x 1\nb: *x\n---\nc: [ !tag d, !Ref e ]\n---\n", out var mistakes);

        Assert.Empty(mistakes);
        Assert.Equal(["a=1@1", "b=1@1"], Values(roots[0]));
        Assert.Equal(["d", "e"], ((YamlSequence)((YamlMapping)roots[1]).Entries[0].Value).Items.Select(item => ((YamlScalar)item).Value));
        Assert.True(((YamlScalar)roots[2]).IsNull);
    }

    [Fact]
    public void An_anchor_of_another_document_is_unknown()
    {
        var roots = Read("a: &x 1\n---\nb: *x\n", out var mistakes);

        Assert.Single(roots);
        Assert.Equal((3, "no anchor 'x' is complete before this alias"), Assert.Single(mistakes));
    }

    [Fact]
    public void Merged_keys_come_after_its_own_and_the_first_of_several_wins() => Assert.Equal(
        ["b=own@3", "c=first@1", "d=second@2"],
        Values(((YamlMapping)Read(
            "x: &x { b: no, c: first }\ny: &y { c: no, d: second }\nz: { b: own, <<: [ *x, *y, *x ] }\n", out _)[0]).Entries[2].Value));

    [Theory]
    [InlineData("a: &a [ *a ]", 1)]
    [InlineData("a: b\nc: [", 2)]
    public void What_can_not_be_read_is_named_with_its_line(string text, int line)
    {
        Assert.Empty(Read(text, out var mistakes));
        Assert.Equal(line, Assert.Single(mistakes).Line);
    }

    [Theory]
    [InlineData("{0}: &x{0} [ *x{1}, *x{1} ]\n", 40)]
    [InlineData("{0}: {{ <<: *x0 }}\n", 600)]
    public void Aliases_that_multiply_are_refused(string line, int count)
    {
        var keys = string.Join(", ", Enumerable.Range(0, 100).Select(number => $"k{number}: v"));
        var text = $"0: &x0 {{ {keys} }}\n" + string.Concat(Enumerable.Range(1, count).Select(number =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, line, number, number - 1)));

        Assert.Empty(Read(text, out var mistakes));
        Assert.Contains("its aliases add more than", Assert.Single(mistakes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_aliases_a_few_times_are_fine()
    {
        var text = "0: &x0 { a: b }\n" + string.Concat(Enumerable.Range(1, 600).Select(number => $"{number}: {{ <<: *x0 }}\n"));

        Assert.Single(Read(text, out var mistakes));
        Assert.Empty(mistakes);
    }

    [Fact]
    public void Anchors_and_further_documents_stay_refused_in_a_policy()
    {
        foreach (var text in new[] { "a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n", "a: !t 1\n" })
        {
            var mistakes = new List<string>();
            Assert.Null(YamlReader.Read("policy.yaml", text, (_, message) => mistakes.Add(message)));
            Assert.Single(mistakes);
        }
    }

    private static IReadOnlyList<YamlNode> Read(string text, out List<(int Line, string Message)> mistakes)
    {
        var found = mistakes = [];
        return YamlReader.ReadStream("file.yaml", text, (place, message) => found.Add((place.Line, message)));
    }

    private static IEnumerable<string> Values(YamlNode node) => ((YamlMapping)node).Entries.Select(entry =>
        $"{entry.Key.Value}={((YamlScalar)entry.Value).Value}@{entry.Value.Location.Line}");
}
