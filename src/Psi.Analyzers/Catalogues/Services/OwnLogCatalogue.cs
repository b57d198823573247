namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What writes files, and how logs and audit trails are named. Data only.</summary>
internal static class OwnLogCatalogue
{
    /// <summary>The word of an audit trail.</summary>
    public const string Audit = "audit";

    /// <summary>The ending of a log.</summary>
    public const string LogEnding = ".log";

    /// <summary>The member of <c>FileMode</c> with which a file grows.</summary>
    public const int AppendMode = 6;

    /// <summary>The member with which a file that exists is opened, mostly to read it.</summary>
    public const int OpenMode = 3;

    /// <summary>The property of options that says how a file is opened.</summary>
    public const string Mode = "Mode";

    private const string Io = "System.IO.";
    private const string Logging = "Microsoft.Extensions.Logging.";

    /// <summary>Methods that add to the end of a file.</summary>
    public static IReadOnlyList<ApiMember> Appending { get; } =
    [
        .. ApiMember.Each(
            [Io + "File"],
            [
                "AppendAllText", "AppendAllTextAsync", "AppendAllLines", "AppendAllLinesAsync", "AppendAllBytes", "AppendAllBytesAsync",
                "AppendText",
            ],
            "path"),
        new(Io + "FileInfo", "AppendText"),
    ];

    /// <summary>Constructors and methods that add to the end of a file where they are told to.</summary>
    public static IReadOnlyList<ApiMember> Opening { get; } =
    [
        new(Io + "StreamWriter", ApiMember.Constructor, "path"),
        new(Io + "FileStream", ApiMember.Constructor, "path"),
        new(Io + "File", "Open", "path"),
    ];

    /// <summary>Methods that write a file from its beginning.</summary>
    public static IReadOnlyList<ApiMember> Writing { get; } =
    [
        .. ApiMember.Each(
            [Io + "File"],
            ["WriteAllText", "WriteAllTextAsync", "WriteAllLines", "WriteAllLinesAsync", "CreateText", "OpenWrite", "Create"],
            "path"),
    ];

    /// <summary>The parameter that says whether to add to the end.</summary>
    public static string[] AppendParameters { get; } = ["append"];

    /// <summary>The parameter that says how a file is opened.</summary>
    public static string[] ModeParameters { get; } = ["mode"];

    /// <summary>The parameter for options of which <see cref="Mode"/> is one.</summary>
    public static string[] OptionsParameters { get; } = ["options"];

    /// <summary>What a type implements to receive a program's log.</summary>
    public static string[] Loggers { get; } = [Logging + "ILogger", Logging + "ILogger`1", Logging + "ILoggerProvider"];

    /// <summary>Words in the names of logs, and of types that write one.</summary>
    public static HashSet<string> LogWords { get; } = new(StringComparer.Ordinal) { "log", "logs", "logger", "logging" };

    public static HashSet<string> AuditWords { get; } = new(StringComparer.Ordinal) { Audit, "audits", "auditor", "auditing", "auditlog" };

    /// <summary>Words after "log" that make it another word.</summary>
    public static HashSet<string> WordsAfter { get; } =
        new(StringComparer.Ordinal) { "in", "out", "on", "off", "viewer", "reader", "parser", "scale" };

    /// <summary>Words before "log" that make it another thing.</summary>
    public static HashSet<string> WordsBefore { get; } = new(StringComparer.Ordinal) { "change", "git", "commit", "data", "back", "chat" };

    /// <summary>Endings of files with data.</summary>
    public static HashSet<string> DataEndings { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".html", ".md", ".sql", ".dat", ".bin", ".tmp", ".yml", ".yaml", ".gitignore",
        ".sh", ".ps1", ".cs",
    };
}
