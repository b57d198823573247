using System.Text;

namespace Psi.Build.Tests;

/// <summary>What silences a rule in a file-based app is found at its line.</summary>
public sealed class AppElementsTests
{
    [Fact]
    public void The_lines_of_an_app_are_the_elements_that_the_SDK_makes_of_them()
    {
        var elements = AppElements.Read(
            Encoding.UTF8.GetBytes("#!/x\n#:property NoWarn=PSI3101\n#:package Psi.Analyzers@0.1.0\n#:include a.cs\n#:property\nclass C;"),
            "app.cs");

        Assert.Equal(["NoWarn", "PackageReference", "Import"], elements.Select(element => element.Name));
        Assert.Equal(("PSI3101", "app.cs(2,1)"), (elements[0].Text, elements[0].At.ToString()));
        Assert.Equal(("Psi.Analyzers", "0.1.0"), (elements[1].Attribute("Include"), elements[1].Attribute("Version")));
        Assert.Equal("a.cs", elements[2].Attribute("Project"));
    }
}
