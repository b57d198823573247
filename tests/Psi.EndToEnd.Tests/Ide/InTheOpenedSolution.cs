namespace Psi.EndToEnd.Tests.Ide;

/// <summary>The tests that type in one opened solution.</summary>
[CollectionDefinition(Name)]
public sealed class InTheOpenedSolution : ICollectionFixture<OpenedSolution>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "In the opened solution";
}
