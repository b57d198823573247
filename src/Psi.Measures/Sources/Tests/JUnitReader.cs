using Psi.Measures.Sources.Xml;

namespace Psi.Measures.Sources.Tests;

/// <summary>Reads the XML that JUnit's tools began with and that test runners of most languages can write.</summary>
internal sealed class JUnitReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "junit";

    /// <inheritdoc/>
    public string Title => "JUnit XML, as Maven Surefire, Gradle, pytest and many others write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        using var xml = new SourceXml(file);
        xml.ReadRoot("testsuites", "testsuite");
        var suites = new Stack<Suite>();
        suites.Push(new Suite(xml.Depth, xml["name"], xml.Time("timestamp", file.Entry) ?? file.Entry.RanAt));
        JUnitCase? current = null;
        while (xml.ReadElementOrEnd())
        {
            if (current is not null && xml.Depth <= current.Depth)
            {
                current.Finish(records);
                current = null;
            }

            while (suites.Count > 1 && suites.Peek().Depth >= xml.Depth)
            {
                suites.Pop();
            }

            if (xml.IsEnd)
            {
                continue;
            }

            var suite = suites.Peek();
            switch (xml.Name)
            {
                case "testsuite" when current is null:
                    var time = xml.Time("timestamp", file.Entry) ?? suite.RanAt;
                    suites.Push(new Suite(xml.Depth, xml["name"] ?? suite.Name, time));
                    break;
                case "testcase" when current is null:
                    current = Case(xml, suite, file.Entry);
                    break;
                case "error" or "failure" when current is null:
                    records.PassOver("failures of whole suites");
                    break;
                // What lies deeper is what a test printed.
                case var name when current is not null && xml.Depth == current.Depth + 1:
                    current.Take(name);
                    break;
            }
        }

        current?.Finish(records);
    }

    private static JUnitCase Case(SourceXml xml, Suite suite, SourceEntry entry)
    {
        var type = xml["classname"] is { Length: > 0 } own ? own : suite.Name;
        // Some tools leave the name empty where the suite's says it all.
        var test = xml.Required("name") is var told && string.IsNullOrWhiteSpace(told) ? type ?? told : told;
        var name = TestName.Of(ReferenceEquals(test, type) ? null : type, test, "<testcase name>", xml.Line);
        return new JUnitCase(xml.Depth, name, xml["status"] ?? xml["result"], xml.Time("timestamp", entry) ?? suite.RanAt);
    }

    private sealed record Suite(int Depth, string? Name, DateTimeOffset? RanAt);
}
