namespace Psi.Insights.CommandLine;

/// <summary>What the process says when it ends. Of several that apply, the highest.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int PolicyNotMet = 1;
    public const int Usage = 2;
    public const int BadInput = 3;
    public const int StoreOrNetwork = 4;
}
