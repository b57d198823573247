using System.CommandLine;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Store;

/// <summary><c>psi store</c>: looks after a store.</summary>
internal static class StoreCommand
{
    public static Command Create(Terminal terminal) =>
        new("store", "Look after a store.") { ForgetCommand.Create(terminal) };
}
