namespace Psi.Build;

/// <summary>A rule as the log's tool describes it.</summary>
/// <param name="Logged">The rule. What configurations do to it is in another part of the log.</param>
/// <param name="Default">Its level when nothing configures it.</param>
internal readonly record struct ConfiguredRule(LoggedRule Logged, LogLevel Default);

/// <summary>What some configuration says of a rule.</summary>
/// <param name="Id">The rule.</param>
/// <param name="IsOff">Whether it switches the rule off.</param>
/// <param name="Level">The level it gives; null when it gives none.</param>
internal readonly record struct RuleOverride(string Id, bool IsOff, LogLevel? Level)
{
    /// <summary>Whether the rule finds less than it would by default.</summary>
    public bool Lowers(LogLevel byDefault) => IsOff || Level < byDefault;
}

/// <summary>The levels of SARIF, from lowest to highest.</summary>
internal enum LogLevel
{
    None,
    Note,
    Warning,
    Error,
}

/// <summary>Reads what a log says of rules.</summary>
internal static class LoggedRuleReader
{
    /// <summary>Reads the rule the walk has stepped into; null when it has no id.</summary>
    public static ConfiguredRule? Read(ref LogTokens log)
    {
        string? id = null;
        // SARIF: a rule without a default level has 'warning'.
        var byDefault = LogLevel.Warning;
        var properties = default(Properties);
        while (log.NextProperty())
        {
            if (log.Is("id"u8))
            {
                id = log.Text();
            }
            else if (log.Is("defaultConfiguration"u8))
            {
                byDefault = ReadConfiguration(ref log).Level ?? byDefault;
            }
            else if (log.Is("properties"u8))
            {
                properties = ReadProperties(ref log);
            }
            else
            {
                log.Skip();
            }
        }

        if (id is null)
        {
            return null;
        }

        var logged = new LoggedRule(
            id,
            properties.Category ?? "",
            properties.IsEverSuppressed,
            properties.IsSuppressedBySettings,
            IsLowered: false,
            properties.IsEvidence);
        return new ConfiguredRule(logged, byDefault);
    }

    /// <summary>Reads the override the walk has stepped into; null when it names no rule.</summary>
    public static RuleOverride? ReadOverride(ref LogTokens log)
    {
        string? id = null;
        var (isOff, level) = (false, (LogLevel?)null);
        while (log.NextProperty())
        {
            if (log.Is("descriptor"u8))
            {
                id = ReadDescriptor(ref log);
            }
            else if (log.Is("configuration"u8))
            {
                (isOff, level) = ReadConfiguration(ref log);
            }
            else
            {
                log.Skip();
            }
        }

        return id is null ? null : new RuleOverride(id, isOff, level);
    }

    private static string? ReadDescriptor(ref LogTokens log)
    {
        string? id = null;
        if (!log.EnterObject())
        {
            return null;
        }

        while (log.NextProperty())
        {
            if (log.Is("id"u8))
            {
                id = log.Text();
            }
            else
            {
                log.Skip();
            }
        }

        return id;
    }

    private static (bool IsOff, LogLevel? Level) ReadConfiguration(ref LogTokens log)
    {
        var (isOff, level) = (false, (LogLevel?)null);
        if (!log.EnterObject())
        {
            return (isOff, level);
        }

        while (log.NextProperty())
        {
            if (log.Is("enabled"u8))
            {
                isOff = log.IsFalse();
            }
            else if (log.Is("level"u8))
            {
                level = log.Text() is { } word ? LevelOf(word) : null;
            }
            else
            {
                log.Skip();
            }
        }

        return (isOff, level);
    }

    private static Properties ReadProperties(ref LogTokens log)
    {
        var properties = default(Properties);
        if (!log.EnterObject())
        {
            return properties;
        }

        while (log.NextProperty())
        {
            if (log.Is("category"u8))
            {
                properties.Category = log.Text();
            }
            else if (log.Is("isEverSuppressed"u8))
            {
                properties.IsEverSuppressed = log.Text() == "true";
            }
            else if (log.Is("suppressionKinds"u8))
            {
                properties.IsSuppressedBySettings = Holds(ref log, "external"u8);
            }
            else if (log.Is("tags"u8))
            {
                properties.IsEvidence = Holds(ref log, "PsiEvidence"u8);
            }
            else
            {
                log.Skip();
            }
        }

        return properties;
    }

    private static bool Holds(ref LogTokens log, ReadOnlySpan<byte> text)
    {
        var isThere = false;
        if (!log.EnterArray())
        {
            return false;
        }

        while (log.NextText())
        {
            isThere |= log.TextIs(text);
        }

        return isThere;
    }

    private static LogLevel LevelOf(string word) => word switch
    {
        "error" => LogLevel.Error,
        "warning" => LogLevel.Warning,
        "note" => LogLevel.Note,
        _ => LogLevel.None,
    };

    private record struct Properties(string? Category, bool IsEverSuppressed, bool IsSuppressedBySettings, bool IsEvidence);
}
