using System.Text;
using System.Text.RegularExpressions;

namespace Psi.Manifest.Tests;

public sealed class HostileInputTests
{
    private static readonly string FragmentText = Encoding.UTF8.GetString(ManifestJson.Write(Examples.CompleteFragment));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"fragment\"")]
    [InlineData("1")]
    [InlineData("not JSON")]
    [InlineData("{} {}")]
    [InlineData("// comment\n{}")]
    public void What_is_no_fragment_is_refused(string text)
    {
        Assert.Throws<ManifestFormatException>(() => ManifestJson.ReadFragment(Encoding.UTF8.GetBytes(text)));
        Assert.Throws<ManifestFormatException>(() => ManifestJson.ReadManifest(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_fragment_cut_off_anywhere_is_refused()
    {
        var bytes = ManifestJson.Write(Examples.CompleteFragment);

        // The last two bytes are the closing brace and the line feed after it.
        for (var length = 0; length <= bytes.Length - 2; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<ManifestFormatException>(() => ManifestJson.ReadFragment(cut));
        }
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Deep_nesting_is_refused_and_not_followed(char open, char close)
    {
        var opening = open == '{' ? "{\"a\":" : "[";
        var nested = string.Concat(Enumerable.Repeat(opening, 100_000)) + "1" + new string(close, 100_000);

        Refused(FragmentText.Replace("\"fragmentVersion\": 1,", $"\"fragmentVersion\": 1, \"later\": {nested},"), "depth");
    }

    [Theory]
    [InlineData("\"stage\": \"final\"")]
    [InlineData("\"path\": \"src/Api/Api.csproj\"")]
    [InlineData("\"name\": \"Psi.Analyzers\"")]
    [InlineData("\"V12.3.2\"")]
    [InlineData("\"24×7\"")]
    [InlineData("\"endOfSupport\": \"2029-12-31\"")]
    public void A_null_is_refused_with_its_line(string stated)
    {
        Assert.Contains(stated, FragmentText);
        var name = stated.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? stated[..(colon + 2)] : "";

        Refused(ReplaceFirst(FragmentText, stated, name + "null"), $"null at line {LineOf(stated)}");
    }

    [Theory]
    [InlineData("\"decidedFor\": \"2026-11-02\"", "\"decidedFor\": \"2026-13-02\"", "$.policy.decidedFor")]
    [InlineData("\"decidedFor\": \"2026-11-02\"", "\"decidedFor\": 20261102", "$.policy.decidedFor")]
    [InlineData("\"purl\": \"pkg:nuget/Newtonsoft.Json@12.0.1\"", "\"purl\": \"Newtonsoft.Json\"", "$.components[0].purl")]
    [InlineData("\"line\": 12", "\"line\": -12", "$.components[0].uses[0].at")]
    [InlineData("\"line\": 12", "\"line\": 1e99", "$.components[0].uses[0].at")]
    [InlineData("\"scope\": \"runtime\"", "\"scope\": \"everything\"", "$.components[0].uses[0].scope")]
    [InlineData("\"scope\": \"runtime\"", "\"scope\": 0", "$.components[0].uses[0].scope")]
    [InlineData("\"direct\": false", "\"direct\": \"false\"", "$.components[0].uses[0].direct")]
    [InlineData("\"level\": 3", "\"level\": 4", "$.product.level")]
    [InlineData("\"derivedLevel\": 2", "\"derivedLevel\": 0", "$.product.derivedLevel")]
    [InlineData("\"errors\": 1", "\"errors\": -1", "$.project")]
    [InlineData("\"findings\": 1", "\"findings\": -1", "$.requirements[0].projects[0].findings")]
    [InlineData("\"enforcement\": \"enforce\",", "", "enforcement")]
    public void A_wrong_value_is_refused_with_its_JSON_path(string right, string wrong, string path)
    {
        Assert.Contains(right, FragmentText);

        Refused(ReplaceFirst(FragmentText, right, wrong), path);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-1")]
    public void Another_version_is_named_before_its_shape_is_looked_at(string version)
    {
        Refused($$"""{ "fragmentVersion": {{version}}, "everything": "is different" }""", $"$.fragmentVersion is {version}");
        var other = Encoding.UTF8.GetBytes($$"""{ "nested": { "manifestVersion": 1 }, "manifestVersion": {{version}} }""");
        var exception = Assert.Throws<ManifestFormatException>(() => ManifestJson.ReadManifest(other));
        Assert.Contains($"$.manifestVersion is {version}", exception.Message);
    }

    [Fact]
    public void A_name_stated_twice_in_one_object_is_refused_with_its_line() =>
        Refused(
            FragmentText.Replace("\"stage\": \"final\",", "\"stage\": \"before-compile\",\n  \"st\\u0061ge\": \"final\","),
            "'stage' is stated twice in one object, at line 4");

    [Fact]
    public void A_name_may_be_stated_in_several_objects() =>
        Assert.Equal(2, Regex.Count(FragmentText, "\"reason\": \"(switched off|PSI3201 at 1 place)\""));

    [Theory]
    [InlineData("../other/Api.csproj")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/secrets.csproj")]
    [InlineData("src//Api.csproj")]
    [InlineData("src/./Api.csproj")]
    [InlineData("src\\\\Api.csproj")]
    [InlineData("src/\\u0000.csproj")]
    [InlineData("")]
    public void A_project_outside_the_repository_is_refused(string path) =>
        Refused(FragmentText.Replace("src/Api/Api.csproj", path), "$.project.path");

    [Theory]
    [InlineData("overrides", "$.overrides[0]")]
    [InlineData("components", "$.components[0].uses[0]")]
    [InlineData("requirements", "$.requirements[0].projects[0]")]
    [InlineData("findings", "$.findings[0]")]
    [InlineData("evidence", "$.evidence[0]")]
    public void A_fragment_that_speaks_of_another_project_is_refused(string section, string path)
    {
        var from = FragmentText.IndexOf($"\n  \"{section}\": [", StringComparison.Ordinal);
        var other = FragmentText[..from]
            + ReplaceFirst(FragmentText[from..], "\"project\": \"src/Api/Api.csproj\"", "\"project\": \"src/Web/Web.csproj\"");

        Refused(other, $"{path}.project is 'src/Web/Web.csproj'");
    }

    [Fact]
    public void Half_a_character_is_refused() => Refused(FragmentText.Replace("switched off", "\\ud83d"), "not a valid fragment");

    [Fact]
    public void Whatever_happens_to_the_bytes_they_are_read_or_refused_and_nothing_else()
    {
        var random = new Random(20261102);
        var (fragment, manifest) = (ManifestJson.Write(Examples.CompleteFragment), ManifestJson.Write(Examples.CompleteManifest));
        var refused = 0;
        for (var round = 0; round < 1000; round++)
        {
            var mutated = Mutate(round % 2 == 0 ? fragment : manifest, random);
            try
            {
                if (round % 2 == 0)
                {
                    ManifestJson.Write(ManifestJson.ReadFragment(mutated));
                }
                else
                {
                    ManifestJson.Write(ManifestJson.ReadManifest(mutated));
                }
            }
            catch (ManifestFormatException)
            {
                refused++;
            }
        }

        // Seeded, so always the same: most mutations break the file, some only change a text.
        Assert.InRange(refused, 500, 999);
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(5))
            {
                case 0: mutated[at] = (byte)random.Next(256); break;
                case 1: mutated.RemoveRange(at, Math.Min(random.Next(1, 40), mutated.Count - at)); break;
                case 2: mutated.Insert(at, "{}[]\",:\\0-e"u8[random.Next(11)]); break;
                case 3: mutated.InsertRange(at, mutated.GetRange(at, Math.Min(random.Next(1, 200), mutated.Count - at))); break;
                default: (mutated[at], mutated[mutated.Count - 1 - at]) = (mutated[mutated.Count - 1 - at], mutated[at]); break;
            }
        }

        return [.. mutated];
    }

    private static void Refused(string text, string reason)
    {
        var exception = Assert.Throws<ManifestFormatException>(() => ManifestJson.ReadFragment(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(reason, exception.Message);
    }

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + replacement + text[(at + old.Length)..];
    }

    private static int LineOf(string stated) =>
        FragmentText[..FragmentText.IndexOf(stated, StringComparison.Ordinal)].Count(character => character == '\n') + 1;
}
