namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>
/// Where programs write what people and systems without a need to know can read: logs, consoles, telemetry, cookies that stay. Data only.
/// </summary>
internal static class ExposureCatalogue
{
    /// <summary>Tokens belong into cookies; nothing else that is secret does.</summary>
    public const string Cookie = "a cookie that stays on the client's disk";

    /// <summary>Where a program talks to the person who runs it, or where its log goes.</summary>
    public const string Output = "the console";

    /// <summary>Marks a method whose body the logging source generator writes.</summary>
    public const string LoggerMessage = "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    private static readonly Exposure Log = new("a log");
    private static readonly Exposure Console = new(Output);
    private static readonly Exposure Telemetry = new("telemetry");

    private static readonly string[] Serilog = ["Serilog.ILogger", "Serilog.Log"];
    private static readonly string[] NLog = ["NLog.ILogger", "NLog.Logger", "NLog.ILoggerBase"];
    private static readonly string[] LevelLoggers = ["log4net.ILog", "Castle.Core.Logging.ILogger"];
    private static readonly string[] Levels = ["Trace", "Debug", "Info", "Warn", "Error", "Fatal"];
    private static readonly string[] FormatLevels = [.. Levels.Select(static level => level + "Format")];

    private static readonly string[] LoggerExtensions =
        ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical", "BeginScope"];

    private static readonly string[] SerilogMethods =
        ["Write", "Verbose", "Debug", "Information", "Warning", "Error", "Fatal", "ForContext"];

    private static readonly string[] TrackMethods =
        ["TrackTrace", "TrackEvent", "TrackException", "TrackDependency", "TrackRequest", "TrackPageView"];

    /// <summary>Methods that write each of their arguments.</summary>
    public static IReadOnlyList<ApiMember<Exposure>> Calls { get; } =
    [
        .. ApiMember.EachWith(Log, ["Microsoft.Extensions.Logging.LoggerExtensions"], LoggerExtensions),
        .. ApiMember.EachWith(Log, ["Microsoft.Extensions.Logging.ILogger"], "Log", "BeginScope"),
        .. ApiMember.EachWith(Log, Serilog, SerilogMethods),
        new("Serilog.Context.LogContext", "PushProperty", Log),
        .. ApiMember.EachWith(Log, NLog, [.. Levels, "Log", "WithProperty"]),
        .. ApiMember.EachWith(Log, LevelLoggers, [.. Levels, .. FormatLevels]),
        .. ApiMember.EachWith(
            Log, ["System.Diagnostics.Trace"], "Write", "WriteLine", "TraceInformation", "TraceWarning", "TraceError"),
        .. ApiMember.EachWith(Log, ["System.Diagnostics.TraceSource"], "TraceEvent", "TraceData", "TraceInformation"),
        .. ApiMember.EachWith(Log, ["System.Diagnostics.EventLog"], "WriteEntry", "WriteEvent"),
        .. ApiMember.EachWith(Console, ["System.Console"], "Write", "WriteLine"),
        .. ApiMember.EachWith(Telemetry, ["System.Diagnostics.Activity"], "SetTag", "AddTag", "SetBaggage", "AddBaggage"),
        new("OpenTelemetry.Trace.TelemetrySpan", "SetAttribute", Telemetry),
        .. ApiMember.EachWith(Telemetry, ["Microsoft.ApplicationInsights.TelemetryClient"], TrackMethods),
    ];

    /// <summary>The methods of <c>Console.Out</c> and <c>Console.Error</c>.</summary>
    public static IReadOnlyList<ApiMember<Exposure>> Writers { get; } =
        [.. ApiMember.EachWith(Console, ["System.IO.TextWriter"], "Write", "WriteLine", "WriteAsync", "WriteLineAsync")];

    /// <summary>Methods that set a cookie.</summary>
    public static IReadOnlyList<ApiMember<Exposure>> Cookies { get; } =
        [new("Microsoft.AspNetCore.Http.IResponseCookies", "Append", new Exposure(Cookie))];

    /// <summary>Properties that make a cookie stay when the browser closes.</summary>
    public static IReadOnlyList<string> CookieLifetimes { get; } = ["Expires", "MaxAge"];

    /// <summary>Parameters of an exception's constructor that become its message.</summary>
    public static IReadOnlyList<string> MessageParameters { get; } = ["message", "msg", "reason", "errorMessage", "detail", "details"];

    public static Exposure GeneratedLog => Log;

    public static Exposure Exception { get; } = new("an exception's message");
}

/// <summary>Where a member writes what it is given.</summary>
/// <param name="Place">The place, as the middle of a sentence.</param>
internal sealed record Exposure(string Place);
