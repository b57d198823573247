using System.Text;

namespace Psi.Inventory.Tests.FileBasedApps;

/// <summary>Which lines count was tried with SDK 10.0.401.</summary>
public sealed class AppHeadTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"psi-head-{Guid.NewGuid():N}.cs");

    public void Dispose() => File.Delete(_file);

    private static string Read(string text) => string.Join(
        "; ",
        AppHead.Read(text, "a.cs").Directives.Select(line => $"{line.At.Line},{line.At.Column} {line.Kind} '{line.Value}'"));

    [Theory]
    [InlineData("#:package Serilog@4.2.0", "1,1 package 'Serilog@4.2.0'")]
    [InlineData("#!/usr/bin/env dotnet\n#:sdk Microsoft.NET.Sdk.Web\n", "2,1 sdk 'Microsoft.NET.Sdk.Web'")]
    [InlineData("\uFEFF#!/x\n#:property A=1\n", "2,1 property 'A=1'")]
    [InlineData("  #:property\tA = b c @ \n", "1,3 property 'A = b c @'")]
    [InlineData("\u00A0\u2003#:property A=1 \u00A0\n", "1,3 property 'A=1'")]
    [InlineData("#:property A=1\r#:property B=2\u2028#:property C=3", "1,1 property 'A=1'; 2,1 property 'B=2'; 3,1 property 'C=3'")]
    [InlineData("// remark\r\n/* #:property X=1\n */ // y\n#:property A=1\n", "4,1 property 'A=1'")]
    [InlineData(
        "#define D\n#pragma warning disable X\n#region r\n#:property A=1\n#endregion\n#nullable enable\n#:property B=2",
        "4,1 property 'A=1'; 7,1 property 'B=2'")]
    [InlineData("#:project ../my lib/Lib.csproj // no comment", "1,1 project '../my lib/Lib.csproj // no comment'")]
    [InlineData("#:", "1,1  ''")]
    [InlineData("#:property", "1,1 property ''")]
    public void Lines_before_the_first_token_count(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("using System;\n#:package A@1")]
    [InlineData("/* x */ #:package A@1")]
    [InlineData("/* open\n#:package A@1")]
    [InlineData("/*/\n#:package A@1")]
    [InlineData("# :package A@1")]
    [InlineData("#if X\n#endif\n#:package A@1")]
    [InlineData("#if X\n#:package A@1\n#endif")]
    [InlineData("#warning w\n#:package A@1")]
    [InlineData("#error e\n#:package A@1")]
    [InlineData(" #!/x\n#:package A@1")]
    [InlineData("var text = @\"\n#:package A@1\";")]
    [InlineData("")]
    public void What_comes_after_or_stands_elsewhere_does_not(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("#!/usr/bin/env dotnet\nConsole.WriteLine();", true)]
    [InlineData("#:include b.cs\nConsole.WriteLine();", true)]
    [InlineData("// #!/x\n#pragma warning disable X\nConsole.WriteLine();", false)]
    [InlineData("namespace N;", false)]
    public void Such_a_line_makes_a_file_an_app(string text, bool expected) => Assert.Equal(expected, AppHead.Read(text, "a.cs").IsOfApp);

    [Theory]
    [InlineData(100)]
    [InlineData(4094)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public void A_head_of_any_length_is_read_whole(int remark)
    {
        File.WriteAllText(_file, $"//{new string('x', remark)}\n/*\n*/#region r\n#:package A@1\n#:package B@2\nnamespace N;");

        Assert.False(AppHead.Read(File.ReadAllText(_file)[..remark], "a.cs").IsWhole);
        Assert.False(FileBasedApp.ReadHead(_file, "a.cs").IsOfApp);

        File.WriteAllText(_file, $"//{new string('x', remark)}\n/*\n*/\n#region r\n#:package A@1\n#:package B@2\nnamespace N;");

        Assert.Equal(["A@1", "B@2"], FileBasedApp.ReadHead(_file, "a.cs").Directives.Select(line => line.Value));
    }

    [Fact]
    public void Of_a_long_file_no_more_than_the_head_is_read()
    {
        File.WriteAllText(_file, "#:package A@1\nnamespace N;\n" + new string('x', 1_000_000));
        using (new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            Assert.True(FileBasedApp.ReadHead(_file, "a.cs") is { IsWhole: true, Directives.Count: 1 });
        }
    }

    [Fact]
    public void A_head_without_an_end_is_not_taken_for_a_whole_one()
    {
        File.WriteAllText(_file, "/*" + new string(' ', FileBasedApp.MaximumLength * 3) + "*/\n#:package A@1\n");

        Assert.True(FileBasedApp.ReadHead(_file, "a.cs") is { IsWhole: false, IsOfApp: false });
    }

    [Fact]
    public void Files_with_a_byte_order_mark_of_any_kind_are_read()
    {
        foreach (var encoding in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            File.WriteAllText(_file, "#!/x\n#:package A@1", encoding);

            Assert.True(FileBasedApp.ReadHead(_file, "a.cs") is { HasShebang: true, Directives: [{ Value: "A@1" }] });
        }
    }

    [Fact]
    public void An_empty_file_and_bytes_that_are_no_text_are_no_apps()
    {
        File.WriteAllBytes(_file, []);
        Assert.True(FileBasedApp.ReadHead(_file, "a.cs") is { IsWhole: true, IsOfApp: false });
        File.WriteAllBytes(_file, [.. Enumerable.Range(0, 20_000).Select(number => (byte)(number * 7919 >> 3))]);
        Assert.False(FileBasedApp.ReadHead(_file, "a.cs").IsOfApp);
    }

    [Fact]
    public void Whatever_a_head_holds_nothing_is_thrown_and_each_place_is_within_the_text()
    {
        string[] parts =
        [
            "#:", "#!", "#", "package", "property", " ", "\t", "A", "@", "=", "1.0", "\n", "\r\n", "\u2028", "//", "/*", "*/", "#if", "\0",
            "\uD800",
        ];
        var random = new Random(11);
        for (var run = 0; run < 20_000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => parts[random.Next(parts.Length)]));
            var lines = text.Split(["\r\n", "\n", "\u2028"], StringSplitOptions.None);
            foreach (var line in AppHead.Read(text, "a.cs").Directives)
            {
                var written = lines[line.At.Line - 1];
                Assert.Equal("#:", written.Substring(line.At.Column - 1, 2));
                Assert.Equal(line.Value, written.Substring(line.ValueColumn - 1, line.Value.Length));
                _ = (line.Name, line.Setting, line.SettingAt);
            }
        }
    }

    [Fact]
    public void Many_lines_take_time_in_proportion_to_their_number()
    {
        var text = string.Concat(Enumerable.Repeat("#:package A@1\n", 200_000));

        Assert.Equal(4096, AppHead.Read(text, "a.cs").Directives.Count);
    }
}
