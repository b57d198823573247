namespace Psi.Insights.CommandLine;

/// <summary>The exit codes. When several apply, the highest counts.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int PolicyNotMet = 1;
    public const int Usage = 2;
    public const int BadInput = 3;
    public const int StoreOrNetwork = 4;

    /// <summary>What each means: <c>psi --help</c> prints it, and a test compares <c>docs/command-line.md</c> with it.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "done"),
        (PolicyNotMet, "the policy is not met"),
        (Usage, "wrong usage: an option, an argument or a file in the way"),
        (BadInput, "bad input: a file that can't be read or is not valid; the message names it, with its line"),
        (StoreOrNetwork, "the store, the network or the disk failed"),
    ];
}
