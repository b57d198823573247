using Psi.Insights.CommandLine;

namespace Psi.Insights.Init;

/// <summary>What <c>psi init --json</c> writes.</summary>
internal static class InitJson
{
    /// <summary>
    /// The file, whether it is written, each value with its source, the level, what could not be read, and what to do next.
    /// </summary>
    public static string Of(InitResult result) => ReadableJson.Of(new
    {
        result.File,
        Written = result.IsWritten,
        Values = ProductKey.All
            .Where(result.Draft.Values.ContainsKey)
            .Select(key => (Key: key, Known: result.Draft.Values[key]))
            .Select(value => new
            {
                Key = value.Key.Name,
                Value = value.Key.IsList ? null : value.Known.Value,
                Items = value.Key.IsList ? value.Key.Items(value.Known.Value) : null,
                value.Known.Source,
                value.Known.Remark,
            }),
        Excluded = result.Draft.Excluded.Select(exclusion => new { exclusion.Path, exclusion.Reason, exclusion.Because }),
        result.Practices,
        result.Text.Level.Level,
        result.Text.Level.Derived,
        Unread = result.Problems.Select(problem => new { problem.Path, problem.Message }),
        NextSteps = result.NextSteps,
        Content = result.IsWritten ? null : result.Text.Text,
    });
}
