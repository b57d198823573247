namespace Psi.Store;

/// <summary>Runs of one tool over one thing. Without a scope, those whose file has one path.</summary>
internal sealed record ToolSeries(string Tool, string? Product, string? Repository, string? Scope, string? Path);
