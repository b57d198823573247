using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>What files say of the services that a product uses, whichever services a policy names.</summary>
/// <param name="Signs">By place.</param>
/// <param name="Unread">Files, or parts of them, that may say more.</param>
/// <param name="FilesRead">The files that were looked into, absolute, in ordinal order: the answer changes when one of them does.</param>
public sealed record ServiceSurvey(
    IReadOnlyList<ServiceSign> Signs, IReadOnlyList<UnreadServiceFile> Unread, IReadOnlyList<string> FilesRead)
{
    /// <summary>Nothing was looked at.</summary>
    public static ServiceSurvey Empty { get; } = new([], [], []);

    internal static ServiceSurvey Of(IEnumerable<SignCollector> files, IEnumerable<string> filesRead)
    {
        List<SignCollector> all = [.. files];
        return new ServiceSurvey(
            [.. all.SelectMany(file => file.Signs).Distinct().OrderBy(sign => sign.At).ThenBy(sign => sign.Name, StringComparer.Ordinal)],
            [.. all.SelectMany(file => file.Unread).Distinct().OrderBy(unread => unread.At)],
            [.. filesRead.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)]);
    }
}

/// <summary>A file that may show the use of a service, and could not be read, or not whole.</summary>
/// <param name="At">The file, with the line and column where reading it ended, if that is known.</param>
/// <param name="Reason">Why, as the rest of a sentence.</param>
public sealed record UnreadServiceFile(FileLocation At, string Reason);
