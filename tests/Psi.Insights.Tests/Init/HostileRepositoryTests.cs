using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Policy;

namespace Psi.Insights.Tests.Init;

public sealed class HostileRepositoryTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("", "Broken.csproj: ")]
    [InlineData("<Project", "Broken.csproj(1,")]
    [InlineData("<Project>\n  <PropertyGroup>\n</Project>", "Broken.csproj(3,")]
    [InlineData("<!DOCTYPE Project [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Project>&a;</Project>", "Broken.csproj: ")]
    [InlineData("\u0000\u0001\u0002", "Broken.csproj(1,")]
    public async Task A_project_that_is_no_XML_is_said_and_the_others_are_read(string content, string place)
    {
        _repository.With("Broken.csproj", content)
            .With("Tool.csproj", "<Project><PropertyGroup><PackAsTool>true</PackAsTool></PropertyGroup></Project>");

        var run = await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.StartsWith($"psi: note: {place}", run.Error, StringComparison.Ordinal);
        Assert.Contains(": it is not valid XML: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("tool", InitRun.ProductOf(_repository).Technology);
    }

    [Fact]
    public async Task A_project_nested_deeply_and_one_that_is_too_long_are_no_harm()
    {
        _repository.With(
            "Deep.csproj", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)))
            .With("Long.csproj", $"<Project><!--{new string('x', 3 * 1024 * 1024)}--></Project>");

        var run = await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal("psi: note: Long.csproj: it is longer than 2 MiB\n", run.Error);
        Assert.Equal("library", InitRun.ProductOf(_repository).Technology);
    }

    [Fact]
    public async Task Many_bad_projects_do_not_flood_the_terminal()
    {
        for (var number = 0; number < 30; number++)
        {
            _repository.With($"P{number:D2}.csproj", "<");
        }

        var run = await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Equal(11, run.Error.TrimEnd('\n').Split('\n').Length);
        Assert.EndsWith("psi: note: 20 more could not be read\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_link_is_followed_to_a_file_outside()
    {
        using var outside = new TemporaryRepository()
            .With("CODEOWNERS", "* @contoso/outside")
            .With("Outside.csproj", "<Project Sdk='Microsoft.NET.Sdk.Web' />");
        Directory.CreateSymbolicLink(_repository[".github"], outside.Root);
        File.CreateSymbolicLink(_repository["Linked.csproj"], outside["Outside.csproj"]);
        Directory.CreateSymbolicLink(_repository["circle"], _repository.Root);

        var run = await InitRun.Of(_repository, "--domain", "D", "--accountable", "a@b.example", "--team", "given");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("psi: note: .github/CODEOWNERS: .github is a link, which is not followed\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("psi: note: Linked.csproj: it is a link, which is not followed\n", run.Error, StringComparison.Ordinal);
        Assert.Null(InitRun.ProductOf(_repository).Technology);
        Assert.DoesNotContain("outside", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CODEOWNERS_of_great_length_is_not_read()
    {
        using (var file = File.Create(_repository["CODEOWNERS"]))
        {
            file.SetLength(100 * 1024 * 1024);
        }

        var run = await InitRun.Of(_repository);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.StartsWith("psi: note: CODEOWNERS: it is longer than 3 MiB\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_commands_the_terminal_is_not_known()
    {
        _repository.With("CODEOWNERS", "* @contoso/\u001B[2Jteam\u202E");

        var run = await InitRun.Of(_repository);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("  --team ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', run.Error);
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("123", "123")]
    [InlineData("a: b", "a-b")]
    [InlineData("#x", "x")]
    [InlineData("- y", "y")]
    [InlineData("x\nid: evil\ry", "x-id-evil-y")]
    [InlineData("\u001B]0;title\u0007", "0-title")]
    [InlineData("\"quoted\" 'name'", "quoted-name")]
    public async Task A_folder_may_have_any_name(string name, string id)
    {
        if (OperatingSystem.IsWindows() && name.AsSpan().ContainsAny("\n\r\":\u001B\u0007"))
        {
            return;
        }

        Directory.CreateDirectory(_repository[name]);

        var run = await InitRun.Saying(null, ["init", _repository[name], .. InitRun.Unknowable]);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.DoesNotContain('\u001B', run.Output);
        var read = ProductFileReader.Read("psi.yaml", File.ReadAllText(Path.Combine(_repository[name], "psi.yaml")));
        Assert.Empty(read.Problems);
        Assert.Equal(id, read.Value!.Id);
    }

    [Fact]
    public async Task A_project_whose_name_ends_a_line_does_not_leave_its_comment()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _repository.With("a\nlevel: 1\n#.csproj", "<Project Sdk='Microsoft.NET.Sdk.Web' />");

        await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Null(InitRun.ProductOf(_repository).Level);
        Assert.Equal("api", InitRun.ProductOf(_repository).Technology);
    }

    [Fact]
    public async Task A_folder_whose_letters_no_id_can_hold_gives_none_and_the_option_is_named()
    {
        Directory.CreateDirectory(_repository["Überweisung"]);

        var run = await InitRun.Saying(null, ["init", _repository["Überweisung"], .. InitRun.Unknowable]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("\n  --id  a stable id of letters", run.Error, StringComparison.Ordinal);
    }
}
