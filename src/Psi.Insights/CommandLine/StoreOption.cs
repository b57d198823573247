using System.CommandLine;

namespace Psi.Insights.CommandLine;

/// <summary><c>--store</c>, the same for every command that has it.</summary>
internal static class StoreOption
{
    public static Option<string> Create(string description) =>
        new("--store") { Description = description, HelpName = "file", DefaultValueFactory = _ => "insights.db" };
}
