namespace Psi.Policy;

/// <summary>Where the pages of rules are: what help links are made of.</summary>
/// <param name="Template">An address with <see cref="IdPlace"/>; null when no pages are known.</param>
public sealed record RulePages(string? Template)
{
    /// <summary>What a rule's id takes the place of.</summary>
    public const string IdPlace = "{id}";

    /// <summary>No pages, so no links.</summary>
    public static RulePages None { get; } = new(Template: null);

    /// <summary>The pages <c>&lt;id&gt;.md</c> in a folder, as the package brings them.</summary>
    /// <param name="folder">Absolute; none when it is empty.</param>
    public static RulePages In(string folder)
    {
        if (folder.Length == 0)
        {
            return None;
        }

        // A name of a folder may hold what has a meaning in an address.
        var parts = folder.Replace('\\', '/').Trim('/').Split('/');
        var isShare = folder.StartsWith(@"\\", StringComparison.Ordinal);
        var address = string.Join("/", parts.Select((part, index) => index == 0 && part.EndsWith(":", StringComparison.Ordinal)
            ? part
            : Uri.EscapeDataString(part)));
        return new RulePages($"{(isShare ? "file://" : "file:///")}{address}/{IdPlace}.md");
    }

    /// <summary>These pages, or others where there are none.</summary>
    public RulePages Or(RulePages others) => Template is null ? others : this;

    /// <summary>The address of a rule's page; null when no pages are known.</summary>
    public string? AddressOf(string ruleId) => Template?.Replace(IdPlace, ruleId);
}
