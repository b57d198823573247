using System.Text;
using Psi.Inventory;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit;

/// <summary>A policy file as it is proposed to be.</summary>
/// <param name="Policy">The file that it would replace, as it is shown.</param>
/// <param name="Before">That file's text.</param>
/// <param name="After">The text proposed.</param>
/// <param name="Bytes">The same in the file's own encoding.</param>
/// <param name="Proposals">What is changed.</param>
internal sealed record ProposedFile(string Policy, string Before, string After, byte[] Bytes, IReadOnlyList<AuditProposal> Proposals)
{
    /// <summary>
    /// Added to the policy file's name. It does not end in .yaml, so that tools which read every *.yaml as a policy don't read it.
    /// </summary>
    public const string Ending = ".proposed";

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode,
    ];

    /// <summary>The file it is written to, as it is shown: next to the policy file.</summary>
    public string Target => Policy + Ending;

    /// <summary>Makes the proposed file of a policy file's bytes; null when nothing can be proposed.</summary>
    /// <param name="policy">The policy file, as it is shown.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="proposals">What should be changed in it.</param>
    /// <param name="refused">Those that would change more than they should.</param>
    public static ProposedFile? Of(
        string policy, byte[] bytes, IReadOnlyList<AuditProposal> proposals, out IReadOnlyList<AuditProposal> refused)
    {
        var before = Utf8Text.Decode(bytes);
        var encoding = Encodings.FirstOrDefault(encoding => Encode(encoding, before).AsSpan().SequenceEqual(bytes));
        List<AuditProposal> made = encoding is null ? [] : [.. proposals];
        // Usually all changes fit. Only when one does not, each is tried alone, because every try reads the file.
        if (!TryAmend(policy, before, made, out var after))
        {
            made.RemoveAll(proposal => !TryAmend(policy, before, [proposal], out _));
            if (!TryAmend(policy, before, made, out after))
            {
                made.Clear();
            }
        }

        refused = [.. proposals.Except(made)];
        return made.Count == 0 ? null : new ProposedFile(policy, before, after, Encode(encoding!, after), made);
    }

    /// <summary>Writes it, unless there is another one already.</summary>
    /// <param name="folder">The folder that shown paths start from.</param>
    /// <param name="isForced">Whether an existing file may be replaced.</param>
    /// <returns>Whether it is there now.</returns>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public bool TryWrite(string folder, bool isForced)
    {
        var target = Path.GetFullPath(Path.Combine(folder, Target));
        var isThere = FileContent.TryRead(target, int.MaxValue, out var present, out var unreadable);
        if (isThere && present.AsSpan().SequenceEqual(Bytes))
        {
            return true;
        }

        if ((isThere || unreadable is not null) && !isForced)
        {
            return false;
        }

        AtomicFile.Write(target, Bytes);
        return true;
    }

    // Propose nothing that would not be a valid policy.
    private static bool TryAmend(string policy, string before, IReadOnlyList<AuditProposal> proposals, out string after)
    {
        after = "";
        if (!PolicyEditor.TryApply(before, [.. proposals.SelectMany(proposal => proposal.Changes)], out var amended))
        {
            return false;
        }

        after = amended;
        return PolicyFileReader.Read(policy, amended).IsValid;
    }

    private static byte[] Encode(Encoding encoding, string text) => [.. encoding.Preamble, .. encoding.GetBytes(text)];
}
