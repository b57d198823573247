using System.Text;
using Psi.Policy.Yaml;

namespace Psi.Policy.Tests.Reading;

public class HostileYamlTests
{
    [Theory]
    [InlineData("a: &x 1", 1, 4, "anchors")]
    [InlineData("a: 1\nb: *x", 2, 4, "aliases")]
    [InlineData("a: !!binary aGk=", 1, 4, "tags")]
    [InlineData("a: !ruby/object x", 1, 4, "tags")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "second document")]
    [InlineData("a: 1\n? [x, y]\n: 2", 3, 3, "a key must be a single word")]
    [InlineData("", 1, 1, "the file is empty")]
    [InlineData("# nothing\n", 1, 1, "the file is empty")]
    public void What_the_contracts_have_no_use_for_is_refused_at_its_place(string text, int line, int column, string expected)
    {
        var (location, message) = Refusal(text);
        Assert.Equal(new FileLocation("f.yaml", line, column), location);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1, 2", 1)]
    [InlineData("a: 1\nb: [1, 2\nc: 3\n", 2)]
    [InlineData("a: 1\nb: { c: 1\nd: 3\n", 2)]
    [InlineData("a: 1\nb\nc: 2", 2)]
    [InlineData("a: 1\nb: c: 2", 2)]
    [InlineData("a: 1\nb: \"open", 2)]
    [InlineData("a: 1\n\tb: 2", 2)]
    [InlineData("a: 1\n b: 2", 2)]
    [InlineData("a: {b: 1}}", 1)]
    [InlineData("a: 1\nb: @x", 2)]
    [InlineData("%YAML 9.9\n---\na: 1", 1)]
    public void Broken_syntax_is_refused_at_its_line(string text, int line)
    {
        var (location, message) = Refusal(text);
        Assert.Equal(line, location.Line);
        Assert.StartsWith("this is not valid YAML: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_billion_laughs_are_refused_at_the_first_anchor()
    {
        var bomb = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (var i = 1; i < 60; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        Assert.Equal(new FileLocation("f.yaml", 1, 5), Refusal(bomb.ToString()).Location);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Nesting_without_end_is_refused(string opening) =>
        Assert.Contains("deep", Refusal(string.Concat(Enumerable.Repeat(opening, 100_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_up_to_sixteen_below_the_root_is_read_and_one_more_is_refused_at_its_place()
    {
        Assert.NotNull(YamlReader.Read("f.yaml", Nested(17), (location, message) => Assert.Fail($"{location}: {message}")));
        Assert.Equal(new FileLocation("f.yaml", 1, 18), Refusal(Nested(18)).Location);

        static string Nested(int lists) => new string('[', lists) + new string(']', lists);
    }

    [Fact]
    public void A_file_of_more_than_8_MiB_is_refused_unread()
    {
        var (location, message) = Refusal(new string('#', (8 * 1024 * 1024) + 1));
        Assert.Equal(new FileLocation("f.yaml"), location);
        Assert.Contains("at most 8388608", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var bytes = new byte[4096];
        new Random(3201).NextBytes(bytes);
        Assert.NotEmpty(Refusal(Utf8Text.Decode(bytes)).Message);
    }

    [Fact]
    public void A_megabyte_in_one_value_does_not_flood_the_message()
    {
        var result = PolicyFileReader.Read("f.yaml", Given.PolicyText("extends: " + new string('x', 1 << 20), extends: "none"));
        Assert.All(result.Problems, problem => Assert.True(problem.Message.Length < 400, problem.Message));
    }

    [Fact]
    public void A_value_cannot_break_out_of_its_message()
    {
        var result = PolicyFileReader.Read(
            "f.yaml",
            Given.PolicyText("unlisted: { severity: \"x\\nfake.cs(1,1): error CS0000: \\u202E\\u001B[31m\" }"));
        var message = Assert.Single(result.Problems).Message;
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain('\u202E', message);
        Assert.DoesNotContain('\u001B', message);
    }

    [Fact]
    public void A_million_mistakes_are_counted_and_the_first_two_hundred_shown()
    {
        var result = PolicyFileReader.Read(
            "f.yaml",
            Given.PolicyText(string.Concat(Enumerable.Range(0, 100_000).Select(number => $"key{number}: 1\n"))));
        Assert.Equal(201, result.Problems.Count);
        Assert.Contains("99800 more", result.Problems[^1].Message, StringComparison.Ordinal);
        Assert.False(result.IsValid);
    }

    [Theory]
    [InlineData(Examples.Policy)]
    [InlineData(Examples.Product)]
    public void Whatever_is_done_to_an_example_reading_it_ends_and_never_throws(string example)
    {
        var random = new Random(20261121);
        string[] splinters =
        [
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            "\n",
            "\t",
            "&a ",
            "*a",
            "!!x ",
            "|",
            ">",
            "\"",
            "'",
            "#",
            "%",
            "---\n",
            "? ",
            "\0",
            "\uFEFF",
            "\uD800",
            "\u2028",
            "~",
            "<<: ",
            new string(' ', 40),
        ];
        for (var i = 0; i < 1500; i++)
        {
            var text = new StringBuilder(example);
            for (var mutations = random.Next(1, 6); mutations > 0; mutations--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(5))
                {
                    case 0: text.Insert(at, splinters[random.Next(splinters.Length)]); break;
                    case 1: text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at)); break;
                    case 2: text[at] = (char)random.Next(0x20, 0x7F); break;
                    case 3: text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 200), text.Length - at))); break;
                    default: text.Length = at + 1; break;
                }
            }

            var policy = PolicyFileReader.Read("f.yaml", text.ToString());
            var product = ProductFileReader.Read("f.yaml", text.ToString());
            Assert.All(policy.Problems.Concat(product.Problems), problem =>
            {
                Assert.Equal("f.yaml", problem.Location.Path);
                Assert.DoesNotContain(problem.Message, char.IsControl);
            });
            Assert.False(policy.IsValid && product.IsValid);
        }
    }

    [Fact]
    public void Whatever_the_bytes_are_reading_them_ends_and_never_throws()
    {
        var random = new Random(3101);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.Null(PolicyLayer.Read(PolicyLayerKind.Organisation, "f.yaml", bytes, out var problems));
            Assert.NotEmpty(problems);
        }
    }

    private static (FileLocation Location, string Message) Refusal(string text)
    {
        var problems = new List<(FileLocation, string)>();
        Assert.Null(YamlReader.Read("f.yaml", text, (location, message) => problems.Add((location, message))));
        return Assert.Single(problems);
    }
}
