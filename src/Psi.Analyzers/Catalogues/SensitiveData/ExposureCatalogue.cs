using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>Where programs write what people and systems read that have no part in it: logs, consoles, telemetry, cookies that stay. Data only.</summary>
internal static class ExposureCatalogue
{
    /// <summary>Tokens belong into cookies; nothing else that is secret does.</summary>
    public const string Cookie = "a cookie that stays on the client's disk";

    /// <summary>Where a program speaks with the person who runs it, or where its log goes.</summary>
    public const string Output = "the console";

    private const string Log = "a log";
    private const string Telemetry = "telemetry";

    private static readonly string[] Levels = ["Trace", "Debug", "Info", "Warn", "Error", "Fatal"];

    /// <summary>Methods each argument of which is written.</summary>
    public static IReadOnlyList<Exposure> Calls { get; } =
    [
        .. Exposures("Microsoft.Extensions.Logging.LoggerExtensions", Log, "Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical", "BeginScope"),
        .. Exposures("Microsoft.Extensions.Logging.ILogger", Log, "Log", "BeginScope"),
        .. new[] { "Serilog.ILogger", "Serilog.Log" }.SelectMany(type => Exposures(type, Log, "Write", "Verbose", "Debug", "Information", "Warning", "Error", "Fatal", "ForContext")),
        .. Exposures("Serilog.Context.LogContext", Log, "PushProperty"),
        .. new[] { "NLog.ILogger", "NLog.Logger", "NLog.ILoggerBase" }.SelectMany(type => Exposures(type, Log, [.. Levels, "Log", "WithProperty"])),
        .. new[] { "log4net.ILog", "Castle.Core.Logging.ILogger" }.SelectMany(type => Exposures(type, Log, [.. Levels, .. Levels.Select(level => level + "Format")])),
        .. Exposures("System.Diagnostics.Trace", Log, "Write", "WriteLine", "TraceInformation", "TraceWarning", "TraceError"),
        .. Exposures("System.Diagnostics.TraceSource", Log, "TraceEvent", "TraceData", "TraceInformation"),
        .. Exposures("System.Diagnostics.EventLog", Log, "WriteEntry", "WriteEvent"),
        .. Exposures("System.Console", Output, "Write", "WriteLine"),
        .. Exposures("System.Diagnostics.Activity", Telemetry, "SetTag", "AddTag", "SetBaggage", "AddBaggage"),
        .. Exposures("OpenTelemetry.Trace.TelemetrySpan", Telemetry, "SetAttribute"),
        .. Exposures("Microsoft.ApplicationInsights.TelemetryClient", Telemetry, "TrackTrace", "TrackEvent", "TrackException", "TrackDependency", "TrackRequest", "TrackPageView"),
    ];

    /// <summary>What <c>Console.Out</c> and <c>Console.Error</c> are written with.</summary>
    public static IReadOnlyList<Exposure> Writers { get; } = [.. Exposures("System.IO.TextWriter", Output, "Write", "WriteLine", "WriteAsync", "WriteLineAsync")];

    /// <summary>Methods that set a cookie.</summary>
    public static IReadOnlyList<Exposure> Cookies { get; } = [.. Exposures("Microsoft.AspNetCore.Http.IResponseCookies", Cookie, "Append")];

    /// <summary>Properties that make a cookie stay when the browser closes.</summary>
    public static IReadOnlyList<string> CookieLifetimes { get; } = ["Expires", "MaxAge"];

    /// <summary>Parameters of an exception's constructor that become its message.</summary>
    public static IReadOnlyList<string> MessageParameters { get; } = ["message", "msg", "reason", "errorMessage", "detail", "details"];

    /// <summary>Marks a method whose body the logging source generator writes.</summary>
    public const string LoggerMessage = "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    public static Exposure GeneratedLog { get; } = new("", "", Log);

    public static Exposure Exception { get; } = new("", "", "an exception's message");

    private static IEnumerable<Exposure> Exposures(string type, string place, params string[] names) => names.Select(name => new Exposure(type, name, place));
}

/// <summary>A member that writes what it is given.</summary>
/// <param name="Place">Where to, as the middle of a sentence.</param>
internal sealed record Exposure(string TypeMetadataName, string Name, string Place) : ICataloguedMember;
