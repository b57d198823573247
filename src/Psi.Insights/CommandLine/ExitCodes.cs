namespace Psi.Insights.CommandLine;

/// <summary>The exit codes. When several apply, the highest counts.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int PolicyNotMet = 1;
    public const int Usage = 2;
    public const int BadInput = 3;
    public const int StoreOrNetwork = 4;
}
