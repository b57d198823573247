using Psi.Policy;

namespace Psi.Build;

/// <summary>Reads the files from which the silenced rules are decided.</summary>
internal static class SilencedSdkRulesReader
{
    /// <summary>In bytes; a larger configuration counts as one that can't be read.</summary>
    private const long MaximumSize = 4 * 1024 * 1024;

    /// <summary>Decides. When a file can't be read, every rule stays as it is.</summary>
    /// <param name="listFile">The package's list for the SDK; empty when it may not be used.</param>
    /// <param name="obstacle">Why it may not be used, as a clause.</param>
    /// <param name="configurationFiles">Analyzer configuration files of the compile, absolute.</param>
    /// <param name="setup">The policy.</param>
    public static SilencedSdkRules Read(string listFile, string obstacle, IEnumerable<string> configurationFiles, PolicySetup setup)
    {
        if (listFile.Length == 0)
        {
            return SilencedSdkRules.None(obstacle);
        }

        if (!setup.IsReliable)
        {
            return SilencedSdkRules.None("the policy is invalid, so nobody knows which rules it needs");
        }

        try
        {
            return SilencedSdkRules.Decide(
                SilencedSdkRulesConfig.Read(ReadText(listFile)),
                setup.Policy.Requirements.SelectMany(requirement => requirement.Rules),
                BulkSeverities.In(configurationFiles.Where(File.Exists).Select(file => new AnalyzerConfiguration(file, ReadText(file)))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return SilencedSdkRules.None($"a configuration file of the compile can't be read ({exception.Message})");
        }
    }

    private static string ReadText(string path) => new FileInfo(path).Length <= MaximumSize
        ? Utf8Text.Decode(File.ReadAllBytes(path))
        : throw new IOException($"'{path}' is larger than {MaximumSize / 1024 / 1024} MiB");
}
