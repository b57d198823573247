namespace Psi.Insights.Init;

/// <summary>The owners of a whole repository, as a CODEOWNERS file names them.</summary>
/// <param name="Line">The line that does, from 1.</param>
/// <param name="Owners">As they are written: <c>@contoso/payments-core</c>.</param>
internal sealed record CodeOwners(int Line, IReadOnlyList<string> Owners)
{
    private static readonly string[] EveryFile = ["*", "**", "/**"];

    /// <summary>The owners of <c>*</c>; null without such a line. The last such line counts, as for every pattern.</summary>
    /// <param name="text">The file's content.</param>
    public static CodeOwners? OfEverything(string text)
    {
        CodeOwners? last = null;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var end = line.IndexOf('#');
            var words = (end < 0 ? line : line[..end]).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words is [var pattern, .. var owners] && EveryFile.Contains(pattern))
            {
                last = new CodeOwners(number, owners);
            }
        }

        return last is { Owners.Count: > 0 } ? last : null;
    }

    /// <summary>The owner that builds the product: the first that is an organisation's team, else the first.</summary>
    public string Builder => Owners.FirstOrDefault(IsTeam) ?? Owners[0];

    /// <summary>Whether the builder is a team or the only owner; the first of several people is no team.</summary>
    public bool IsBuilderCertain => IsTeam(Builder) || Owners.Count == 1;

    /// <summary>The builder's name, without the organisation or group before it; an e-mail address as it is.</summary>
    public string Team => Builder.StartsWith('@') ? Builder[(Math.Max(Builder.LastIndexOf('/'), 0) + 1)..] : Builder;

    private static bool IsTeam(string owner) => owner.StartsWith('@') && owner.Contains('/');
}
