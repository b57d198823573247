using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Psi.Measures;

/// <summary>
/// Something a tool found. Tool, product or repository, and fingerprint name it, so that the same finding of the next run is the same one;
/// what two tools find counts once for each.
/// </summary>
public sealed record ToolFinding
{
    /// <summary>The tool's name, as in its <see cref="ToolRun"/>.</summary>
    public required string Tool { get; init; }

    /// <summary>What the tool is for.</summary>
    public required ToolPractice Practice { get; init; }

    /// <summary>The tool's rule, advisory or weakness: <c>CVE-2026-0001</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The same in each run: the tool's own where it has one, else made by <see cref="Sources.Fingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How bad.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What became of it, as the tool says.</summary>
    public required FindingState State { get; init; }

    /// <summary>What it is compared with; set when it is known whose it is.</summary>
    public ToolSeries? Series { get; init; }

    /// <summary>The id of the product; null where only the repository is known.</summary>
    public string? Product { get; init; }

    /// <summary>The repository; null where only the product is known.</summary>
    public string? Repository { get; init; }

    /// <summary>What its run looked at, as in the <see cref="ToolRun"/>.</summary>
    public string? Scope { get; init; }

    /// <summary>When its run was; null when nobody says.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Where: a file, an address, a component (purl). Null when the tool does not say.</summary>
    public string? Place { get; init; }

    /// <summary>The line in that file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>One line of the tool's words.</summary>
    public string? Title { get; init; }

    /// <summary>When the tool first saw it, as it says itself.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>When it was gone, as the tool says itself.</summary>
    public DateTimeOffset? FixedAt { get; init; }

    /// <summary>
    /// What names it, as a number: half of SHA-256, so that two of a billion findings meet with a chance of one in 10^20.
    /// </summary>
    public UInt128 Key => BinaryPrimitives.ReadUInt128LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Tool, Product, Repository, Rule, Fingerprint))));
}
