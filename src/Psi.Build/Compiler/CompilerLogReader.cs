using System.Text.Json;

namespace Psi.Build;

/// <summary>
/// Reads the compiler's error log in SARIF 2.1. Written by hand: Sarif.Sdk is not on our package source, and it would build an object for
/// everything in a log of which the gate needs a few values.
/// </summary>
/// <seealso href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/>
internal static class CompilerLogReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a log; null with the reason when it isn't one. Never throws on what it is given.</summary>
    public static CompilerLog? Read(ReadOnlySpan<byte> utf8, out string? reason)
    {
        try
        {
            if (utf8.StartsWith(ByteOrderMark))
            {
                utf8 = utf8.Slice(ByteOrderMark.Length);
            }

            var log = new LogTokens(utf8);
            var rules = new Dictionary<string, LoggedRule>(StringComparer.Ordinal);
            var results = new List<LoggedResult>();
            var version = log.IsAtObject ? ReadRuns(ref log, rules, results) : null;
            log.End();
            reason = version == "2.1.0" ? null : "it is not SARIF 2.1.0";
            return reason is null ? new CompilerLog { Rules = rules, Results = results } : null;
        }
        // Text that is not UTF-8 is an invalid operation, noticed only when it is read. The address of a place may be no URI.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            reason = $"it is not a valid log: {exception.Message}";
            return null;
        }
    }

    private static string? ReadRuns(ref LogTokens log, Dictionary<string, LoggedRule> rules, List<LoggedResult> results)
    {
        string? version = null;
        while (log.NextProperty())
        {
            if (log.Is("version"u8))
            {
                version = log.Text();
            }
            else if (!log.Is("runs"u8))
            {
                log.Skip();
            }
            else if (log.EnterArray())
            {
                while (log.NextObject())
                {
                    ReadRun(ref log, rules, results);
                }
            }
        }

        return version;
    }

    private static void ReadRun(ref LogTokens log, Dictionary<string, LoggedRule> rules, List<LoggedResult> results)
    {
        List<ConfiguredRule>? described = null;
        var overrides = new List<RuleOverride>();
        while (log.NextProperty())
        {
            if (log.Is("tool"u8))
            {
                described = ReadTool(ref log) ?? described;
            }
            else if (log.Is("invocations"u8))
            {
                ReadInvocations(ref log, overrides);
            }
            else if (log.Is("results"u8))
            {
                LoggedResultReader.Read(ref log, results);
            }
            else
            {
                log.Skip();
            }
        }

        // Without it nothing is known about which rules ran.
        if (described is null)
        {
            throw new JsonException("a run names no tool with a driver");
        }

        var defaults = new Dictionary<string, LogLevel>(StringComparer.Ordinal);
        foreach (var rule in described)
        {
            // A rule is described once more for its findings, which have a help link of their compilation.
            defaults[rule.Logged.Id] = defaults.TryGetValue(rule.Logged.Id, out var level) && level > rule.Default ? level : rule.Default;
            rules[rule.Logged.Id] = rules.TryGetValue(rule.Logged.Id, out var known) ? known.UnitedWith(rule.Logged) : rule.Logged;
        }

        foreach (var item in overrides)
        {
            if (defaults.TryGetValue(item.Id, out var byDefault) && item.Lowers(byDefault))
            {
                rules[item.Id] = rules[item.Id] with { IsLowered = true };
            }
        }
    }

    private static List<ConfiguredRule>? ReadTool(ref LogTokens log)
    {
        List<ConfiguredRule>? rules = null;
        if (!log.EnterObject())
        {
            return null;
        }

        while (log.NextProperty())
        {
            if (!log.Is("driver"u8))
            {
                log.Skip();
            }
            else if (log.EnterObject())
            {
                rules = ReadDriver(ref log);
            }
        }

        return rules;
    }

    private static List<ConfiguredRule> ReadDriver(ref LogTokens log)
    {
        var rules = new List<ConfiguredRule>();
        while (log.NextProperty())
        {
            if (!log.Is("rules"u8))
            {
                log.Skip();
            }
            else if (log.EnterArray())
            {
                while (log.NextObject())
                {
                    if (LoggedRuleReader.Read(ref log) is { } rule)
                    {
                        rules.Add(rule);
                    }
                }
            }
        }

        return rules;
    }

    private static void ReadInvocations(ref LogTokens log, List<RuleOverride> overrides)
    {
        if (!log.EnterArray())
        {
            return;
        }

        while (log.NextObject())
        {
            while (log.NextProperty())
            {
                if (!log.Is("ruleConfigurationOverrides"u8))
                {
                    log.Skip();
                }
                else if (log.EnterArray())
                {
                    while (log.NextObject())
                    {
                        if (LoggedRuleReader.ReadOverride(ref log) is { } item)
                        {
                            overrides.Add(item);
                        }
                    }
                }
            }
        }
    }
}
