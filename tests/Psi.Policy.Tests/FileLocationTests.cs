namespace Psi.Policy.Tests;

public sealed class FileLocationTests
{
    [Fact]
    public void Places_order_by_path_then_line_then_column()
    {
        FileLocation[] inOrder =
        [
            new("A.csproj", 9, 1),
            new("a.csproj"),
            new("a.csproj", 2),
            new("a.csproj", 2, 4),
            new("a.csproj", 10, 1),
            new("a.csproj", 10, 3),
            new("b/a.csproj", 1),
        ];

        Assert.Equal(inOrder, inOrder.Reverse().Order());
    }

    [Fact]
    public void Problems_are_shown_once_by_place_rule_and_message()
    {
        Problem[] inOrder =
        [
            new("PSI1003", Severity.Error, new("a", 2), "b"),
            new("PSI1001", Severity.Error, new("a", 10), "c"),
            new("PSI1002", Severity.Error, new("a", 10), "a"),
            new("PSI1002", Severity.Error, new("a", 10), "b"),
        ];

        Assert.Equal(inOrder, Problem.InOrder([.. inOrder.Reverse(), inOrder[1]]));
    }
}
