using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Psi.Measures.Sources;

namespace Psi.Measures.Tests.Sources;

/// <summary>What holds for the reader of each kind of file, whatever is in the file.</summary>
public sealed class HostileFileTests
{
    // All that some kind asks the sources file for.
    private static readonly SourceEntry Entry = ReadRecords.Entry with
    {
        Measure = "availability",
        Practice = ToolPractice.Assessment,
        Tool = "a tool",
        Events = EventKind.Incident,
        RanAt = DateTimeOffset.UnixEpoch,
        TimeZone = TimeSpan.Zero,
        TimeFormats = ["dd/MMM/yy h:mm tt"],
    };

    public static TheoryData<string> Kinds => [.. SourceReaders.All.Select(reader => reader.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_has_tests_and_one_of_them_reads_changed_files(string kind)
    {
        var changed = typeof(Mutations).GetMethod(nameof(Mutations.AreUnderstoodOrRefused))!;

        Assert.Contains(
            TestsOf(kind).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null),
            test => Calls(test, changed));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_no_tool_writes_is_understood_or_refused(string kind)
    {
        foreach (var (name, bytes) in Hostile())
        {
            try
            {
                ReadRecords.Of(SourceReaders.Of(kind)!, bytes, EntryOf(kind));
            }
            catch (SourceFormatException refusal)
            {
                Assert.False(string.IsNullOrWhiteSpace(refusal.Message), name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_archive_is_refused_and_not_unpacked(string kind)
    {
        var archive = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(archive, System.IO.Compression.ZipArchiveMode.Create))
        {
            using var bomb = zip.CreateEntry("bomb").Open();
            bomb.Write(new byte[10_000_000]);
        }

        Assert.Throws<SourceFormatException>(() => ReadRecords.Of(SourceReaders.Of(kind)!, archive.ToArray(), EntryOf(kind)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_text_in_another_encoding_of_Unicode_says_the_same(string kind)
    {
        var reader = SourceReaders.Of(kind)!;
        var text = GoodOf(kind);
        var plain = Counts(ReadRecords.Of(reader, text, EntryOf(kind)));
        Assert.NotEqual(0, plain.Records);
        Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, true)];
        foreach (var encoding in encodings)
        {
            var said = text.Replace("encoding=\"utf-8\"", $"encoding=\"{encoding.WebName}\"", StringComparison.OrdinalIgnoreCase);
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(said)];
            Assert.Equal(plain, Counts(ReadRecords.Of(reader, bytes, EntryOf(kind))));
        }
    }

    private static SourceEntry EntryOf(string kind) => kind switch
    {
        "openmetrics" => Entry with
        {
            Columns = new Dictionary<string, string> { ["metric"] = "good_total", ["of"] = "all_total", ["product"] = "product" },
        },
        "prometheus-query-range" => Entry with { Columns = new Dictionary<string, string> { ["product"] = "product" } },
        _ => Entry,
    };

    private static IEnumerable<(string Name, byte[] Bytes)> Hostile()
    {
        const int deep = 20_000;
        (string Name, string Text)[] texts =
        [
            ("nothing", ""),
            ("blanks", " \n\t\r\n"),
            ("deep lists", new string('[', deep)),
            ("deep lists that end", new string('[', deep) + new string(']', deep)),
            ("deep objects", string.Concat(Enumerable.Repeat("{\"a\":", deep))),
            ("deep elements", string.Concat(Enumerable.Repeat("<a>", deep))),
            ("one long line", new string('a', 2_000_000)),
            ("many columns", new string(',', 200_000) + "\n" + new string(',', 200_000)),
            ("quote without end", "\"" + new string('a', 200_000)),
            ("huge number", "[" + new string('9', 100_000) + "]"),
            ("a name twice", """{"version":1,"version":1,"runs":[],"runs":[]}"""),
            ("half a pair", """[{"id":"\ud800","\udc00":1}]"""),
            ("nulls", new string('\0', 1_000)),
            ("entities", "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>"),
            ("a list of nothing", "[null,1,true,\"\",[],{}]"),
        ];
        foreach (var (name, text) in texts)
        {
            yield return (name, Encoding.UTF8.GetBytes(text));
            yield return ($"{name}, after a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        }

        yield return ("two marks", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}']);
        yield return ("a mark alone", [0xFF, 0xFE]);
        yield return ("half a character", [0xFF, 0xFE, (byte)'[']);
        yield return ("a mark of another encoding", [0xFE, 0xFF, .. "[]"u8]);
        yield return ("no UTF-8", [(byte)'[', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']']);
        yield return ("half a pair in UTF-16", [0xFF, 0xFE, (byte)'"', 0, 0x00, 0xD8, (byte)'"', 0]);
    }

    private static (int Records, int PassedOver) Counts(ReadRecords read) => (
        read.Events.Count + read.Lines.Count + read.Branches.Count + read.Tests.Count + read.Runs.Count + read.Findings.Count
            + read.Values.Count,
        read.PassedOver.Values.Sum());

    private static Type TestsOf(string kind)
    {
        var name = $"{SourceReaders.Of(kind)!.GetType().Name}Tests";
        return Assert.Single(typeof(HostileFileTests).Assembly.GetTypes(), type => type.Name == name);
    }

    // The text that the tests of the kind begin with.
    private static string GoodOf(string kind)
    {
        var fields = TestsOf(kind).GetFields(BindingFlags.Static | BindingFlags.NonPublic);
        var texts = fields.Where(field => field.FieldType == typeof(string)).ToDictionary(field => field.Name);
        string[] names = ["Good", "File", "Deployments", "Version2", "Template"];
        var text = (string)texts[names.First(texts.ContainsKey)].GetValue(null)!;
        return text.Replace("1HASH", "HASH", StringComparison.Ordinal)
            .Replace("HASH", Events.EventText.CommitA, StringComparison.Ordinal);
    }

    private static bool Calls(MethodInfo test, MethodInfo called)
    {
        Span<byte> call = stackalloc byte[5];
        call[0] = (byte)OpCodes.Call.Value;
        BinaryPrimitives.WriteInt32LittleEndian(call[1..], called.MetadataToken);
        return test.GetMethodBody()!.GetILAsByteArray()!.AsSpan().IndexOf(call) >= 0;
    }
}
