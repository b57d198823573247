using Psi.Policy;

namespace Psi.Build;

/// <summary>Reads the results of a log.</summary>
internal static class LoggedResultReader
{
    /// <summary>Reads the array the walk is about to enter; what names no rule is passed over.</summary>
    public static void Read(ref LogTokens log, List<LoggedResult> results)
    {
        if (!log.EnterArray())
        {
            return;
        }

        while (log.NextObject())
        {
            if (ReadResult(ref log) is { } result)
            {
                results.Add(result);
            }
        }
    }

    private static LoggedResult? ReadResult(ref LogTokens log)
    {
        var (ruleId, message, suppressedBy) = ((string?)null, (string?)null, (string?)null);
        var at = new FileLocation("");
        var properties = LoggedProperties.None;
        while (log.NextProperty())
        {
            if (log.Is("ruleId"u8))
            {
                ruleId = log.Text();
            }
            else if (log.Is("message"u8))
            {
                message = ReadMessage(ref log);
            }
            else if (log.Is("locations"u8))
            {
                at = ReadLocations(ref log);
            }
            else if (log.Is("suppressions"u8))
            {
                suppressedBy = ReadSuppressions(ref log);
            }
            else if ((ruleId == CodeLook.RuleId || LoggedService.IsSaidBy(ruleId)) && log.Is("properties"u8))
            {
                properties = ReadProperties(ref log);
            }
            else
            {
                log.Skip();
            }
        }

        return ruleId is null
            ? null
            : new LoggedResult(ruleId, message ?? "", at, suppressedBy, properties.AsLook, properties.AsService);
    }

    // "properties": { "customProperties": { "looked": "yes" } }. The compiler writes the id of the rule before them.
    private static LoggedProperties ReadProperties(ref LogTokens log)
    {
        var properties = LoggedProperties.None;
        if (!log.EnterObject())
        {
            return properties;
        }

        while (log.NextProperty())
        {
            if (log.Is("customProperties"u8))
            {
                properties = ReadCustomProperties(ref log);
            }
            else
            {
                log.Skip();
            }
        }

        return properties;
    }

    private static LoggedProperties ReadCustomProperties(ref LogTokens log)
    {
        var properties = LoggedProperties.None;
        if (!log.EnterObject())
        {
            return properties;
        }

        while (log.NextProperty())
        {
            if (log.Is("looked"u8))
            {
                properties = properties with { Looked = log.Text() };
            }
            else if (log.Is("framework"u8))
            {
                properties = properties with { Framework = log.Text() };
            }
            else if (log.Is("service"u8))
            {
                properties = properties with { Service = log.Text() };
            }
            else if (log.Is("trace"u8))
            {
                properties = properties with { Trace = log.Text() };
            }
            else if (log.Is("name"u8))
            {
                properties = properties with { Name = log.Text() };
            }
            else
            {
                log.Skip();
            }
        }

        return properties;
    }

    private static string? ReadMessage(ref LogTokens log)
    {
        string? text = null;
        if (!log.EnterObject())
        {
            return null;
        }

        while (log.NextProperty())
        {
            if (log.Is("text"u8))
            {
                text = log.Text();
            }
            else
            {
                log.Skip();
            }
        }

        return text;
    }

    // The first says what suppresses the result; "" when it doesn't name what.
    private static string? ReadSuppressions(ref LogTokens log)
    {
        string? first = null;
        if (!log.EnterArray())
        {
            return null;
        }

        while (log.NextObject())
        {
            var kind = "";
            while (log.NextProperty())
            {
                if (log.Is("properties"u8))
                {
                    kind = ReadSuppressionType(ref log);
                }
                else
                {
                    log.Skip();
                }
            }

            first ??= kind;
        }

        return first;
    }

    private static string ReadSuppressionType(ref LogTokens log)
    {
        var kind = "";
        if (!log.EnterObject())
        {
            return kind;
        }

        while (log.NextProperty())
        {
            if (log.Is("suppressionType"u8))
            {
                kind = log.Text() ?? "";
            }
            else
            {
                log.Skip();
            }
        }

        return kind;
    }

    // The first that is in a file.
    private static FileLocation ReadLocations(ref LogTokens log)
    {
        FileLocation? first = null;
        if (!log.EnterArray())
        {
            return new FileLocation("");
        }

        while (log.NextObject())
        {
            while (log.NextProperty())
            {
                if (first is null && log.Is("physicalLocation"u8))
                {
                    first = ReadPlace(ref log);
                }
                else
                {
                    log.Skip();
                }
            }
        }

        return first ?? new FileLocation("");
    }

    private static FileLocation? ReadPlace(ref LogTokens log)
    {
        var path = "";
        var (line, column) = (0, 0);
        if (!log.EnterObject())
        {
            return null;
        }

        while (log.NextProperty())
        {
            if (log.Is("artifactLocation"u8))
            {
                path = ReadPath(ref log);
            }
            else if (log.Is("region"u8))
            {
                (line, column) = ReadRegion(ref log);
            }
            else
            {
                log.Skip();
            }
        }

        return new FileLocation(path, line, column);
    }

    private static string ReadPath(ref LogTokens log)
    {
        string? uri = null;
        if (!log.EnterObject())
        {
            return "";
        }

        while (log.NextProperty())
        {
            if (log.Is("uri"u8))
            {
                uri = log.Text();
            }
            else
            {
                log.Skip();
            }
        }

        return uri is null ? ""
            : Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath
            : Uri.UnescapeDataString(uri);
    }

    private static (int Line, int Column) ReadRegion(ref LogTokens log)
    {
        var (line, column) = (0, 0);
        if (!log.EnterObject())
        {
            return (line, column);
        }

        while (log.NextProperty())
        {
            if (log.Is("startLine"u8))
            {
                line = log.Count();
            }
            else if (log.Is("startColumn"u8))
            {
                column = log.Count();
            }
            else
            {
                log.Skip();
            }
        }

        return (line, column);
    }
}
